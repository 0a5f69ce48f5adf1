// Files that Vite turns into modules.
declare module '*.css'

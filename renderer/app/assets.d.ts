// Files that Vite turns into modules.
declare module '*.css'

interface ImportMeta {
  /** Vite's: the texts of all files that fit, each by its path. */
  glob(pattern: string, options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>
}

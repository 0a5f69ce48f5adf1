// Builds the window into dist/window, which the station serves.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/window',
    emptyOutDir: true,
    // The content security policy allows no data: address for scripts, styles and fonts.
    assetsInlineLimit: 0,
    target: 'chrome120',
    chunkSizeWarningLimit: 3000,
  },
})

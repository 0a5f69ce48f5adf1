// Builds the window into dist/window, which the station serves.
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { callRights } from '../native/contract/call-rights.ts'

/** The table of rights as it is: making it out of the contract would have each window read every schema at its start. */
const rightsAsTable: Plugin = {
  name: 'rights-as-table',
  load: (file) =>
    file.endsWith('/native/contract/call-rights.ts') ? `export const callRights = ${JSON.stringify(callRights)}` : null,
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), rightsAsTable],
  build: {
    outDir: '../dist/window',
    emptyOutDir: true,
    // The content security policy allows no data: address for scripts, styles and fonts.
    assetsInlineLimit: 0,
    target: 'chrome120',
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'first', test: /renderer[\\/]app[\\/]main\.tsx$/, priority: 1 }],
        },
      },
    },
  },
})

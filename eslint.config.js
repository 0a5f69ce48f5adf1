import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'

/**
 * Imports run one way: journal ← vault ← capture, cases ← session, archive ← server ← station.
 * Each folder of native/ names the folders that it may import; the renderer may import the contract only.
 */
const vault = ['journal', 'media', 'hashing', 'contract']
const capture = ['vault', ...vault]
const session = ['capture', ...capture]
const cases = ['database', ...capture]
const mayImport = {
  journal: [],
  contract: [],
  media: [],
  hashing: [],
  database: ['contract'],
  jobs: ['contract'],
  logs: ['contract'],
  tables: ['contract'],
  vault,
  capture,
  session,
  preflight: ['session', ...session],
  cases,
  people: ['database', 'tables', 'contract'],
  audit: cases,
  'written-record': ['cases', ...cases],
  speech: ['capture', 'cases', ...cases],
  shell: ['session', 'database', ...session],
  search: ['cases', 'exhibits', 'written-record', ...cases],
  acts: ['cases', 'tables', ...cases],
  exhibits: ['capture', 'cases', ...cases],
  'second-disk': ['audit', 'exhibits', 'cases', ...cases],
  documents: ['cases', ...cases],
  reconciliation: ['cases', 'written-record', ...cases],
  diagnostics: ['logs', 'preflight', 'session', 'capture', 'cases', ...cases],
  'case-file': ['acts', 'documents', 'exhibits', 'written-record', 'cases', ...cases],
  archive: ['acts', 'case-file', 'audit', 'cases', 'documents', 'exhibits', 'written-record', ...cases],
  server: ['audit', 'archive', 'preflight', 'session', 'jobs', 'capture', 'cases', ...cases],
}
const folders = Object.keys(mayImport)

const direction = (files, forbidden) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: forbidden, message: 'Against the direction of imports.' }] },
    ],
  },
})

export default defineConfig(
  { ignores: ['dist/', 'artefacts/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  { files: ['renderer/**/*.tsx', 'renderer/**/*.ts'], extends: [hooks.configs.flat.recommended] },
  {
    files: ['scripts/**/*.mjs', '*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly' } },
  },
  ...folders.map((folder) =>
    direction(
      [`native/${folder}/**`],
      [
        ...folders
          .filter((other) => other !== folder && !mayImport[folder].includes(other))
          .map((other) => `**/${other}/**`),
        '**/station.ts',
        '**/handlers/**',
        '**/cli.ts',
        '**/electron/**',
        'electron',
        '**/renderer/**',
      ],
    ),
  ),
  direction(
    ['native/command/**', 'native/handlers/**', 'native/*.ts'],
    ['electron', '**/electron/**', '**/renderer/**'],
  ),
  direction(
    ['renderer/**'],
    [...folders.filter((f) => f !== 'contract').map((f) => `**/native/${f}/**`), 'electron', 'node:*'],
  ),
)

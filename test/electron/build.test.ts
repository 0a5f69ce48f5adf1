// What is built and packed: nothing of Electron that a program of others could use, no sources of ours, no code from elsewhere.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildShell, shellFolder } from '../../scripts/build-shell.mjs'
import { buildWindow, windowFolder } from '../../scripts/build-window.mjs'

const top = join(import.meta.dirname, '..', '..')
const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
const textsIn = (folder: string, ending: RegExp) =>
  filesIn(folder, ending).map((file) => ({ file, text: readFileSync(file, 'utf8') }))

test('every fuse of Electron is set, each to the safe side', async () => {
  const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { getConfig } = require('app-builder-lib/out/util/config/config') as {
    readonly getConfig: (folder: string, path: null, overrides: object) => Promise<{ electronFuses: object }>
  }
  const { electronFuses } = await getConfig(top, null, {})
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    enableCookieEncryption: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    onlyLoadAppFromAsar: true,
  })
})

/** Ways of Electron to serve files by itself. */
const schemes = ['protocol.', 'registerSchemes', 'loadFile(', 'file://']

test('the shell has no bridge to its window: no preload script, no messages, no scheme, no program of the system', () => {
  const shell = textsIn(join(top, 'electron'), /\.ts$/)
  expect(shell.length).toBeGreaterThan(5)
  for (const { file, text } of shell)
    for (const word of ['ipcMain', 'contextBridge', 'preload:', 'shell.open', 'executeJavaScript', ...schemes])
      expect([file, word, text.includes(word)]).toEqual([file, word, false])
})

test('programs are started by one module alone, each with its arguments one by one and no shell between', () => {
  const sources = ['native', 'electron'].flatMap((folder) => textsIn(join(top, folder), /\.ts$/))
  const starting = sources.filter(({ text }) => /child_process|\bexeca\b|zx['"]/.test(text))
  expect(starting.map(({ file }) => relative(top, file))).toEqual([join('native', 'capture', 'child.ts')])
  expect(starting[0]?.text).toMatch(/import \{ spawn(, type \w+)* \} from 'node:child_process'/)
  expect(starting[0]?.text).not.toMatch(/\bshell:/)
})

describe('the build', () => {
  beforeAll(() => {
    buildWindow()
    buildShell()
  })

  test('has no source maps', () => {
    expect(filesIn(join(top, 'dist', 'shell'), /\.map$/)).toEqual([])
    const scripts = [...textsIn(windowFolder, /\.(js|css)$/), ...textsIn(shellFolder, /\.(js|css)$/)]
    expect(scripts.length).toBeGreaterThan(100)
    for (const { file, text } of scripts) expect([file, /[#@] sourceMappingURL=/.test(text)]).toEqual([file, false])
  })

  test('has a page without code of its own, that loads from beside itself only', () => {
    const page = readFileSync(join(windowFolder, 'index.html'), 'utf8')
    for (const [tag] of page.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/ src="\.\/assets\/[\w-]+\.js"/)
    expect(page.match(/<script[^>]*>\s*[^<\s]/)).toBeNull()
    expect(page).not.toMatch(/\son\w+=|(?:src|href)="(?!\.\/)/)
  })
})

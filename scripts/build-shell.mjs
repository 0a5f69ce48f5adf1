// Puts what Electron runs into dist/shell, laid out as the project is: station and shell as JavaScript, resources, window.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { windowFolder } from './build-window.mjs'
import { commitOf } from './commit.mjs'
import { top } from './set-up.mjs'

export const shellFolder = join(top, 'dist', 'shell')

const sourceFolders = ['native', 'electron']

function sourcesOf(folder) {
  const entries = readdirSync(join(top, folder), { recursive: true }).map(String)
  return entries.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))
}

/** Types removed, and every import of another source pointed at what it becomes. */
function toJavaScript(typescript, source, fileName) {
  const { ModuleKind, ScriptTarget, transpileModule } = typescript
  const compilerOptions = {
    module: ModuleKind.ESNext,
    target: ScriptTarget.ES2024,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  }
  const { outputText } = transpileModule(source, { compilerOptions, fileName })
  // Threads are named by address, not by import.
  return outputText.replace(/new URL\('(\.[^']*)\.ts', import\.meta\.url\)/g, "new URL('$1.js', import.meta.url)")
}

/** The window must have been built before. */
export function buildShell() {
  const typescript = createRequire(import.meta.url)('typescript')
  rmSync(shellFolder, { recursive: true, force: true })
  for (const file of sourceFolders.flatMap(sourcesOf)) {
    const target = join(shellFolder, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, toJavaScript(typescript, readFileSync(join(top, file), 'utf8'), file))
  }
  cpSync(join(top, 'resources'), join(shellFolder, 'resources'), { recursive: true })
  cpSync(windowFolder, join(shellFolder, 'dist', 'window'), { recursive: true })
  const { name, version, description, license } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'))
  const facts = { name, version, description, license, type: 'module', main: 'electron/main.js' }
  writeFileSync(join(shellFolder, 'package.json'), `${JSON.stringify(facts, null, 2)}\n`)
  writeFileSync(join(shellFolder, 'build.json'), `${JSON.stringify({ commit: commitOf() })}\n`)
}

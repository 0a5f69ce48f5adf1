// Builds the window into dist/window, when its sources are others than at the last build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { node24, top } from './set-up.mjs'

export const windowFolder = join(top, 'dist', 'window')
/** What the built window is made of. */
const sources = [
  'renderer',
  'resources/help',
  'native/contract',
  'package-lock.json',
  'scripts/licences.mjs',
  'electron/packaging',
  'resources/demo/NOTICE.md',
  'resources/fonts/NOTICE-DejaVu.txt',
]

function filesUnder(path) {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

/** SHA-256 over names and contents of the files and folders at `paths`, in an order that depends on nothing else. */
export function stampOf(paths, folder = top) {
  const hash = createHash('sha256')
  const files = paths.flatMap((path) => (/\.\w+$/.test(path) ? [join(folder, path)] : filesUnder(join(folder, path))))
  for (const file of files.sort()) {
    const content = readFileSync(file)
    hash.update(`${relative(folder, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** The window shows them; the tool advises on standard error about packages with two licence files. */
function collectLicences() {
  const args = [join(top, 'scripts', 'licences.mjs'), join(windowFolder, 'licences.json')]
  const done = spawnSync(node24, args, { cwd: top, encoding: 'utf8' })
  if (done.status === 0) return
  console.error(`${done.stderr}\nThe licences could not be collected; what is printed above says why.`)
  process.exit(1)
}

/** Returns whether there was anything to build; ends the program with a sentence when the build fails. */
export function buildWindow() {
  const stampFile = join(top, 'dist', 'window.stamp')
  const wanted = stampOf(sources)
  const isBuilt = existsSync(join(windowFolder, 'index.html')) && existsSync(stampFile)
  if (isBuilt && readFileSync(stampFile, 'utf8') === wanted) return false
  console.log('Building the window')
  const vite = join(top, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', join(top, 'renderer', 'vite.config.ts'), '--logLevel', 'warn']
  // Whoever builds, a test among others, gets the same window.
  const env = { ...process.env, NODE_ENV: 'production' }
  if (spawnSync(node24, args, { cwd: top, stdio: 'inherit', env }).status !== 0) {
    console.error('The window could not be built; what is printed above says why.')
    process.exit(1)
  }
  collectLicences()
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, wanted)
  return true
}

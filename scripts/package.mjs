// `npm run package`: installers for this system; with `-- --dir` only the program's folder, from which they are made.
// Options: --arch x64|arm64|universal, --electron DIR, --ffmpeg FILE|none, --output DIR, --homepage ADDRESS. See docs/packaging.md.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { load } from 'js-yaml'
import { buildShell } from './build-shell.mjs'
import { buildWindow } from './build-window.mjs'
import { cLibraryOf } from './c-library.mjs'
import { findElectron } from './hosts.mjs'
import { makeIcons } from './icons.mjs'
import { stageFfmpeg } from './stage-ffmpeg.mjs'
import { node24, setUp, top } from './set-up.mjs'

const systems = { linux: 'linux', win32: 'win', darwin: 'mac' }
const system = systems[process.platform] ?? fail(`Nothing is packaged on ${process.platform}.`)
const usage =
  'npm run package -- [--dir] [--arch x64|arm64|universal] [--electron DIR] [--ffmpeg FILE|none] [--output DIR] [--homepage ADDRESS]'

function fail(sentence) {
  console.error(sentence)
  process.exit(2)
}

function readOptions() {
  const options = {
    dir: { type: 'boolean', default: false },
    arch: { type: 'string', default: system === 'mac' ? 'universal' : process.arch },
    electron: { type: 'string' },
    ffmpeg: { type: 'string' },
    output: { type: 'string', default: join(top, 'dist', 'installers') },
    homepage: { type: 'string' },
  }
  try {
    return parseArgs({ options }).values
  } catch (error) {
    return fail(`${error.message}\n${usage}`)
  }
}

/** The Electron to pack: the folder given, else the one installed here when it is of the right kind, else downloaded. */
function electronDist({ electron, arch }) {
  if (electron !== undefined) return existsSync(electron) ? resolve(electron) : fail(`There is no ${electron}.`)
  const installed = arch === process.arch ? findElectron() : undefined
  // On macOS the program lies deep inside Electron.app.
  return installed === undefined ? undefined : installed.replace(/[\\/]Electron\.app[\\/].*|[\\/][^\\/]*$/, '')
}

/** Runs electron-builder for one target; answers whether it succeeded. */
function build(target, { arch, output, electron, homepage }) {
  const builder = join(top, 'node_modules', 'electron-builder', 'cli.js')
  const settings = {
    'directories.output': resolve(output),
    // sqlite3 speaks Node-API: what was compiled for this computer serves Electron as well. For others it is fetched.
    npmRebuild: arch !== process.arch,
    ...(electron === undefined ? {} : { electronDist: electron }),
    ...(homepage === undefined ? {} : { 'extraMetadata.homepage': homepage }),
  }
  const args = [builder, `--${system}`, ...(target === 'dir' ? ['--dir'] : [target]), `--${arch}`, '--publish', 'never']
  const set = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`)
  return spawnSync(node24, [...args, ...set], { cwd: top, stdio: 'inherit' }).status === 0
}

/** Names of the installers of this system, as electron-builder.yml lists them. */
const targets = () => load(readFileSync(join(top, 'electron-builder.yml'), 'utf8'))[system].target

const { dir, ffmpeg, ...options } = readOptions()
setUp({ tests: false })
const electron = electronDist(options)
const archs = options.arch === 'universal' ? ['x64', 'arm64'] : [options.arch]
for (const arch of archs) stageFfmpeg(arch, ffmpeg)
buildWindow()
await makeIcons()
buildShell()
const wanted = dir ? ['dir'] : targets()
const failed = wanted.filter((target) => !build(target, { ...options, electron }))
if (failed.length > 0) fail(`Not built: ${failed.join(', ')}. What is printed above says why.`)
if (system === 'linux') {
  const { version, name } = cLibraryOf(resolve(options.output)) ?? {}
  if (version !== undefined) console.log(`Needs glibc ${version} or newer, because of ${name}`)
}
console.log(`Built ${wanted.join(', ')} in ${resolve(options.output)}`)

// Puts the ffmpeg that goes into a package, with its licence, its source offer and what it is, into dist/ffmpeg.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { top } from './set-up.mjs'

const packageFolder = join(top, 'node_modules', 'ffmpeg-static')
const program = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'

/** What ffmpeg says of itself; a program for another computer cannot be asked. */
function facts(file) {
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  const asked = spawnSync(file, ['-hide_banner', '-version'], { encoding: 'utf8' })
  return [`SHA-256 ${sha256}`, ...(asked.status === 0 ? [asked.stdout.trim()] : [])].join('\n')
}

/**
 * Stages ffmpeg for `arch`: the file given, else ffmpeg-static's when it is for this computer. `none` stages nothing, for
 * systems that have an ffmpeg of their own.
 */
export function stageFfmpeg(arch, given) {
  const folder = join(top, 'dist', 'ffmpeg', arch)
  rmSync(folder, { recursive: true, force: true })
  if (given === 'none') return
  const own = arch === process.arch ? join(packageFolder, program) : undefined
  const file = given ?? own
  if (file === undefined || !existsSync(file)) {
    console.error(
      `There is no ffmpeg for ${arch}${given === undefined ? '' : ` at ${given}`}: name one with --ffmpeg FILE, or say ` +
        '--ffmpeg none for packages that use the one of the system.',
    )
    process.exit(2)
  }
  mkdirSync(folder, { recursive: true })
  copyFileSync(file, join(folder, program))
  chmodSync(join(folder, program), 0o755)
  copyFileSync(join(packageFolder, 'LICENSE'), join(folder, 'LICENSE.txt'))
  copyFileSync(join(top, 'electron', 'packaging', 'ffmpeg-source.txt'), join(folder, 'SOURCE.txt'))
  writeFileSync(join(folder, 'facts.txt'), `${facts(file)}\n`)
}

// Packs the program as a person does, and reads what was packed.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import asar from '@electron/asar'

const top = join(import.meta.dirname, '..', '..')

export const commit = '0123456789ab'

/** `npm run package -- --dir` in a folder of sources; answers with the packed program's folder. */
export async function pack(sources: string, electron: string, output: string): Promise<string> {
  const args = ['--dir', '--electron', electron, '--ffmpeg', '/usr/bin/ffmpeg', '--output', output]
  const node = join(top, 'node_modules', 'node', 'bin', 'node')
  await promisify(execFile)(node, [join(sources, 'scripts', 'package.mjs'), ...args], {
    cwd: sources,
    env: { ...process.env, ZHENGLU_COMMIT: commit },
    maxBuffer: 1 << 24,
  })
  return join(output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`)
}

/** Keeps what fpm is told, and the entry for the menu, and makes something in place of a package. */
const standInFpm = `#!/bin/sh
folder=$(dirname "$0")
printf '%s\\n' "$@" > "$folder/arguments"
for file in "$@"; do case "$file" in *.desktop=*) cp "\${file%%=*}" "$folder/entry";; esac; done
# The list of files for updates states its length and hash.
while [ $# -gt 0 ]; do if [ "$1" = --package ]; then echo stand-in > "$2"; fi; shift; done
`

/** What electron-builder has fpm put into a Debian package of a packed program: its arguments, and the menu's entry. */
export async function debianPackage(tree: string, folder: string): Promise<{ arguments: string[]; entry: string }> {
  const fpm = join(folder, 'fpm')
  await writeFile(fpm, standInFpm, { mode: 0o755 })
  const builder = join(top, 'node_modules', 'electron-builder', 'cli.js')
  const args = ['--linux', 'deb', '--prepackaged', tree, '--publish', 'never', `-c.directories.output=${folder}`]
  await promisify(execFile)(process.execPath, [builder, ...args], {
    cwd: top,
    env: { ...process.env, CUSTOM_FPM_PATH: fpm },
  })
  const read = (name: string) => readFile(join(folder, name), 'utf8')
  return { arguments: (await read('arguments')).split('\n'), entry: await read('entry') }
}

export const sha256 = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

interface Listed {
  readonly path: string
  readonly unpacked: boolean
}

function walk(folder: asar.DirectoryRecord, path: string): Listed[] {
  return Object.entries(folder.files).flatMap(([name, entry]) => {
    const at = path === '' ? name : `${path}/${name}`
    return 'files' in entry ? walk(entry, at) : [{ path: at, unpacked: 'unpacked' in entry && entry.unpacked }]
  })
}

/** Every file that an archive lists: inside it, or beside it. */
export const listing = (archive: string): Listed[] => walk(asar.getRawHeader(archive).header, '')

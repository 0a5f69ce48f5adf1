// Packs the program as a person does, and reads what was packed.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
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

// Which ffmpeg records, and what exactly it is: its version and hash go into every journal.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createRequire } from 'node:module'
import { Failure } from '../contract/failures.ts'
import { runToEnd } from './child.ts'

export interface Ffmpeg {
  readonly ffmpeg: string
  readonly version: string
  /** First number of the version; builds from a development branch count as the newest. */
  readonly major: number
  /** SHA-256 of the program file, hexadecimal. */
  readonly sha256: string
}

/** Before 5, `-timeout` means "listen" for RTSP: such an ffmpeg would record nothing (design: traps). */
const oldestMajor = 5

/** First number in `ffmpeg version 5.1.6-0+deb12u1 …` or `ffmpeg version n7.0.2 …`; null for what is not ffmpeg. */
export function versionOf(banner: string): { version: string; major: number } | null {
  const version = /^ffmpeg version (?<version>\S+)/.exec(banner)?.groups?.['version']
  if (version === undefined) return null
  const major = /^n?(?<major>\d+)\./.exec(version)?.groups?.['major']
  return { version, major: major === undefined ? Number.MAX_SAFE_INTEGER : Number(major) }
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  const named = environment['FFMPEG_BIN']
  if (named !== undefined && named !== '') return [named]
  const program = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  const packaged: unknown = createRequire(import.meta.url)('ffmpeg-static')
  const onPath = (environment['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program))
  return [
    ...(typeof packaged === 'string' ? [packaged.replace(/app\.asar(?!\.unpacked)/, 'app.asar.unpacked')] : []),
    ...onPath,
  ]
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/**
 * Finds ffmpeg: `FFMPEG_BIN`, else the packaged one, else the system's.
 * @throws Failure `ffmpeg-missing` or `ffmpeg-too-old`.
 */
export async function findFfmpeg(environment: NodeJS.ProcessEnv = process.env): Promise<Ffmpeg> {
  const file = candidates(environment).find((candidate) => existsSync(candidate))
  if (file === undefined) throw new Failure('ffmpeg-missing', { looked: environment['FFMPEG_BIN'] ?? 'PATH' })
  const asked = await runToEnd({ command: file, args: ['-hide_banner', '-version'] }, { timeout: 20_000 })
  const found = versionOf(asked.output.toString('utf8'))
  if (found === null) throw new Failure('ffmpeg-missing', { looked: file })
  if (found.major < oldestMajor) throw new Failure('ffmpeg-too-old', { found: found.version, needed: oldestMajor })
  return { ffmpeg: file, ...found, sha256: await sha256Of(file) }
}

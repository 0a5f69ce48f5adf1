// Programs that run to their end and whose output is the result.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The ffmpeg and ffprobe that the rig itself uses, whatever the program under test has found. */
export const ffmpeg = process.env['FFMPEG_BIN'] ?? 'ffmpeg'
export const ffprobe = process.env['FFPROBE_BIN'] ?? 'ffprobe'

const execute = promisify(execFile)
const maxBuffer = 1 << 30

/** Standard output of a program as text. @throws Error with what it printed when it ends with another code than 0. */
export async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await execute(command, args, { maxBuffer, env: { ...process.env, ...env } })
  return stdout
}

/** Standard output of a program as bytes. @throws Error with what it printed when it ends with another code than 0. */
export async function runForBytes(command: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await execute(command, args, { maxBuffer, encoding: 'buffer' })
  return stdout
}

// How a database was left by whoever closed it last: one that is still so needs no reading from end to end before it is
// used, which takes longer the more is in it. It is read all the same, behind everything else.
import { open, readFile, rm, stat } from 'node:fs/promises'

/** Where it stands how a database was left. */
export const markOf = (file: string): string => `${file}.left`

/** Length and instant of the last change, to the nanosecond where the system has it; null when the file is not there. */
async function stateOf(file: string): Promise<string | null> {
  const found = await stat(file, { bigint: true }).catch(() => null)
  return found === null ? null : `${found.size} ${found.mtimeNs}\n`
}

/** Notes how a file is that nobody has open any more. Never throws: without a note it is read from end to end. */
export async function noteLeft(file: string): Promise<void> {
  const state = await stateOf(file)
  if (state === null) return
  try {
    const handle = await open(markOf(file), 'w', 0o600)
    await handle.writeFile(state).finally(() => handle.close())
  } catch {
    await rm(markOf(file), { force: true }).catch(() => undefined)
  }
}

/** Whether a file is as it was left. Takes the note away: who does not get as far as closing leaves none. */
export async function takeLeft(file: string): Promise<boolean> {
  const noted = await readFile(markOf(file), 'utf8').catch(() => null)
  if (noted === null) return false
  try {
    await rm(markOf(file))
  } catch {
    return false
  }
  const log = await stat(`${file}-wal`).catch(() => null)
  return (log?.size ?? 0) === 0 && noted === (await stateOf(file))
}

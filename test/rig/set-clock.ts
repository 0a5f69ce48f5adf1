// A wall clock that can be set while programs run, as a person or a time service does it: libfaketime, Debian's package
// `faketime`, moves what gettimeofday tells and leaves the clock that never jumps alone.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const library = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((architecture) => `/usr/lib/${architecture}/faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path))

/** Why it cannot be had here; null when it can. */
export const noSettableClock = library === undefined ? 'the package faketime is not installed' : null

export interface SettableClock {
  /** For the programs whose clock it is. */
  readonly env: NodeJS.ProcessEnv
  /** Sets it so many seconds before or after the true time. */
  set(seconds: number): Promise<void>
}

/** @param folder where the file lies by which it is set. */
export async function settableClock(folder: string): Promise<SettableClock> {
  const file = join(folder, 'clock-offset')
  const set = (seconds: number) => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}\n`)
  await set(0)
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  }
  return { env, set }
}

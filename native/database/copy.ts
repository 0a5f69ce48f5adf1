// A second file beside the database: what rooms, settings and cases are restored from when the first is damaged or gone.
import { copyFile, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Where the copy of a database lies. */
export const copyOf = (file: string): string => `${file}.copy`

/**
 * Puts a new copy in place of the one before, whole or not at all, readable by its owner only.
 * @param vacuumInto has SQLite write a clean copy into an empty file.
 */
export async function writeCopy(file: string, vacuumInto: (path: string) => Promise<unknown>): Promise<void> {
  const temporary = `${copyOf(file)}.new`
  await rm(temporary, { force: true })
  const handle = await open(temporary, 'wx', 0o600)
  try {
    await vacuumInto(temporary)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, copyOf(file))
  if (process.platform === 'win32') return
  const folder = await open(dirname(file), 'r')
  await folder.sync().finally(() => folder.close())
}

/** Puts the copy where the database should be. Answers of when it is; null when there is none. */
export async function restoreCopy(file: string): Promise<string | null> {
  const found = await stat(copyOf(file)).catch(() => null)
  if (found === null) return null
  await copyFile(copyOf(file), file)
  return found.mtime.toISOString()
}

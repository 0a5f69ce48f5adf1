// The newest lines of a log, from its files.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { logFiles } from './log-file.ts'

/** Bytes that are read of a file at most: its end. */
const most = 256 << 10

/** The newest lines of a log as they stand in its files, oldest first; none when there is no log. */
export async function readLog(folder: string, name: string, lines: number): Promise<string[]> {
  const found: string[] = []
  for (const file of logFiles(name)) {
    if (found.length >= lines) break
    found.unshift(...(await lastLines(join(folder, file))))
  }
  return found.slice(-lines)
}

async function lastLines(path: string): Promise<string[]> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return []
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(Math.min(size, most))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, size - bytes.length)
    const lines = bytes.toString('utf8', 0, bytesRead).split('\n')
    // A line of which only the end was read, and what stands behind the last end of line.
    return lines.slice(size > most ? 1 : 0, -1)
  } catch {
    return []
  } finally {
    await file.close()
  }
}

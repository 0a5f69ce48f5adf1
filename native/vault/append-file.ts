// A file that only grows: each addition is on disk when it is answered, or not in the file at all.
import type { FileHandle } from 'node:fs/promises'
import { diskError } from './vault-error.ts'

export interface AppendFile {
  /**
   * Writes `bytes` at `offset`, the file's known end, and answers when they are on disk.
   * @throws VaultError when the disk fails; then they are not in the file.
   */
  append(bytes: Buffer, offset: number): Promise<void>
  close(): Promise<void>
}

/** Writes and syncs at the known end; of an attempt that failed, of which nobody was told, nothing stays in the way. */
export async function appendDurably(file: FileHandle, path: string, bytes: Buffer, offset: number): Promise<void> {
  try {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done)
      done += bytesWritten
    }
    await file.datasync()
  } catch (error) {
    await file.truncate(offset).catch(() => undefined)
    throw diskError(error, path)
  }
}

/** A file in one place. */
export function plainFile(file: FileHandle, path: string): AppendFile {
  return {
    append: (bytes, offset) => appendDurably(file, path, bytes, offset),
    close: () => file.close(),
  }
}

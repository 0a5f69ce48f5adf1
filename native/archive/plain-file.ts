// Reads a file of a bundle that anybody may have made: a link could lead elsewhere, a pipe never ends.
import { lstat, readFile } from 'node:fs/promises'

/** The bytes of a plain file of at most `most` bytes; undefined when it is not there, is none, is longer or can't be read. */
export async function readPlain(path: string, most: number): Promise<Buffer | undefined> {
  try {
    const found = await lstat(path)
    return found.isFile() && found.size <= most ? await readFile(path) : undefined
  } catch {
    return undefined
  }
}

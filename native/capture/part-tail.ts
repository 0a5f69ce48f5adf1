// Reads what a recording process appends to its part, as it appears in the file.
import { open, type FileHandle } from 'node:fs/promises'

/** Most bytes that are read at once, so that a long backlog needs no large memory. */
const most = 4 << 20

/** A part's file, read to wherever it has grown. */
export class PartTail {
  readonly #path: string
  #file: FileHandle | null = null
  #offset: number

  /** @param from bytes that have been read before. */
  constructor(path: string, from = 0) {
    this.#path = path
    this.#offset = from
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#offset
  }

  /** Whether the file was there at the last look. */
  get isThere(): boolean {
    return this.#file !== null
  }

  /** The bytes that have appeared since the last call, at most 4 MiB; empty when there are none. */
  async read(): Promise<Buffer> {
    this.#file ??= await open(this.#path, 'r').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    })
    if (this.#file === null) return Buffer.alloc(0)
    const { size } = await this.#file.stat()
    const length = Math.min(most, size - this.#offset)
    if (length <= 0) return Buffer.alloc(0)
    const buffer = Buffer.allocUnsafe(length)
    const { bytesRead } = await this.#file.read(buffer, 0, length, this.#offset)
    this.#offset += bytesRead
    return buffer.subarray(0, bytesRead)
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = null
  }
}

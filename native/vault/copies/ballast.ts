// A file that keeps room on a disk: given up when the disk is full, so that what was recorded can still be sealed.
import { open, stat, statfs, unlink } from 'node:fs/promises'
import { vaultPaths } from '../layout.ts'

/** Bytes of a large disk, share of a small one, and what a seal takes at the least. */
const most = 64 << 20
const share = 0.005
const least = 512 << 10
/** Bytes written at once. */
const stretch = 1 << 20

export class Ballast {
  readonly #path: string
  readonly #root: string
  readonly #stopping = new AbortController()
  #making: Promise<void> | null = null

  constructor(root: string) {
    this.#root = root
    this.#path = vaultPaths(root).ballast
  }

  /** Makes it where it is missing and the disk has plenty of room. Never throws: without it all else works as well. */
  make(): Promise<void> {
    this.#making ??= this.#make()
      .catch(() => undefined)
      .finally(() => {
        this.#making = null
      })
    return this.#making
  }

  /** Gives the room back to the disk. @returns whether there was any. */
  async release(): Promise<boolean> {
    this.#stopping.abort()
    await this.#making
    return unlink(this.#path).then(
      () => true,
      () => false,
    )
  }

  /** Stops making it; what was begun counts for nothing. */
  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#making
  }

  async #make(): Promise<void> {
    const { blocks, bavail, bsize } = await statfs(this.#root)
    const size = Math.round(Math.max(least, Math.min(most, blocks * bsize * share)))
    const there = await stat(this.#path).catch(() => null)
    if ((there?.size ?? 0) >= size || bavail * bsize < 4 * size) return
    // Zeros that are written: a file that was only lengthened would keep no room.
    const file = await open(this.#path, 'w', 0o600)
    try {
      for (let done = 0; done < size && !this.#stopping.signal.aborted; done += stretch) {
        await file.write(Buffer.alloc(Math.min(stretch, size - done)))
      }
      await file.datasync()
    } finally {
      await file.close()
    }
  }
}

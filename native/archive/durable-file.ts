// A new file of a bundle: the disk writes it while more is being copied, so that little is left to wait for at the end.
import { open, type FileHandle } from 'node:fs/promises'
import { writeFailure } from './archive-failure.ts'

/** The disk is asked to write what it holds each time so many bytes came. */
const syncEvery = 64 << 20

export class DurableFile {
  readonly handle: FileHandle
  readonly #place: string
  #unsynced = 0
  /** The syncing under way; never rejects. */
  #early: Promise<void> = Promise.resolve()
  #busy = false
  readonly #failures: unknown[] = []

  private constructor(handle: FileHandle, place: string) {
    this.handle = handle
    this.#place = place
  }

  /** @throws Failure `target-not-writable`, `disk-full`; also when something is there. */
  static async create(place: string): Promise<DurableFile> {
    const handle = await open(place, 'wx').catch((error: unknown) => {
      throw writeFailure(error, place)
    })
    return new DurableFile(handle, place)
  }

  /** So many bytes more were written. */
  wrote(bytes: number): void {
    this.#unsynced += bytes
    if (this.#busy || this.#unsynced < syncEvery) return
    this.#unsynced = 0
    this.#busy = true
    this.#early = this.handle
      .datasync()
      .catch((error: unknown) => {
        this.#failures.push(error)
      })
      .finally(() => {
        this.#busy = false
      })
  }

  /** Everything is on the disk, and the file closed. @throws Failure when any of it could not be written. */
  async finish(): Promise<void> {
    try {
      await this.#early
      for (const failure of this.#failures) throw writeFailure(failure, this.#place)
      await this.handle.sync()
      await this.handle.close()
    } catch (error) {
      await this.abandon()
      throw writeFailure(error, this.#place)
    }
  }

  /** Closed, however much of it is on the disk. */
  async abandon(): Promise<void> {
    await this.#early
    await this.handle.close().catch(() => undefined)
  }
}

// One of the two copies of a recording while it is made: what is written to it is written in order, one thing at a
// time, so that a disk that stands still holds up nothing but itself.
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { appendDurably } from '../append-file.ts'
import { makeFolder, syncFolder, writeWhole } from '../disk.ts'
import { recordingDirectory, vaultPaths } from '../layout.ts'
import { diskError, VaultError } from '../vault-error.ts'

/** Milliseconds after which a disk that does not answer counts as standing still. */
export const stallLimit = 4000

export class Copy {
  readonly root: string
  readonly folder: string
  /** Where each file ends once all that was asked for is written. */
  readonly #ends: Map<string, number>
  readonly #handles = new Map<string, FileHandle>()
  readonly #pending = new Set<(error: VaultError) => void>()
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #gone: VaultError | null = null
  /** Whether the recording depends on it: then one failure is told to who asked, and the next attempt may succeed. */
  leads = false
  /** Called when nothing is written here any more. */
  onGone: (error: VaultError) => void = () => undefined
  /** Called when the disk has not answered for {@link stallLimit}, and when it answers again. */
  onStall: (stands: boolean) => void = () => undefined

  /**
   * @param root folder of the vault or of all second copies.
   * @param ends length of each file that is there already.
   */
  constructor(root: string, recording: string, ends: ReadonlyMap<string, number> = new Map()) {
    this.root = root
    this.folder = recordingDirectory(root, recording)
    this.#ends = new Map(ends)
  }

  /** Why nothing is written here any more; null as long as it is. */
  get failure(): VaultError | null {
    return this.#gone
  }

  /** Bytes that wait to be written. */
  get waiting(): number {
    return this.#waiting
  }

  /** Where a file ends, or will once what waits is written. */
  endOf(file: string): number {
    return this.#ends.get(file) ?? 0
  }

  /** Makes the folder. @throws VaultError what the disk says. */
  begin(): Promise<void> {
    return this.run(async () => {
      await makeFolder(this.folder)
    })
  }

  /**
   * Adds bytes to a file; answers when they are on disk. They must begin where the file ends.
   * @throws VaultError what the disk says; then they are not in the file.
   */
  async append(file: string, bytes: Buffer, offset: number): Promise<void> {
    if (offset !== this.endOf(file)) throw new VaultError('disk-failed', { path: this.folder, cause: 'behind' })
    this.#ends.set(file, offset + bytes.length)
    this.#waiting += bytes.length
    try {
      await this.run(async () => appendDurably(await this.#handle(file), join(this.folder, file), bytes, offset))
    } catch (error) {
      if (this.endOf(file) === offset + bytes.length) this.#ends.set(file, offset)
      throw error
    } finally {
      this.#waiting -= bytes.length
    }
  }

  /** Puts a whole file in place. @throws VaultError what the disk says. */
  put(file: string, bytes: Uint8Array): Promise<void> {
    return this.run(() => writeWhole(join(this.folder, file), bytes, vaultPaths(this.root).scratch))
  }

  /** Does something on this disk in its turn. @throws VaultError what the disk says. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((done, failed) => {
      if (this.#gone !== null) {
        failed(this.#gone)
        return
      }
      // Asked for while it followed, nobody may have waited for it: what failed so is lost here, whoever leads since.
      const wasFollowing = !this.leads
      this.#pending.add(failed)
      this.#turn = this.#turn.then(() =>
        this.#watched(work)
          .then(done, (error: unknown) => {
            const failure = diskError(error, this.folder)
            failed(failure)
            // At once: what waits behind it would leave a hole.
            if (wasFollowing || !this.leads) this.abandon(failure)
          })
          .finally(() => this.#pending.delete(failed)),
      )
    })
  }

  /** Nothing is written here any more: whoever waits hears of it, also where the disk never answers. */
  abandon(error: VaultError): void {
    if (this.#gone !== null) return
    this.#gone = error
    for (const failed of this.#pending) failed(error)
    this.#pending.clear()
    this.onGone(error)
    void this.#turn.then(() => this.#closeHandles())
  }

  /** Closes the files when all is written. */
  async close(): Promise<void> {
    if (this.#gone !== null) return
    await this.run(() => this.#closeHandles()).catch(() => undefined)
  }

  async #watched<T>(work: () => Promise<T>): Promise<T> {
    if (this.#gone !== null) throw this.#gone
    const began = performance.now()
    const timer = setTimeout(() => {
      this.onStall(true)
    }, stallLimit)
    try {
      return await work()
    } finally {
      clearTimeout(timer)
      if (performance.now() - began > stallLimit) this.onStall(false)
    }
  }

  async #handle(file: string): Promise<FileHandle> {
    const known = this.#handles.get(file)
    if (known !== undefined) return known
    const path = join(this.folder, file)
    const handle = await open(path, 'r+').catch(() => open(path, 'wx'))
    this.#handles.set(file, handle)
    await syncFolder(this.folder)
    return handle
  }

  async #closeHandles(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close().catch(() => undefined)
    this.#handles.clear()
  }
}

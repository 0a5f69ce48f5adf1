// The second copy of a recording, on another disk: what was written to the vault, written again by the station. It
// never holds the vault back: when it fails or falls too far behind, it is given up, and that is told.
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from './disk.ts'
import { recordingDirectory } from './layout.ts'
import { diskError, VaultError } from './vault-error.ts'

/** Bytes that may wait for a slow disk: half a minute of a large room. */
const mostWaiting = 128 << 20

export class Mirror {
  readonly folder: string
  readonly #files = new Map<string, FileHandle>()
  #turn: Promise<void> = Promise.resolve()
  #waiting = 0
  #failure: VaultError | null = null
  #giveUp!: (error: VaultError) => void
  /** Resolves when the copy is given up. */
  readonly failed = new Promise<VaultError>((resolve) => {
    this.#giveUp = resolve
  })

  /** @param root folder of all second copies; the recording gets the same place in it as in the vault. */
  constructor(root: string, recording: string) {
    this.folder = recordingDirectory(root, recording)
    this.#inTurn(0, () => makeFolder(this.folder))
  }

  get state(): 'writing' | 'failed' {
    return this.#failure === null ? 'writing' : 'failed'
  }

  /** Writes `bytes` at `offset` of a file and syncs them, some time after. Never throws. */
  write(file: string, bytes: Buffer, offset: number): void {
    if (this.#waiting + bytes.length > mostWaiting) {
      this.#fail(new VaultError('disk-failed', { path: this.folder, cause: 'too-slow' }))
      return
    }
    this.#inTurn(bytes.length, async () => {
      const handle = this.#files.get(file) ?? (await open(join(this.folder, file), 'wx'))
      this.#files.set(file, handle)
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, offset + done)
        done += bytesWritten
      }
      await handle.datasync()
    })
  }

  /** Resolves when all that was asked for is written, or given up. */
  async close(): Promise<void> {
    await this.#turn
    for (const handle of this.#files.values()) await handle.close().catch(() => undefined)
    this.#files.clear()
  }

  #inTurn(size: number, work: () => Promise<unknown>): void {
    this.#waiting += size
    this.#turn = this.#turn.then(async () => {
      try {
        if (this.#failure === null) await work()
      } catch (error) {
        this.#fail(diskError(error, this.folder))
      } finally {
        this.#waiting -= size
      }
    })
  }

  #fail(error: VaultError): void {
    if (this.#failure !== null) return
    this.#failure = error
    this.#giveUp(error)
  }
}

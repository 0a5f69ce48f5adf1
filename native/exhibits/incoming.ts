// A file on its way into the vault: written to a temporary name, hashed while it is written, whole or gone.
import { createHash } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { sixLetters } from '../vault/layout.ts'
import { diskError } from '../vault/vault-error.ts'

/** What has arrived whole and is on the disk under its temporary name. */
export interface Received {
  readonly path: string
  readonly length: number
  readonly sha256: string
}

export class Incoming {
  readonly #path: string
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  #length = 0
  #turn: Promise<void> = Promise.resolve()
  #isOpen = true

  private constructor(path: string, file: FileHandle) {
    this.#path = path
    this.#file = file
  }

  /** @param scratch folder on the disk of the vault, so that the file can be renamed into place. @throws VaultError. */
  static async open(scratch: string): Promise<Incoming> {
    const path = join(scratch, `exhibit.${sixLetters()}`)
    try {
      return new Incoming(path, await open(path, 'wx', 0o600))
    } catch (error) {
      throw diskError(error, path)
    }
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length
  }

  /** Appends; one piece after another. @throws VaultError when the disk fails. */
  write(bytes: Uint8Array): Promise<void> {
    const written = this.#turn.then(async () => {
      for (let done = 0; done < bytes.length;) {
        done += (await this.#file.write(bytes, done, bytes.length - done, this.#length + done)).bytesWritten
      }
      this.#hash.update(bytes)
      this.#length += bytes.length
    })
    this.#turn = written.catch(() => undefined)
    return written.catch((error: unknown) => {
      throw diskError(error, this.#path)
    })
  }

  /** All is there: makes it durable. @throws VaultError when the disk fails. */
  async finish(): Promise<Received> {
    await this.#turn
    try {
      await this.#file.sync()
    } catch (error) {
      throw diskError(error, this.#path)
    }
    await this.#close()
    return { path: this.#path, length: this.#length, sha256: this.#hash.digest('hex') }
  }

  /** Nothing of it stays. */
  async discard(): Promise<void> {
    await this.#turn
    await this.#close()
    await unlink(this.#path).catch(() => undefined)
  }

  async #close(): Promise<void> {
    if (this.#isOpen) await this.#file.close()
    this.#isOpen = false
  }
}

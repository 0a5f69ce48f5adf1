// Files that come from a window piece by piece. A piece is small, so that no time limit of the server and no memory
// stands against a large file; what rests too long or is cancelled leaves nothing behind.
import { randomUUID } from 'node:crypto'
import { Failure } from '../contract/failures.ts'
import { Incoming, type Received } from './incoming.ts'

/** Most bytes of one piece. */
export const pieceLength = 4 << 20
/** Milliseconds after which an upload of which nothing comes any more is given up. */
const patience = 600_000
/** Uploads at once. */
const most = 64

export interface Upload {
  readonly case: string
  readonly name: string
  readonly size: number
}

interface Running extends Upload {
  readonly incoming: Incoming
  /** Bytes that were taken, written or not yet: what the next piece must begin with. */
  taken: number
  touched: number
}

export class Uploads {
  readonly #running = new Map<string, Running>()
  readonly #scratch: string

  constructor(scratch: string) {
    this.#scratch = scratch
  }

  /** @throws VaultError when the disk fails, Failure `not-allowed` when there are too many. */
  async begin(upload: Upload): Promise<string> {
    if (this.#running.size >= most) throw new Failure('not-allowed', { problem: 'too-often' })
    const id = randomUUID()
    const incoming = await Incoming.open(this.#scratch)
    this.#running.set(id, { ...upload, incoming, taken: 0, touched: performance.now() })
    return id
  }

  /**
   * Takes the next piece. @returns bytes that are there now.
   * @throws Failure `upload-unknown`, `upload-out-of-step`; VaultError when the disk fails: then nothing of it stays.
   */
  async piece(id: string, offset: number, bytes: Uint8Array): Promise<number> {
    const upload = this.#of(id)
    const { incoming, size } = upload
    upload.touched = performance.now()
    if (offset !== upload.taken || offset + bytes.length > size) {
      throw new Failure('upload-out-of-step', { expected: upload.taken, offset, size })
    }
    upload.taken += bytes.length
    try {
      await incoming.write(bytes)
    } catch (error) {
      await this.cancel(id)
      throw error
    }
    return offset + bytes.length
  }

  /** What an upload is of. @throws Failure `upload-unknown`. */
  about(id: string): Upload {
    const { case: of, name, size } = this.#of(id)
    return { case: of, name, size }
  }

  /** Takes an upload over that is whole. @throws Failure `upload-unknown`, `upload-out-of-step`; VaultError. */
  async take(id: string): Promise<Received> {
    const { incoming, size } = this.#of(id)
    if (incoming.length !== size) throw new Failure('upload-out-of-step', { received: incoming.length, size })
    this.#running.delete(id)
    return incoming.finish().catch(async (error: unknown) => {
      await incoming.discard()
      throw error
    })
  }

  /** Nothing of it stays; one that is not there is none. */
  async cancel(id: string): Promise<void> {
    const upload = this.#running.get(id)
    this.#running.delete(id)
    await upload?.incoming.discard()
  }

  /** Gives up what rests too long. */
  async sweep(): Promise<void> {
    const now = performance.now()
    for (const [id, { touched }] of this.#running) if (now - touched > patience) await this.cancel(id)
  }

  /** Gives up all. */
  async close(): Promise<void> {
    for (const id of this.#running.keys()) await this.cancel(id)
  }

  #of(id: string): Running {
    const upload = this.#running.get(id)
    if (upload === undefined) throw new Failure('upload-unknown', { upload: id })
    return upload
  }
}

// Takes the growth of one part into the journal: what is stated is synced first, and hashed in the order of the file.
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { createSM3 } from 'hash-wasm'
import type { ClosedPart, Line, LineFacts, Media } from './lines.ts'
import { diskError } from './vault-error.ts'

/** Whole boxes that a recording process has written behind the last chunk. Times are microseconds from the part's zero. */
export interface ChunkFacts {
  readonly bytes: Buffer
  readonly mediaFrom: number
  readonly mediaTo: number
  readonly frames: number
  /** Instant of its first sample. */
  readonly wall: string | null
  /** How its tracks are coded; with the first chunk. */
  readonly media?: Media[]
}

/** Makes bytes that are in the part's file durable, by `sync` or in another way; answers when they are. */
export type KeepBytes = (bytes: Buffer, offset: number, sync: () => Promise<void>) => Promise<void>

/** The part's file alone holds the bytes. */
export const inPlace: KeepBytes = (_bytes, _offset, sync) => sync()

/** Bytes read at once when a tail is described. */
const tailRead = 1 << 20

async function sm3(pieces: readonly Buffer[]): Promise<string> {
  const hash = await createSM3()
  hash.init()
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

/** One part of a recording that is being made. */
export class PartWriter {
  readonly track: string
  readonly part: number
  readonly path: string
  readonly #file: FileHandle
  readonly #append: (facts: LineFacts) => Promise<Line>
  readonly #keep: KeepBytes
  readonly #whole = createHash('sha256')
  #length = 0
  #chunks = 0
  #turn: Promise<unknown> = Promise.resolve()
  #ended: Promise<void> | null = null
  /** Whether the disk with its file has failed, and the recording goes on on the other. */
  isAway: () => boolean = () => false

  private constructor(
    of: { readonly track: string; readonly part: number; readonly path: string },
    file: FileHandle,
    append: (facts: LineFacts) => Promise<Line>,
    keep: KeepBytes,
  ) {
    this.track = of.track
    this.part = of.part
    this.path = of.path
    this.#file = file
    this.#append = append
    this.#keep = keep
  }

  /** Opens a part whose file exists. @throws VaultError when it does not. */
  static async open(
    of: { readonly track: string; readonly part: number; readonly path: string },
    append: (facts: LineFacts) => Promise<Line>,
    keep: KeepBytes = inPlace,
  ): Promise<PartWriter> {
    try {
      // For writing as well, since some systems sync only what was opened so; nothing is ever written.
      return new PartWriter(of, await open(of.path, 'r+'), append, keep)
    } catch (error) {
      throw diskError(error, of.path)
    }
  }

  /** A part that an earlier life of the station began: `length` bytes in `chunks` are stated already. */
  static async resume(
    of: { readonly track: string; readonly part: number; readonly path: string },
    append: (facts: LineFacts) => Promise<Line>,
    stated: { readonly length: number; readonly chunks: number },
    keep: KeepBytes = inPlace,
  ): Promise<PartWriter> {
    const part = await PartWriter.open(of, append, keep)
    try {
      for await (const bytes of part.#bytes(0, stated.length)) part.#whole.update(bytes)
    } catch (error) {
      await part.#file.close()
      throw diskError(error, of.path)
    }
    part.#length = stated.length
    part.#chunks = stated.chunks
    return part
  }

  /** Number of bytes that the journal states. */
  get length(): number {
    return this.#length
  }

  /** Makes durable what the recording process has written so far. @throws VaultError when the disk fails. */
  async sync(): Promise<void> {
    await this.#keep(Buffer.alloc(0), this.#length, () => this.#file.datasync()).catch((error: unknown) => {
      throw diskError(error, this.path)
    })
  }

  /** Syncs the file, then states the chunk. @throws VaultError when the disk fails; then nothing was stated. */
  chunk(chunk: ChunkFacts): Promise<void> {
    return this.#inTurn(async () => {
      const { bytes, ...facts } = chunk
      await this.#state([bytes], (stated) => ({ kind: 'chunk', ...stated, ...facts }))
    })
  }

  /** The file from its first byte to the end of what is stated. */
  beginning(): AsyncGenerator<Buffer> {
    return this.#bytes(0, this.#length)
  }

  /** The bytes behind the last chunk, from there to the end of the file. */
  unstated(): AsyncGenerator<Buffer> {
    return this.#bytes(this.#length, Infinity)
  }

  /** States whole fragments that a crash kept from being stated. @throws VaultError when the disk fails. */
  recovered(chunk: ChunkFacts): Promise<void> {
    return this.#inTurn(async () => {
      const { bytes, ...facts } = chunk
      await this.#state([bytes], (stated) => ({ kind: 'recovered', what: 'fragments', ...stated, ...facts }))
    })
  }

  /** Describes what lies behind the last chunk, and closes the file, also when that fails. @throws VaultError when the disk fails. */
  end(): Promise<void> {
    return (this.#ended ??= this.#inTurn(async () => {
      try {
        const tail = await this.#tail()
        if (tail.length > 0) await this.#state(tail, (stated) => ({ kind: 'recovered', what: 'tail', ...stated }))
      } catch (error) {
        // Of a disk that failed, what could not be read is not stated; the other copy holds all that is.
        if (!this.isAway()) throw error
      } finally {
        await this.#close()
      }
    }))
  }

  async #close(): Promise<void> {
    const closed = this.#file.close()
    // A disk that stands still may never answer.
    if (this.isAway()) closed.catch(() => undefined)
    else await closed
  }

  /** What `close` states of the part. Only after {@link end}. */
  closed(): ClosedPart {
    const { track, part } = this
    const sha256 = this.#whole.copy().digest('hex')
    return { track, part, file: basename(this.path), length: this.#length, sha256, chunks: this.#chunks }
  }

  async #state(
    pieces: readonly Buffer[],
    line: (bytes: {
      track: string
      part: number
      chunk: number
      offset: number
      length: number
      sha256: string
      sm3: string
    }) => LineFacts,
  ): Promise<void> {
    const own = createHash('sha256')
    for (const piece of pieces) own.update(piece)
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
    await this.#keep(Buffer.concat(pieces), this.#length, () => this.#file.datasync()).catch((error: unknown) => {
      throw diskError(error, this.path)
    })
    const { track, part } = this
    const where = { track, part, chunk: this.#chunks + 1, offset: this.#length, length }
    await this.#append(line({ ...where, sha256: own.digest('hex'), sm3: await sm3(pieces) }))
    for (const piece of pieces) {
      this.#whole.update(piece)
      this.#length += piece.length
    }
    this.#chunks += 1
  }

  async #tail(): Promise<Buffer[]> {
    const pieces: Buffer[] = []
    for await (const bytes of this.unstated()) pieces.push(bytes)
    return pieces
  }

  /** Bytes of the file between two offsets, as far as they are there. */
  async *#bytes(from: number, to: number): AsyncGenerator<Buffer> {
    for (let offset = from; offset < to;) {
      const buffer = Buffer.alloc(Math.min(tailRead, to - offset))
      const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, offset)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      offset += bytesRead
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }
}

// Reads numbers from bytes that may be anything: every read is checked, and fails as a MediaError.
import { MediaError } from './media-error.ts'

/** A place in a buffer that moves on with each read and never beyond `end`. */
export class Reader {
  readonly #bytes: Buffer
  readonly #end: number
  #at: number

  constructor(bytes: Buffer, at: number, end: number) {
    this.#bytes = bytes
    this.#at = at
    this.#end = Math.min(end, bytes.length)
  }

  /** Number of bytes that are left. */
  get left(): number {
    return this.#end - this.#at
  }

  /** Where the next read begins. */
  get at(): number {
    return this.#at
  }

  /** Passes over `length` bytes and gives where they began. */
  skip(length: number): number {
    if (length > this.left) throw new MediaError('box-cut-off')
    const from = this.#at
    this.#at += length
    return from
  }

  u8(): number {
    return this.#bytes.readUInt8(this.skip(1))
  }

  u16(): number {
    return this.#bytes.readUInt16BE(this.skip(2))
  }

  u24(): number {
    return this.#bytes.readUIntBE(this.skip(3), 3)
  }

  u32(): number {
    return this.#bytes.readUInt32BE(this.skip(4))
  }

  /** A 64-bit number that JSON can hold. */
  u64(): number {
    const value = this.#bytes.readBigUInt64BE(this.skip(8))
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new MediaError('value-out-of-range')
    return Number(value)
  }

  /** The next `length` bytes. */
  bytes(length: number): Buffer {
    const from = this.skip(length)
    return this.#bytes.subarray(from, from + length)
  }

  /** Four letters. */
  fourCc(): string {
    return this.bytes(4).toString('latin1')
  }
}

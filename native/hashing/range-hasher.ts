// Hashes of a file's chunks while it goes by once. Pure: bytes in, hashes out.
import { createHash, getHashes, type Hash } from 'node:crypto'

export interface Range {
  readonly offset: number
  readonly length: number
}

/** One hash at a time, begun anew for each range. */
interface Sm3 {
  begin(): void
  update(bytes: Uint8Array): void
  digest(): string
}

export interface RangeHashes {
  readonly sha256: string
  /** Undefined when it was not asked for. */
  readonly sm3: string | undefined
}

/** OpenSSL has SM3 and is faster; Electron's BoringSSL has not. The library is loaded only where it is needed. */
async function beginSm3(): Promise<Sm3> {
  if (!getHashes().includes('sm3')) {
    const { createSM3 } = await import('hash-wasm')
    const hasher = await createSM3()
    return {
      begin: () => void hasher.init(),
      update: (bytes) => void hasher.update(bytes),
      digest: () => hasher.digest('hex'),
    }
  }
  let hash = createHash('sm3')
  return {
    begin: () => {
      hash = createHash('sm3')
    },
    update: (bytes) => void hash.update(bytes),
    digest: () => hash.digest('hex'),
  }
}

/** Takes a file's bytes in order and gives the hashes of `ranges`, which follow each other without overlap. */
export class RangeHasher {
  readonly #ranges: readonly Range[]
  readonly #sm3: Sm3 | undefined
  readonly #results: RangeHashes[] = []
  #sha256: Hash = createHash('sha256')
  #position = 0

  private constructor(ranges: readonly Range[], sm3: Sm3 | undefined) {
    this.#ranges = ranges
    this.#sm3 = sm3
    this.#begin()
  }

  static async create(ranges: readonly Range[], sm3: boolean): Promise<RangeHasher> {
    return new RangeHasher(ranges, sm3 ? await beginSm3() : undefined)
  }

  #begin(): void {
    this.#sha256 = createHash('sha256')
    this.#sm3?.begin()
  }

  update(bytes: Uint8Array): void {
    let at = 0
    for (let range = this.#next(); range !== undefined && at < bytes.length; range = this.#next()) {
      at += Math.max(0, range.offset - (this.#position + at)) // a hole between chunks
      const length = Math.min(range.offset + range.length - this.#position - at, bytes.length - at)
      if (length < 0) break
      const piece = bytes.subarray(at, at + length)
      this.#sha256.update(piece)
      this.#sm3?.update(piece)
      at += length
      if (this.#position + at === range.offset + range.length) this.#finish()
      else break
    }
    this.#position += bytes.length
  }

  #next(): Range | undefined {
    return this.#ranges[this.#results.length]
  }

  #finish(): void {
    this.#results.push({ sha256: this.#sha256.digest('hex'), sm3: this.#sm3?.digest() })
    this.#begin()
  }

  /** Hashes of the ranges that were whole, in order. Those that are missing lie beyond the file's end. */
  digest(): RangeHashes[] {
    return this.#results
  }
}

// The Merkle tree over journal lines, as RFC 6962 §2.1 defines it. Pure: knows bytes, not recordings.
import { createHash } from 'node:crypto'

/** Length in bytes of every hash in the tree. */
export const hashLength = 32

/** Root of the tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot: Buffer = createHash('sha256').digest()

/** Hash of a leaf: SHA-256(0x00 || leaf) (RFC 6962 §2.1). */
export function leafHash(leaf: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(leaf).digest()
}

/** Hash of an inner node: SHA-256(0x01 || left || right) (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

/**
 * A tree that only grows. Keeps the roots of the complete subtrees from left to right, so that appending and
 * asking for the root both cost O(log n), whatever the length of the recording.
 */
export class GrowingTree {
  #size = 0
  readonly #peaks: { height: number; hash: Buffer }[] = []

  /** Number of leaves. */
  get size(): number {
    return this.#size
  }

  /** Appends the hash of a leaf (see {@link leafHash}). */
  append(leaf: Buffer): void {
    let peak = { height: 0, hash: leaf }
    for (let last = this.#peaks.at(-1); last?.height === peak.height; last = this.#peaks.at(-1)) {
      this.#peaks.pop()
      peak = { height: peak.height + 1, hash: nodeHash(last.hash, peak.hash) }
    }
    this.#peaks.push(peak)
    this.#size += 1
  }

  /** Root hash of all leaves appended so far. */
  root(): Buffer {
    const [last, ...rest] = this.#peaks.map((peak) => peak.hash).reverse()
    if (last === undefined) return emptyRoot
    return rest.reduce((right, left) => nodeHash(left, right), last)
  }
}

/** Root hash over leaf hashes (RFC 6962 §2.1, MTH). */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const tree = new GrowingTree()
  for (const leaf of leaves) tree.append(leaf)
  return tree.root()
}

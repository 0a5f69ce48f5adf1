// Proofs about the tree: that a line belongs to it, and that a longer tree continues a shorter one.
import { emptyRoot, nodeHash, rootOf } from './tree.ts'

/** Largest power of two smaller than `n` (n > 1): where RFC 6962 splits a tree of n leaves. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/**
 * Audit path for the leaf at `index` in the tree over `leaves` (RFC 6962 §2.1.1), nearest sibling first.
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`no leaf ${index} in a tree of ${leaves.length}`)
  }
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), rootOf(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), rootOf(leaves.slice(0, k))]
}

/** Whether `proof` leads from the leaf hash at `index` to the root of the tree of `size` leaves (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let fn = index
  let sn = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2
        sn = Math.floor(sn / 2)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && hash.equals(root)
}

/**
 * Whether `leaves` continue a tree of `size` leaves with root `root`: what a checkpoint signed while recording
 * claims about the finished journal. Recomputes, so no proof needs to be handed over.
 */
export function continues(leaves: readonly Buffer[], size: number, root: Buffer): boolean {
  if (size > leaves.length) return false
  return (size === 0 ? emptyRoot : rootOf(leaves.slice(0, size))).equals(root)
}

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { continues, inclusionProof, verifyInclusion } from '../../../native/journal/proof.ts'
import { emptyRoot, GrowingTree, leafHash, rootOf } from '../../../native/journal/tree.ts'

/** MTH as RFC 6962 §2.1 writes it, recursively, with nothing shared with the code under test. */
function definition(leaves: readonly Uint8Array[]): Buffer {
  const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  const [only] = leaves
  if (only === undefined) return sha()
  if (leaves.length === 1) return sha(Buffer.of(0), only)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha(Buffer.of(1), definition(leaves.slice(0, k)), definition(leaves.slice(k)))
}

const someLeaves = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 })

describe('the tree over journal lines', () => {
  // The vectors that the certificate-transparency code base publishes for RFC 6962.
  const published = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]

  test('gives the published roots', () => {
    const tree = new GrowingTree()
    expect(tree.root()).toEqual(emptyRoot)
    for (const [i, leaf] of published.entries()) {
      tree.append(leafHash(Buffer.from(leaf, 'hex')))
      expect(tree.root().toString('hex')).toBe(roots[i])
    }
  })

  test('agrees with the definition for any lines', () => {
    fc.assert(
      fc.property(someLeaves, (leaves) => {
        expect(rootOf(leaves.map(leafHash))).toEqual(definition(leaves))
      }),
    )
  })

  test('proves that a line belongs to the whole, and nothing else does', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), (leaves, which, bit) => {
        const hashes = leaves.map(leafHash)
        const index = which % hashes.length
        const leaf = hashes[index] ?? emptyRoot
        const root = rootOf(hashes)
        const proof = inclusionProof(hashes, index)
        expect(verifyInclusion(leaf, index, hashes.length, proof, root)).toBe(true)
        const altered = Buffer.from(leaf)
        altered[bit % 32] = (altered[bit % 32] ?? 0) ^ 1
        expect(verifyInclusion(altered, index, hashes.length, proof, root)).toBe(false)
        expect(verifyInclusion(leaf, index, hashes.length, [...proof, leaf], root)).toBe(false)
        expect(verifyInclusion(leaf, hashes.length, hashes.length, proof, root)).toBe(false)
      }),
    )
  })

  test('recognises a continuation, and a rewritten past', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), (leaves, cut) => {
        const hashes = leaves.map(leafHash)
        const size = cut % (hashes.length + 1)
        const early = rootOf(hashes.slice(0, size))
        expect(continues(hashes, size, early)).toBe(true)
        expect(continues(hashes.slice(0, size), hashes.length + 1, early)).toBe(false)
        if (size > 0)
          expect(continues([leafHash(Buffer.from('other line')), ...hashes.slice(1)], size, early)).toBe(false)
      }),
    )
  })

  test('refuses a proof for a line that is not there', () => {
    expect(() => inclusionProof([emptyRoot], 1)).toThrow(RangeError)
    expect(() => inclusionProof([emptyRoot], 0.5)).toThrow(RangeError)
  })
})

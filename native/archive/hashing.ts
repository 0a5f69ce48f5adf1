// Hashes of what is in memory already.
import { createHash } from 'node:crypto'
import { algorithms, type Digests } from './bagit.ts'

/** Hashes of bytes with both algorithms of the manifests. */
export function hashBytes(bytes: Uint8Array): Digests {
  const [sha256 = '', sha512 = ''] = algorithms.map((algorithm) => createHash(algorithm).update(bytes).digest('hex'))
  return { sha256, sha512, length: bytes.length }
}

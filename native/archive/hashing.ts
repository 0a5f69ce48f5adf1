// Reads a file once: hashed with both algorithms, and copied on the way where a copy is wanted.
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { algorithms, type Digests } from './bagit.ts'

/** Bytes read at once: from 1 MiB on, hashing is the cost, not the calls. */
const stretch = 1 << 20

/** What whoever reads a file gives along. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** Called with the number of bytes done since the last call. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** Where bytes go on the way. */
export type Sink = (bytes: Buffer, offset: number) => Promise<void>

/**
 * Hashes of a file. While one stretch is hashed, the next is read and the last one written by `sink`.
 * @throws the signal's reason when aborted, what the system says when the file can't be read, what `sink` throws.
 */
export async function hashFile(path: string, options: ReadOptions = {}, sink?: Sink): Promise<Digests> {
  const file = await open(path, 'r')
  try {
    return await hashOpen(file, options, sink)
  } finally {
    await file.close()
  }
}

async function hashOpen(file: FileHandle, { signal, onBytes }: ReadOptions, sink?: Sink): Promise<Digests> {
  const [sha256, sha512] = algorithms.map((algorithm) => createHash(algorithm)) as [Hasher, Hasher]
  let [current, other] = [Buffer.allocUnsafe(stretch), Buffer.allocUnsafe(stretch)]
  let length = 0
  let { bytesRead } = await file.read(current, 0, stretch, 0)
  while (bytesRead > 0) {
    signal?.throwIfAborted()
    const bytes = current.subarray(0, bytesRead)
    const written = sink?.(bytes, length)
    const next = file.read(other, 0, stretch, length + bytesRead)
    sha256.update(bytes)
    sha512.update(bytes)
    length += bytesRead
    const [outcome] = await Promise.all([next, written])
    onBytes?.(bytes.length)
    bytesRead = outcome.bytesRead
    ;[current, other] = [other, current]
  }
  signal?.throwIfAborted()
  return { sha256: sha256.digest('hex'), sha512: sha512.digest('hex'), length }
}

type Hasher = ReturnType<typeof createHash>

/** Hashes of bytes in memory. */
export function hashBytes(bytes: Uint8Array): Digests {
  const [sha256 = '', sha512 = ''] = algorithms.map((algorithm) => createHash(algorithm).update(bytes).digest('hex'))
  return { sha256, sha512, length: bytes.length }
}

// What a thread can be asked to make of a file's bytes. Runs in the threads.
import { createHash } from 'node:crypto'
import { RangeHasher, type Range, type RangeHashes } from './range-hasher.ts'

/** One hash of the whole, or hashes of chunks that follow each other without overlap. */
export type Task =
  | { readonly kind: 'whole'; readonly algorithm: 'sha256' | 'sha512' }
  | { readonly kind: 'ranges'; readonly ranges: readonly Range[]; readonly sm3: boolean }

/** Hexadecimal for a whole; for ranges one entry for each that was whole. */
export type Result<T extends Task> = T['kind'] extends 'whole' ? string : readonly RangeHashes[]

/** A task under way. */
export interface Work {
  update(bytes: Uint8Array): void
  digest(): string | readonly RangeHashes[]
}

export async function begin(task: Task): Promise<Work> {
  if (task.kind === 'ranges') return RangeHasher.create(task.ranges, task.sm3)
  const hash = createHash(task.algorithm)
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') }
}

// What a file must be to be taken in: not empty, not larger than is set, and with room for it on the disk.
import { statfs } from 'node:fs/promises'
import { Failure } from '../contract/failures.ts'
import { reservedForRecordings } from '../vault/reserve.ts'
import { diskError } from '../vault/vault-error.ts'

/** @param most bytes. @throws Failure `exhibit-empty`, `exhibit-too-large`, `disk-full`; VaultError. */
export async function requireTakeable(name: string, size: number, most: number, folder: string): Promise<void> {
  if (size === 0) throw new Failure('exhibit-empty', { name })
  if (size > most) throw new Failure('exhibit-too-large', { name, size, most })
  const { bavail, bsize } = await statfs(folder).catch((error: unknown) => {
    throw diskError(error, folder)
  })
  const free = bavail * bsize
  const needed = size + reservedForRecordings
  if (free < needed) throw new Failure('disk-full', { name, needed, free })
}

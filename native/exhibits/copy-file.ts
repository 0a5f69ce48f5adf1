// Takes in a file of this computer: read once, written and hashed on the way; the file itself is only read.
import { open } from 'node:fs/promises'
import { Failure } from '../contract/failures.ts'
import { systemCode } from '../vault/vault-error.ts'
import { stopWhenCancelled } from '../vault/verify/options.ts'
import { Incoming, type Received } from './incoming.ts'

/** Bytes read at once. */
const stretch = 4 << 20

export interface Copying {
  readonly signal: AbortSignal
  readonly onBytes: (bytes: number) => void
}

/**
 * Copies the file at `path` to a temporary name in `scratch`. Cancelled or failed, nothing of it stays.
 * @throws Failure `path-missing`, `cancelled`; VaultError when the disk fails.
 */
export async function copyFile(path: string, scratch: string, { signal, onBytes }: Copying): Promise<Received> {
  const source = await open(path, 'r').catch((error: unknown) => {
    throw new Failure('path-missing', { path, cause: systemCode(error) ?? 'unknown' }, { cause: error })
  })
  const incoming = await Incoming.open(scratch)
  const buffer = Buffer.alloc(stretch)
  try {
    for (;;) {
      stopWhenCancelled(signal)
      const { bytesRead } = await source.read(buffer, 0, stretch, null).catch((error: unknown) => {
        throw new Failure('path-missing', { path, cause: systemCode(error) ?? 'unknown' }, { cause: error })
      })
      if (bytesRead === 0) break
      await incoming.write(buffer.subarray(0, bytesRead))
      onBytes(bytesRead)
    }
    return await incoming.finish()
  } catch (error) {
    await incoming.discard()
    throw error
  } finally {
    await source.close()
  }
}

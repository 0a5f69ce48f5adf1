// Opens what only its recipients can read: a bundle in the age format, with their secret key.
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Decrypter } from 'age-encryption'
import * as tar from 'tar'
import { Failure } from '../contract/failures.ts'
import { sixLetters } from '../vault/layout.ts'
import { systemCode } from '../vault/vault-error.ts'
import { writeFailure } from './archive-failure.ts'
import { partial } from './half-bundles.ts'
import { refuseExisting } from './target.ts'

/** A decrypter with the secret keys of a key file, as `age-keygen` and `zhenglu identity` write it. */
async function decrypterFor(file: string, identities: string): Promise<Decrypter> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  for (const line of identities.split(/\r?\n/).map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue
    try {
      decrypter.addIdentity(line)
    } catch (error) {
      throw new Failure('identity-missing', { file }, { cause: error })
    }
  }
  return decrypter
}

/**
 * Opens an encrypted bundle into a new folder inside `to`, and answers that folder: whole, or not at all. Nothing of it
 * is verified yet but that nobody changed it since it was encrypted.
 * @param identities contents of a file of secret keys.
 * @throws Failure `path-missing`, `identity-missing` when none of the keys opens it, `bundle-not-encrypted` for anything
 *   but a whole encrypted bundle, `target-exists`, `target-not-writable`, `disk-full`.
 */
export async function openEncrypted(file: string, identities: string, to: string): Promise<string> {
  const decrypter = await decrypterFor(file, identities)
  const folder = join(to, basename(file).replace(/(\.tar)?\.age$/, ''))
  const staging = `${folder}.${sixLetters()}${partial}`
  await refuseExisting(folder)
  await mkdir(staging, { recursive: true }).catch((error: unknown) => {
    throw writeFailure(error, staging)
  })
  try {
    await pipeline(await plainOf(file, decrypter), tar.extract({ cwd: staging, strip: 1, strict: true }))
    await rename(staging, folder)
    return folder
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (error instanceof Failure) throw error
    if (systemCode(error) === 'ENOSPC') throw writeFailure(error, folder)
    throw new Failure('bundle-not-encrypted', { file }, { cause: error })
  }
}

async function plainOf(file: string, decrypter: Decrypter): Promise<Readable> {
  const handle = await open(file).catch((error: unknown) => {
    throw new Failure('path-missing', { path: file }, { cause: error })
  })
  const encrypted = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>
  const plain = await decrypter.decrypt(encrypted).catch(async (error: unknown) => {
    await handle.close()
    const isForOthers = String(error).includes('no identity matched')
    throw new Failure(isForOthers ? 'identity-missing' : 'bundle-not-encrypted', { file }, { cause: error })
  })
  return Readable.fromWeb(plain as Parameters<typeof Readable.fromWeb>[0])
}

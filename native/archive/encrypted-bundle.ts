// A bundle that only its recipients can read: one file, a tar archive in the age format, which their own tools open
// (`age -d -i KEY FILE | tar -x`). What is not encrypted yet lies on the disk of the vault, never where the file goes.
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Encrypter } from 'age-encryption'
import { syncFolder } from '../vault/disk.ts'
import { sixLetters, vaultPaths } from '../vault/layout.ts'
import { reservedForRecordings } from '../vault/reserve.ts'
import { stopWhenCancelled } from '../vault/verify/options.ts'
import { writeFailure } from './archive-failure.ts'
import { DurableFile } from './durable-file.ts'
import { exportBundle, writeBundle, type Export, type Exported } from './export-bundle.ts'
import { noteHalfBundle, partial } from './half-bundles.ts'
import { encrypterFor } from './recipients.ts'
import { forgetTarget, openTarget, refuseExisting, requireSpace } from './target.ts'

const ending = '.tar.age'

/**
 * Writes `<to>/<case number>_<day>.tar.age`, which the holders of the keys that belong to `recipients` can open: whole,
 * or not at all. The progress counts each byte twice, as it is copied and as it is encrypted.
 * @throws Failure `recipient-invalid`, and what `exportBundle` throws.
 */
export async function exportEncrypted(wanted: Export, recipients: readonly string[]): Promise<Exported> {
  const { signal, onProgress = () => undefined } = wanted
  const encrypter = await encrypterFor(recipients)
  const target = await openTarget(wanted.to, wanted.vault)
  const { scratch } = vaultPaths(wanted.vault)
  const staging = join(scratch, `${randomUUID()}${partial}`)
  const forget = await noteHalfBundle(scratch, staging)
  try {
    await mkdir(staging).catch((error: unknown) => {
      throw writeFailure(error, staging)
    })
    let total = 0
    const copying = (done: number, of: number) => {
      total = of
      onProgress(done, 2 * of)
    }
    const { folder, bytes } = await writeBundle({ ...wanted, onProgress: copying }, staging, reservedForRecordings)
    await requireSpace(target.folder, bytes)
    const file = join(target.folder, `${basename(folder)}${ending}`)
    await refuseExisting(file)
    let done = total
    const encrypting = (count: number) => {
      done = Math.min(2 * total, done + count)
      onProgress(done, 2 * total)
    }
    const length = await encrypt(folder, file, encrypter, { scratch, signal, onBytes: encrypting })
    return { folder: file, bytes: length }
  } catch (error) {
    await forgetTarget(target)
    stopWhenCancelled(signal)
    throw error
  } finally {
    await rm(staging, { recursive: true, force: true })
    await forget()
  }
}

/** A bundle for its recipients; where there are none, one that everybody can read. @throws Failure. */
export const exportCase = (wanted: Export, recipients: readonly string[]): Promise<Exported> =>
  recipients.length === 0 ? exportBundle(wanted) : exportEncrypted(wanted, recipients)

interface Encrypting {
  readonly scratch: string
  readonly signal: AbortSignal | undefined
  readonly onBytes: (count: number) => void
}

/** Bytes of the file written. @throws Failure. */
async function encrypt(folder: string, file: string, encrypter: Encrypter, options: Encrypting): Promise<number> {
  const half = `${file}.${sixLetters()}${partial}`
  const forget = await noteHalfBundle(options.scratch, half)
  const out = await DurableFile.create(half).catch(async (error: unknown) => {
    await forget()
    throw error
  })
  let length = 0
  const counted = async function* (plain: AsyncIterable<Buffer>) {
    for await (const bytes of plain) {
      options.onBytes(bytes.length)
      yield bytes
    }
  }
  const encrypted = async function* (plain: AsyncIterable<Buffer>) {
    yield* await encrypter.encrypt(Readable.toWeb(Readable.from(counted(plain))) as ReadableStream<Uint8Array>)
  }
  const written = async (bytes: AsyncIterable<Uint8Array>) => {
    for await (const piece of bytes) {
      await out.handle.writeFile(piece)
      out.wrote(piece.length)
      length += piece.length
    }
  }
  const tar = await import('tar')
  try {
    const archive = tar.create({ cwd: dirname(folder), portable: true }, [basename(folder)])
    await pipeline(archive, encrypted, written, { signal: options.signal })
    await out.finish()
    await refuseExisting(file)
    await rename(half, file)
    await syncFolder(dirname(file))
    return length
  } catch (error) {
    await out.abandon()
    await rm(half, { force: true })
    stopWhenCancelled(options.signal)
    throw writeFailure(error, file)
  } finally {
    await forget()
  }
}

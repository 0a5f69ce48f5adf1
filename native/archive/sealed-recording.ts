// A recording on its way into a bundle: sealed, and as it was sealed, before a byte of it is copied.
import { verify, type KeyObject } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import { fileNames, parsePartFile, parseRecordFile } from '../vault/layout.ts'
import { manifestSchema, type Manifest } from '../vault/manifest.ts'
import { systemCode } from '../vault/vault-error.ts'
import { damaged } from './archive-failure.ts'
import { hashBytes } from './hashing.ts'

/** One file of a recording and what it must be. */
export interface SealedFile {
  readonly name: string
  readonly length: number
  /** SHA-256 in hexadecimal; null for a time stamp, of which the seal knows nothing. */
  readonly sha256: string | null
}

export interface SealedRecording {
  readonly id: string
  readonly folder: string
  readonly manifest: Manifest
  /** SHA-256 of `manifest.json`. */
  readonly manifestSha256: string
  readonly files: readonly SealedFile[]
}

/**
 * Reads a recording's seal and compares its files with it by name and length; their bytes are compared when copied.
 * @throws Failure `recording-unknown`, `recording-not-sealed`, `recording-damaged` naming the file.
 */
export async function readSealed(id: string, folder: string, key: KeyObject): Promise<SealedRecording> {
  const names = await plainFiles(id, folder)
  for (const name of [fileNames.manifest, fileNames.signature]) {
    if (!names.includes(name)) throw new Failure('recording-not-sealed', { recording: id })
  }
  const bytes = await readWhole(id, folder, fileNames.manifest)
  const signature = await readWhole(id, folder, fileNames.signature)
  const manifest = parse(id, bytes)
  if (!verify(null, bytes, key, signature)) {
    throw damaged(id, fileNames.signature, 'signature')
  }
  const files = await sealedFiles({ id, folder, names, manifest, bytes, signature })
  return { id, folder, manifest, manifestSha256: hashBytes(bytes).sha256, files }
}

/** Names in the folder; anything but plain files is damage. */
async function plainFiles(id: string, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') throw new Failure('recording-unknown', { recording: id }, { cause: error })
    throw damaged(id, '', 'unreadable', error)
  })
  for (const entry of entries) if (!entry.isFile()) throw damaged(id, entry.name, 'not-plain')
  return entries.map((entry) => entry.name)
}

async function readWhole(id: string, folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch((error: unknown) => {
    throw damaged(id, name, 'unreadable', error)
  })
}

function parse(id: string, bytes: Buffer): Manifest {
  let manifest: Manifest
  try {
    manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    throw damaged(id, fileNames.manifest, 'malformed', error)
  }
  const records = (manifest.writtenRecords ?? []).flatMap((record) => record.files)
  const named =
    manifest.parts.every(({ file }) => parsePartFile(file) !== undefined) &&
    records.every(({ file }) => parseRecordFile(file) !== undefined)
  if (!named || manifest.recording !== id) throw damaged(id, fileNames.manifest, 'malformed')
  return manifest
}

interface Found {
  readonly id: string
  readonly folder: string
  readonly names: readonly string[]
  readonly manifest: Manifest
  readonly bytes: Buffer
  readonly signature: Buffer
}

async function sealedFiles({ id, folder, names, manifest, bytes, signature }: Found): Promise<SealedFile[]> {
  const files: SealedFile[] = [
    ...manifest.parts.map(({ file, length, sha256 }) => ({ name: file, length, sha256 })),
    ...(manifest.writtenRecords ?? []).flatMap((record) =>
      record.files.map(({ file, length, sha256 }) => ({ name: file, length, sha256 })),
    ),
    { name: fileNames.journal, ...manifest.journal },
    { name: fileNames.checkpoints, ...manifest.checkpoints },
    { name: fileNames.manifest, ...hashBytes(bytes) },
    { name: fileNames.signature, ...hashBytes(signature) },
  ].map(({ name, length, sha256 }) => ({ name, length, sha256 }))
  if (names.includes(fileNames.timeStamp)) {
    files.push({ name: fileNames.timeStamp, length: await lengthOf(id, folder, fileNames.timeStamp), sha256: null })
  }
  for (const { name, length } of files) {
    if (!names.includes(name)) throw damaged(id, name, 'missing')
    if ((await lengthOf(id, folder, name)) !== length) throw damaged(id, name, 'length')
  }
  const extra = names.find((name) => !files.some((file) => file.name === name))
  if (extra !== undefined) throw damaged(id, extra, 'unexpected')
  return files
}

async function lengthOf(id: string, folder: string, name: string): Promise<number> {
  const { size } = await stat(join(folder, name)).catch((error: unknown) => {
    throw damaged(id, name, 'unreadable', error)
  })
  return size
}

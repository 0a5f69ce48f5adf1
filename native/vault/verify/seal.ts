// The seal: the manifest, the signature over it, and the key it was made with (§6.2).
import { verify, type KeyObject } from 'node:crypto'
import type { Finding } from '../../contract/verification.ts'
import { publicKeyFromRaw, rawPublicKey } from '../../journal/note.ts'
import { fileNames } from '../layout.ts'
import type { Line } from '../lines.ts'
import { manifestSchema, type Manifest } from '../manifest.ts'
import { readListed, type Folder } from './folder.ts'

export interface Seal {
  /** Whether both files of the seal are there, right or not. */
  readonly sealed: boolean
  readonly manifestBytes: Buffer | undefined
  readonly manifest: Manifest | undefined
  readonly signature: Buffer | undefined
  readonly findings: readonly Finding[]
}

/** Reads manifest and signature. Never throws. */
export async function readSeal(folder: Folder): Promise<Seal> {
  const findings: Finding[] = []
  const { manifest: file, signature: signatureFile } = fileNames
  const absent = [file, signatureFile].filter((name) => !folder.files.has(name))
  if (absent.length === 2) findings.push({ code: 'seal-missing' })
  if (absent.length === 1) findings.push(...absent.map((name): Finding => ({ code: 'file-missing', file: name })))
  const manifestBytes = await readListed(folder, file, findings)
  const signature = await readListed(folder, signatureFile, findings)
  const manifest = manifestBytes === undefined ? undefined : readManifest(manifestBytes, findings)
  return { sealed: absent.length === 0, manifestBytes, manifest, signature, findings }
}

function readManifest(bytes: Buffer, findings: Finding[]): Manifest | undefined {
  const file = fileNames.manifest
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    findings.push({ code: 'manifest-malformed', file, details: { problem: 'not-json' } })
    return undefined
  }
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined
  if (typeof version === 'number' && version > 1) {
    findings.push({ code: 'format-newer', file, details: { version } })
    return undefined
  }
  const parsed = manifestSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const member = parsed.error.issues[0]?.path.join('.') ?? ''
  findings.push({ code: 'manifest-malformed', file, details: { problem: 'member', member } })
  return undefined
}

/** Checks the signature with the key that the recording names. */
export function checkSignature({ manifestBytes, signature }: Seal, key: KeyObject | undefined): Finding[] {
  const file = fileNames.signature
  if (manifestBytes === undefined || signature === undefined) return []
  if (signature.length !== 64) return [{ code: 'signature-malformed', file, details: { length: signature.length } }]
  const right = key !== undefined && verify(null, manifestBytes, key, signature)
  return right ? [] : [{ code: 'signature-wrong', file }]
}

/** The key that the manifest names, or the journal's first line where there is no manifest; undefined when it is none. */
export function namedKey(manifest: Manifest | undefined, first: Line | undefined): KeyObject | undefined {
  const raw = manifest?.station.publicKey ?? (first?.kind === 'open' ? first.station.publicKey : undefined)
  try {
    return raw === undefined ? undefined : publicKeyFromRaw(Buffer.from(raw, 'base64'))
  } catch {
    return undefined
  }
}

/** Compares the named key with the one that is expected. */
export function checkKey(named: KeyObject | undefined, expected: KeyObject | undefined, sealed: boolean): Finding[] {
  if (expected === undefined) return []
  if (named !== undefined && rawPublicKey(named).equals(rawPublicKey(expected))) return []
  return [{ code: 'key-unknown', file: sealed ? fileNames.manifest : fileNames.journal }]
}

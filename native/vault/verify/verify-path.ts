// Recognises what lies at a path, a vault, a recording or a bundle, and verifies it.
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Failure } from '../../contract/failures.ts'
import type { RecordingReport, VerificationReport } from '../../contract/verification.ts'
import { fileNames, parsePartFile, recordingIdPattern } from '../layout.ts'
import { systemCode } from '../vault-error.ts'
import { stopWhenCancelled, type VerifyOptions } from './options.ts'
import { verifyRecording } from './verify-recording.ts'
import { verifyVault } from './verify-vault.ts'

/** Verifies a bundle as a bag too (native/archive), with what verifies each recording in it. */
export type VerifyBundle = (
  folder: string,
  options: VerifyOptions & { verifyRecording: typeof verifyRecording },
) => Promise<VerificationReport>

export interface VerifyPathOptions extends VerifyOptions {
  /** Without it only the recordings of a bundle are verified. */
  readonly verifyBundle?: VerifyBundle
}

/**
 * Verifies what is at `path`.
 * @throws Failure `path-missing`, `path-not-verifiable`, `vault-newer-format`, `cancelled`, `input-invalid` (the key).
 */
export async function verifyPath(
  path: string,
  { verifyBundle, ...options }: VerifyPathOptions = {},
): Promise<VerificationReport> {
  stopWhenCancelled(options.signal)
  const names = await namesIn(path)
  if (await isVault(path, names)) return verifyVault(path, options)
  if (names.includes('bagit.txt')) return (verifyBundle ?? recordingsOfBundle)(path, { ...options, verifyRecording })
  if (!isRecording(path, names)) throw new Failure('path-not-verifiable', { path })
  return { path, kind: 'recording', recordings: [await verifyRecording(path, options)], findings: [] }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) throw new Failure('path-not-verifiable', { path })
    return await readdir(path)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(
      systemCode(error) === 'ENOENT' ? 'path-missing' : 'path-not-verifiable',
      { path },
      { cause: error },
    )
  }
}

/** A vault is one by its description; where that was lost, by its station and a year with recordings. */
async function isVault(path: string, names: readonly string[]): Promise<boolean> {
  if (names.includes('vault.json')) return true
  if (!names.includes('station')) return false
  for (const year of names.filter((name) => /^\d{4}$/.test(name))) {
    const inside = await readdir(join(path, year)).catch(() => [])
    if (inside.some((name) => recordingIdPattern.test(name))) return true
  }
  return false
}

function isRecording(path: string, names: readonly string[]): boolean {
  const known: readonly string[] = Object.values(fileNames)
  return (
    recordingIdPattern.test(basename(path)) ||
    names.some((name) => known.includes(name) || parsePartFile(name) !== undefined)
  )
}

async function recordingsOfBundle(
  path: string,
  { onProgress, ...options }: VerifyOptions,
): Promise<VerificationReport> {
  const recordings: RecordingReport[] = []
  let [before, all] = [0, 0]
  for (const folder of await recordingsBelow(join(path, 'data'), 2)) {
    recordings.push(
      await verifyRecording(folder, {
        ...options,
        onProgress: (done, total) => {
          all = before + total
          onProgress?.(before + done, all)
        },
      }),
    )
    before = all
  }
  return { path, kind: 'bundle', recordings, findings: [] }
}

/** Recordings' folders at most `depth` below `folder`. */
async function recordingsBelow(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort()
  const found: string[] = []
  for (const inside of folders) {
    if (recordingIdPattern.test(basename(inside))) found.push(inside)
    else if (depth > 1) found.push(...(await recordingsBelow(inside, depth - 1)))
  }
  return found
}

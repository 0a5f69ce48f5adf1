// Verifies a bundle: the bag as others would check it, then each recording in it by its own seal.
import { createPublicKey, type KeyObject } from 'node:crypto'
import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import type { Finding, RecordingReport, VerificationReport } from '../contract/verification.ts'
import { fileNames, recordingIdPattern } from '../vault/layout.ts'
import { manifestSchema } from '../vault/manifest.ts'
import { stopWhenCancelled } from '../vault/verify/options.ts'
import { checkBag, longestText } from './bag-check.ts'
import { checkPlayable } from './check-playable.ts'
import { otherFiles, payload, type BagInfo } from './bagit.ts'
import type { Progress } from './export-bundle.ts'
import { checkListing } from './check-listing.ts'
import { checkBundledExhibits } from './check-exhibits.ts'
import { folderSize } from './folder-size.ts'
import { readPlain } from './plain-file.ts'

/** What is given along to the verification of each recording. */
interface RecordingOptions {
  /** The station's key, obtained elsewhere than from the bundle. */
  readonly publicKey?: KeyObject | Buffer
  /** Whether SM3 is computed too. */
  readonly sm3?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: Progress
}

/** Verifies one recording's folder (native/vault/verify/). */
export type VerifyRecording = (folder: string, options: RecordingOptions) => Promise<RecordingReport>

export interface VerifyBundle extends RecordingOptions {
  readonly verifyRecording: VerifyRecording
}

/** Whether a folder says that it is a bag. */
export async function isBundle(folder: string): Promise<boolean> {
  return lstat(join(folder, 'bagit.txt')).then(
    (found) => found.isFile(),
    () => false,
  )
}

/**
 * Checks everything in `folder` and collects every finding. The bag's manifests are not signed: they find damage, while
 * forgery is found by the seals of the recordings.
 * @throws Failure `path-missing`, `path-not-verifiable`, `cancelled`.
 */
export async function verifyBundle(folder: string, options: VerifyBundle): Promise<VerificationReport> {
  const { verifyRecording, onProgress = () => undefined, ...passedOn } = options
  const { signal } = passedOn
  stopWhenCancelled(signal)
  await requireFolder(folder)
  const recordingFolders = await recordingsIn(folder)
  const bytes = await folderSize(folder)
  // Copies for players are read again, beside what they are copies of; exhibits too, by their own list.
  const again = await Promise.all([payload.playable, payload.exhibits].map((place) => folderSize(join(folder, place))))
  const all = again.reduce((sum, size) => sum + size, bytes)
  const sizes = await Promise.all(recordingFolders.map((recording) => folderSize(recording)))
  const total = sizes.reduce((sum, size) => sum + size, all)
  let done = 0
  try {
    const onBytes = (bytes: number) => {
      done += bytes
      onProgress(done, total)
    }
    const bag = await checkBag(folder, { signal, onBytes })
    const bad = new Set(bag.findings.map(({ file }) => file))
    const places = bag.payload.filter((path) => !bad.has(path))
    const played = await checkPlayable(folder, places, new Set(bag.payload), { signal, onBytes })
    const exhibits = await checkBundledExhibits(folder, bag.info, { ...passedOn, onBytes })
    const findings = [
      ...bag.findings,
      ...played,
      ...exhibits.findings,
      ...(await checkKey(folder, recordingFolders)),
      ...absent(bag.info, recordingFolders),
      // What is wrong by the bag itself is told once.
      ...(await checkListing(folder, bag.sha256)).filter(({ file }) => file === undefined || !bad.has(file)),
    ]
    const recordings: RecordingReport[] = []
    let before = all
    for (const [i, recording] of recordingFolders.entries()) {
      const start = before
      recordings.push(
        await verifyRecording(recording, {
          ...passedOn,
          onProgress: (bytes) => {
            onProgress(start + bytes, total)
          },
        }),
      )
      before += sizes[i] ?? 0
      onProgress(before, total)
    }
    findings.push(...misplaced(recordings, recordingFolders))
    const { report } = exhibits
    const more = report === undefined ? {} : { exhibits: report }
    return { path: folder, kind: 'bundle', recordings, findings, ...more }
  } catch (error) {
    stopWhenCancelled(signal)
    throw error
  }
}

async function requireFolder(folder: string): Promise<void> {
  const found = await lstat(folder).catch((error: unknown) => {
    throw new Failure('path-missing', { path: folder }, { cause: error })
  })
  if (!found.isDirectory() || !(await isBundle(folder))) throw new Failure('path-not-verifiable', { path: folder })
}

async function recordingsIn(folder: string): Promise<string[]> {
  const place = join(folder, payload.recordings)
  const entries = await readdir(place, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(place, entry.name))
    .sort()
}

/** Bytes of a key file at most; it has some hundred. */
const longestKey = 64 << 10

/** The key that the bundle hands out must be the one that each recording names. */
async function checkKey(folder: string, recordings: readonly string[]): Promise<Finding[]> {
  const pem = await readPlain(join(folder, otherFiles.publicKey), longestKey)
  if (pem === undefined) return [{ code: 'file-missing', file: otherFiles.publicKey }]
  let raw: string
  try {
    raw = Buffer.from(createPublicKey(pem).export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')
  } catch {
    return [{ code: 'bundle-malformed', file: otherFiles.publicKey, details: { problem: 'key' } }]
  }
  const findings: Finding[] = []
  for (const recording of recordings) {
    const manifest = await readPlain(join(recording, fileNames.manifest), longestText)
    const named = keyOf(manifest?.toString('utf8') ?? '')
    if (named !== undefined && named !== raw) {
      findings.push({ code: 'key-unknown', file: otherFiles.publicKey, details: { recording: basename(recording) } })
    }
  }
  return findings
}

/** The station's key that a manifest names; a manifest that can't be read is a finding of its recording. */
function keyOf(manifest: string): string | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(manifest)).data?.station.publicKey
  } catch {
    return undefined
  }
}

/** Recordings that `bag-info.txt` names and that are not there. */
function absent(info: BagInfo, recordings: readonly string[]): Finding[] {
  const there = new Set(recordings.map((recording) => basename(recording)))
  const named = info.filter(([label]) => label === 'Zhenglu-Recording').map(([, value]) => value.split(' ')[0] ?? '')
  return named
    .filter((id) => !there.has(id))
    .map((id) => ({ code: 'file-missing', file: `${payload.recordings}/${id}` }))
}

/** Folders that are not named as the recording in them. */
function misplaced(reports: readonly RecordingReport[], recordings: readonly string[]): Finding[] {
  return recordings.flatMap((recording, i) => {
    const name = basename(recording)
    const same = reports[i]?.recording === name && recordingIdPattern.test(name)
    return same ? [] : [{ code: 'recording-misplaced' as const, file: `${payload.recordings}/${name}` }]
  })
}

// Verifies one recording's folder: reads as docs/format.md §6, collects every finding, says what is proved.
import type { KeyObject } from 'node:crypto'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Finding, RecordingReport } from '../../contract/verification.ts'
import { checkpointOrigin } from '../checkpoint-file.ts'
import { fileNames } from '../layout.ts'
import type { OpenLine, PreviousSeal } from '../lines.ts'
import type { Manifest } from '../manifest.ts'
import { checkBreaks } from './break-check.ts'
import { conclude } from './conclusions.ts'
import { listFolder, readListed, type Folder } from './folder.ts'
import { readJournal, type Journal } from './journal.ts'
import { checkManifest } from './manifest-check.ts'
import { checkMedia } from './media.ts'
import { readNotes } from './notes.ts'
import { givenKey, stopWhenCancelled, type VerifyOptions } from './options.ts'
import { checkOrder, partsTold } from './order.ts'
import { PartHasher } from './part-hasher.ts'
import { checkKey, checkSignature, namedKey, readSeal, type Seal } from './seal.ts'
import { checkReconciliation } from './reconciliation-check.ts'
import { checkRecords } from './record-check.ts'
import { checkScript, scriptSummary } from './script-check.ts'
import { checkSequence } from './sequence.ts'
import { checkPresence, checkStated, statedParts } from './stated.ts'
import { checkTimeStamp } from './time-stamp-check.ts'
import { checkLastCheckpoint, checkTree } from './tree.ts'

/** What an examination is given besides the folder. */
export interface Examination {
  readonly hasher: PartHasher
  /** The key that the recording must name. */
  readonly expectedKey: KeyObject | undefined
  /** Whether that key was obtained elsewhere than from what is verified. */
  readonly keyGiven: boolean
  readonly sm3: boolean
  readonly signal: AbortSignal | undefined
  readonly onBytes: (bytes: number) => void
}

/** A recording's report, and what of it the chain is made of. */
export interface Examined {
  readonly report: RecordingReport
  readonly seal: PreviousSeal | undefined
  readonly manifest: Manifest | undefined
  readonly open: OpenLine | undefined
}

/**
 * Verifies the recording in `folder`. Damage of any kind is a finding and never an error.
 * @throws Failure `cancelled`, `input-invalid` (the key).
 */
export async function verifyRecording(folder: string, options: VerifyOptions = {}): Promise<RecordingReport> {
  stopWhenCancelled(options.signal)
  const expectedKey = options.publicKey === undefined ? undefined : givenKey(options.publicKey)
  const total = await mediaBytes(folder)
  let done = 0
  const onBytes = (bytes: number) => options.onProgress?.((done += bytes), Math.max(total, done))
  await using hasher = new PartHasher()
  const { signal, sm3 = false } = options
  const keyGiven = expectedKey !== undefined
  return (await examine(folder, { hasher, expectedKey, keyGiven, sm3, signal, onBytes })).report
}

/** Bytes of a folder's media files. */
export async function mediaBytes(folder: string): Promise<number> {
  const { files } = await listFolder(folder)
  return [...files].reduce((sum, [file, length]) => (file.endsWith('.mp4') ? sum + length : sum), 0)
}

/** The steps of §6. @throws Failure `cancelled`. */
export async function examine(path: string, examination: Examination): Promise<Examined> {
  const { hasher, expectedKey, keyGiven, sm3, signal, onBytes } = examination
  const folder = await listFolder(path)
  const findings: Finding[] = [...folder.findings]

  const seal = await readSeal(folder)
  const { manifest } = seal
  const journalBytes = await readListed(folder, fileNames.journal, findings)
  const journal = await readJournal(journalBytes ?? Buffer.of())
  const first = journal.leaves[0]?.line
  const open = first?.kind === 'open' ? first : undefined
  const told = partsTold(journal)
  const parts = statedParts(manifest, told)
  const key = namedKey(manifest, open)
  const station = manifest?.station.id ?? open?.station.id ?? ''
  const recording = manifest?.recording ?? open?.recording ?? basename(path)

  findings.push(...seal.findings, ...checkSignature(seal, key), ...checkKey(key, expectedKey, seal.sealed))
  findings.push(...checkPresence(folder, parts, told))
  findings.push(...(await checkRecords(folder, journal.lines)))

  // The threads that read the media are at work while this one looks at the journal.
  const [media, journalFindings] = await Promise.all([
    checkMedia({ folder, parts, told, hasher, sm3, signal, onBytes }).catch((error: unknown) => {
      stopWhenCancelled(signal)
      throw error
    }),
    journalBytes === undefined
      ? []
      : checkJournal({ folder, seal, journal, bytes: journalBytes, key, origin: checkpointOrigin(station, recording) }),
  ])
  findings.push(...journalFindings, ...media)
  const timeStamp = await checkTimeStamp(folder, seal.manifestBytes, findings)

  const conclusions = conclude({ findings, sealed: seal.sealed, keyGiven, sm3, timeStamp })
  const report: RecordingReport = {
    recording,
    sealed: seal.sealed,
    root: manifest?.journal.root ?? null,
    sealCode: manifest?.journal.sealCode ?? null,
    lines: journal.leaves.length,
    bytes: [...folder.files.values()].reduce((sum, length) => sum + length, 0),
    ...scriptSummary(open, journal.lines),
    findings: distinct(findings),
    ...conclusions,
  }
  const own =
    manifest === undefined ? undefined : { recording, size: manifest.journal.lines, root: manifest.journal.root }
  return { report, seal: own, manifest, open }
}

interface JournalCheck {
  readonly folder: Folder
  readonly seal: Seal
  readonly journal: Journal
  readonly bytes: Buffer
  readonly key: KeyObject | undefined
  readonly origin: string
}

/** The journal, its tree and its checkpoints against the seal (§6.3 to §6.5). */
async function checkJournal({ folder, seal, journal, bytes, key, origin }: JournalCheck): Promise<Finding[]> {
  const { manifest } = seal
  const { lines: sealedLines, root } = manifest?.journal ?? {}
  const findings: Finding[] = []
  if (manifest !== undefined)
    findings.push(...checkStated({ file: fileNames.journal, ...manifest.journal }, measure(bytes)))
  findings.push(...journal.findings, ...checkSequence(journal, sealedLines), ...checkOrder(journal, seal.sealed))
  findings.push(...checkBreaks(journal.lines), ...checkScript(journal.lines), ...checkReconciliation(journal.lines))
  const checkpointBytes = await readListed(folder, fileNames.checkpoints, findings)
  const notes = readNotes(checkpointBytes ?? Buffer.of(), origin, key, journal.tornCheckpoints)
  const sealed =
    sealedLines === undefined || root === undefined ? undefined : { size: sealedLines, root: Buffer.from(root, 'hex') }
  findings.push(...notes.findings, ...checkTree(journal.leaves, { checkpoints: notes.checkpoints, seal: sealed }))
  if (checkpointBytes !== undefined) {
    if (manifest !== undefined)
      findings.push(...checkStated({ file: fileNames.checkpoints, ...manifest.checkpoints }, measure(checkpointBytes)))
    if (seal.sealed) findings.push(...checkLastCheckpoint(notes.checkpoints, sealedLines ?? journal.leaves.length))
  }
  if (manifest !== undefined) findings.push(...checkManifest(manifest, journal.lines, notes.count))
  return findings
}

const measure = (bytes: Buffer) => ({ length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })

/** The same place found by two checks is said once. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}

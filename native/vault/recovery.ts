// What the start of a station does for recordings that a crash left open (docs/format.md §3.1, design §4): everything
// that is on the disk is stated, nothing is changed; then the recording is closed and sealed, or goes on. Can itself be
// killed and repeated: each step states what it found before the next one looks.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lastingBreak } from './breaks.ts'
import { recordingFolders } from './chain.ts'
import { continueChain } from './chain-recovery.ts'
import { fileNames, parsePartFile, parseRecordFile } from './layout.ts'
import type { Line, LineOf, OpenLine } from './lines.ts'
import { removeNeverBegun } from './never-begun.ts'
import {
  bytesOf,
  partLines,
  placeOf,
  reopenPart,
  stateFragments,
  zeroOf,
  type LivingPart,
  type LivingWriter,
  type Processes,
  type TrackBefore,
} from './part-recovery.ts'
import type { RecordingWriter } from './recording-writer.ts'
import { reopenRecording } from './reopen.ts'
import { unstatedGaps } from './unstated-gaps.ts'
import type { Vault } from './vault.ts'
import { VaultError } from './vault-error.ts'

/** A gap that an interruption left in a track. */
export type FoundGap = Pick<LineOf<'gap'>, 'track' | 'from' | 'to'>

export interface Recovered {
  readonly recording: string
  readonly folder: string
  readonly sealCode: string
  readonly gaps: readonly FoundGap[]
}

/** A recording that a crash left open, before anything is done about it. */
export interface LeftOpen {
  readonly folder: string
  readonly open: OpenLine
  readonly writer: RecordingWriter
  /** What the journal says; what is added to it until the recording goes on or is sealed is added here. */
  readonly lines: Line[]
  /** Recording processes that still write into it. */
  readonly living: readonly LivingWriter[]
}

/** A recording that goes on: everything that was on the disk is stated. */
export interface GoneOn {
  readonly writer: RecordingWriter
  readonly open: OpenLine
  readonly lines: readonly Line[]
  readonly tracks: ReadonlyMap<string, TrackBefore>
}

/**
 * Every recording without a seal, oldest first. One whose journal cannot be continued is left as it is, for the
 * verification to name; a folder that holds nothing is taken away.
 * @param mirror folder of second copies, which take in what they lack and are written again; null for none.
 * @throws VaultError when the disk fails.
 */
export async function leftOpen(vault: Vault, processes: Processes, mirror: string | null = null): Promise<LeftOpen[]> {
  await continueChain(vault)
  for (const root of [vault.folder, ...(mirror === null ? [] : [mirror])]) await removeNeverBegun(root)
  const left: LeftOpen[] = []
  for (const folder of await recordingFolders(vault.folder)) {
    const names = await readdir(folder)
    if (names.includes(fileNames.manifest) && names.includes(fileNames.signature)) continue
    if (!names.includes(fileNames.journal)) continue
    try {
      const { writer, lines, open } = await reopenRecording(vault, folder, mirror)
      left.push({ folder, open, writer, lines, living: await processes.writingInto(folder) })
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'journal-bad') throw error
    }
  }
  return left
}

/** Whether a recording had been closed and lacks its signature only. */
export const isClosed = ({ lines }: LeftOpen): boolean => lines.some(({ kind }) => kind === 'close')

/** The last instant at which the journal or a part shows the recording running. */
export function lastSign({ lines }: Pick<LeftOpen, 'lines'>): Date {
  const known = [...lines.map(({ at }) => at), ...tracksOf(lines).map((track) => endOf(lines, track))]
  return new Date(Math.max(...known.map((instant) => Date.parse(instant))))
}

/** Ends what still records, states what is there, closes and seals. @throws VaultError when the disk fails. */
export async function sealLeftOpen(vault: Vault, left: LeftOpen, processes: Processes): Promise<Recovered> {
  const { writer, folder, lines } = left
  await Promise.all(left.living.map(({ owner }) => processes.end(owner)))
  const gaps: FoundGap[] = []
  if (isClosed(left)) for (const part of partLines(lines)) await reopenPart(writer, lines, part)
  else {
    await stateParts(left, [])
    await stateRecords(left)
    gaps.push(...(await stateBetween(left)), ...(await stateGaps(left, vault.clock.now())))
  }
  const { sealCode } = await writer.seal('interrupted', null)
  return { recording: writer.id, folder, sealCode, gaps }
}

/**
 * States what is there and goes on: parts of `keep` are left to their processes, all other processes are ended.
 * @throws VaultError when the disk fails.
 */
export async function goOnWith(left: LeftOpen, keep: readonly LivingWriter[], processes: Processes): Promise<GoneOn> {
  const { writer, lines, open, living } = left
  // One that has not made its file yet cannot be followed, and would make it later, beside the part that takes its number.
  const there = new Set(await readdir(writer.folder))
  const kept = keep.filter(({ file }) => there.has(file))
  await Promise.all(living.filter((each) => !kept.includes(each)).map(({ owner }) => processes.end(owner)))
  const parts = await stateParts(left, kept)
  await stateRecords(left)
  await stateBetween(left)
  const tracks = new Map(
    tracksOf(lines).map((track): [string, TrackBefore] => {
      const own = lines.filter((line) => 'length' in line && 'track' in line && line.track === track)
      const bytes = own.reduce((sum, line) => sum + ('length' in line ? line.length : 0), 0)
      const frames = own.reduce((sum, line) => sum + ('frames' in line ? line.frames : 0), 0)
      const alive = parts.find(({ place }) => place.track === track) ?? null
      return [track, { end: missingFrom(lines, track), bytes, frames, living: alive }]
    }),
  )
  const adopted = parts.map(({ place: { track, part } }) => ({ track, part }))
  const isInBreak = lastingBreak(lines) !== undefined
  const restarted = isInBreak ? [] : [...tracks].flatMap(([track, { living: part }]) => (part === null ? [track] : []))
  await writer.recovered({ kind: 'recovered', what: 'continued', adopted, restarted })
  return { writer, open, lines, tracks }
}

/** Closes and seals every recording without a seal. @throws VaultError when the disk fails. */
export async function recoverRecordings(vault: Vault, processes: Processes): Promise<Recovered[]> {
  const recovered: Recovered[] = []
  for (const left of await leftOpen(vault, processes)) recovered.push(await sealLeftOpen(vault, left, processes))
  return recovered
}

/** The tracks of a recording, from its first line. */
function tracksOf(lines: readonly Line[]): string[] {
  return (lines.find((line) => line.kind === 'open')?.sources ?? []).map(({ track }) => track)
}

/** States files of a signed written record that a crash left without their line: they are put in place whole. */
async function stateRecords({ writer, lines }: LeftOpen): Promise<void> {
  const stated = new Set(lines.flatMap((line) => (line.kind === 'written-record' ? [line.number] : [])))
  const files = (await readdir(writer.folder)).sort()
  const unstated = new Set(files.flatMap((file) => parseRecordFile(file)?.number ?? []).filter((n) => !stated.has(n)))
  for (const number of unstated) {
    const own = files.filter((file) => parseRecordFile(file)?.number === number)
    const read = own.map(async (file) => ({ file, bytes: await readFile(join(writer.folder, file)) }))
    await writer.writtenRecord(number, null, await Promise.all(read))
  }
}

/**
 * States what the parts hold beyond the journal, and parts of which the journal says nothing yet. Answers those of
 * `keep` that can be followed on; a process whose part is no media is of no use.
 */
async function stateParts({ writer, lines }: LeftOpen, keep: readonly LivingWriter[]): Promise<LivingPart[]> {
  const known = partLines(lines)
  const names = new Set(known.map(({ file }) => file))
  const unknown = (await readdir(writer.folder)).sort().flatMap((file) => {
    const parsed = parsePartFile(file)
    return parsed === undefined || names.has(file) ? [] : [{ ...parsed, file }]
  })
  const living: LivingPart[] = []
  for (const line of [...known, ...unknown]) {
    const process = keep.find(({ file }) => file === line.file)
    const place = placeOf(writer, line)
    const part = names.has(line.file)
      ? await reopenPart(writer, lines, line)
      : await writer.beginPart(place, process?.owner ?? null, process?.zero ?? null)
    if (part === undefined) continue
    const zero = process?.zero ?? zeroOf(line, bytesOf(lines, line))
    const beginning = await stateFragments(
      part,
      { ...line, ...(zero && { zero: zero.toISOString() }) },
      bytesOf(lines, line),
    )
    if (process === undefined || zero === null) {
      await part.end()
      continue
    }
    living.push({ place, writer: part, owner: process.owner, zero, beginning, frameRate: frameRateOf(lines, line) })
  }
  return living
}

function frameRateOf(lines: readonly Line[], place: { track: string; part: number }): number {
  const stretches = bytesOf(lines, place).flatMap((line) => ('mediaTo' in line ? [line] : []))
  const seconds = stretches.reduce((sum, { mediaFrom, mediaTo }) => sum + (mediaTo - mediaFrom), 0) / 1e6
  const frames = stretches.reduce((sum, line) => sum + line.frames, 0)
  return seconds > 0 ? Math.round((frames / seconds) * 10) / 10 : 0
}

/** Instant at which what is recorded of a track ends; where recording began, or went on, when nothing came after that. */
function endOf(lines: readonly Line[], track: string): string {
  const ends = lines.flatMap((line) => {
    if (line.kind === 'open' || line.kind === 'resume') return [line.at]
    if (!('mediaTo' in line) || line.track !== track || line.wall === null) return []
    return [new Date(Date.parse(line.wall) + (line.mediaTo - line.mediaFrom) / 1000).toISOString()]
  })
  return ends.at(-1) ?? new Date(0).toISOString()
}

/** Where what is recorded of a track ends, or what is stated as missing: a recovery may have been killed before. */
function missingFrom(lines: readonly Line[], track: string): string {
  const missing = lines.flatMap((line) => (line.kind === 'gap' && line.track === track ? [line.to] : []))
  return [endOf(lines, track), ...missing].sort().at(-1) ?? ''
}

/** States what is missing between parts and was not stated before the station was killed. */
async function stateBetween({ writer, lines }: LeftOpen): Promise<FoundGap[]> {
  const gaps = tracksOf(lines).flatMap((track) => unstatedGaps(lines, track).map((missing) => ({ track, ...missing })))
  for (const { track, from, to } of gaps) await writer.gap(track, from, to, 'station-stopped')
  return gaps
}

/** States for each track that nothing was recorded from the end of what is there, or is stated as missing, until now. */
async function stateGaps({ writer, lines }: LeftOpen, now: Date): Promise<FoundGap[]> {
  const gaps: FoundGap[] = []
  if (lastingBreak(lines) !== undefined) return gaps // nothing was to be recorded
  for (const track of tracksOf(lines)) {
    const gap = { track, from: missingFrom(lines, track), to: now.toISOString() }
    if (gap.from >= gap.to) continue
    await writer.gap(track, gap.from, gap.to, 'station-stopped')
    gaps.push(gap)
  }
  return gaps
}

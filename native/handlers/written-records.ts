// Written records: begun, held, changed, read.
import { join } from 'node:path'
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { RecordPages } from '../contract/record-signing.ts'
import type { RecordChange } from '../contract/written-records.ts'
import { freeze, freezeBeside, type Freezing } from '../archive/freeze-record.ts'
import type { RecordingFolder } from '../cases/recording-folder.ts'
import type { Station } from '../station.ts'
import { software } from '../version.ts'
import { headingOf } from '../written-record/heading.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import { vaultPaths } from '../vault/layout.ts'
import type { Present } from '../written-record/store.ts'

/** Milliseconds by which a window's clock may be ahead. */
const ahead = 2000

interface Times {
  readonly from: string
  readonly to: string | null
}

/** When a recording was opened, to the second, as its id says. */
const openedAt = (recording: string): number => {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/.exec(recording) ?? []
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

export function writtenRecordsHandlers(station: Station): HandlersOf<'writtenRecords'> {
  const { cases, exhibits, recordings, writtenRecords: records, recordSheets: sheets, leases } = station
  /** Of recordings that are over: a long journal is not read anew for each look at a record. */
  const over = new Map<string, Times>()
  /** Start and end as the journal has them. */
  const timesOf = async (id: string): Promise<Times> => {
    const running = station.sessions.states.find(({ recording }) => recording?.id === id)?.recording
    if (running != null) return { from: running.since, to: null }
    const known = over.get(id)
    if (known !== undefined) return known
    const { open, lines } = await recordings.read(id)
    const from = lines.find(({ kind }) => kind === 'chunk')?.at ?? open.at
    const times = { from, to: lines.find(({ kind }) => kind === 'close')?.at ?? null }
    if (times.to !== null) over.set(id, times)
    return times
  }
  /** An entry cannot have begun before the recording, nor later than now: the moment of now then stands for it. */
  const withSaneTime = (change: RecordChange, recording: string): RecordChange => {
    if (change.what !== 'entry') return change
    const now = Date.now()
    const at = Date.parse(change.at)
    return at < openedAt(recording) || at > now + ahead ? { ...change, at: new Date(now).toISOString() } : change
  }
  /** A scan must be an exhibit of the very case, that counts. @throws Failure `exhibit-unknown`. */
  const requireScan = async (change: RecordChange, of: string): Promise<void> => {
    if (change.what !== 'signature' || change.signature.exhibit === null) return
    const { number, sha256 } = change.signature.exhibit
    const listed = await exhibits.ofCase(of)
    const isThere = listed.some((one) => one.number === number && one.sha256 === sha256 && one.withdrawn === null)
    if (!isThere) throw new Failure('exhibit-unknown', { case: of, number })
  }
  /** The recording of a record: running, or else sealed. @throws Failure `recording-not-sealed`, `recording-in-break`. */
  const recordingOf = async (id: string): Promise<{ recording: RecordingFolder; writer: RecordingWriter | null }> => {
    const room = station.sessions.states.find((state) => state.recording?.id === id)?.room
    const writer = room === undefined ? null : station.sessions.of(room).writer
    const recording = await recordings.read(id)
    if (writer === null && recording.manifest === null) throw new Failure('recording-not-sealed', { recording: id })
    return { recording, writer }
  }
  const factsOf = async (recording: RecordingFolder) => {
    const { from } = await timesOf(recording.open.recording)
    return { from, zone: recording.open.clock.zone }
  }
  /** The pages of a record as they are, or laid out now: of a text that changes meanwhile, once more. */
  const laidOut = async (record: string, person: string): Promise<RecordPages> => {
    const present = await records.get(record)
    if (present.pages !== null) return present.pages
    if (present.row.state === 'writing') throw new Failure('written-record-not-read')
    const { recording, writer } = await recordingOf(present.row.recording)
    const at = new Date().toISOString()
    const { manifest } = recording
    const checkpoint =
      writer === null && manifest !== null
        ? { lines: manifest.journal.lines, code: manifest.journal.sealCode }
        : await writer?.signedNow()
    if (checkpoint === undefined) throw new Failure('recording-not-sealed', { recording: present.row.recording })
    const to = (await timesOf(present.row.recording)).to ?? at
    const wanted = { at, to, checkpoint, afterSeal: writer === null }
    const pages = await sheets.layOut(present, await factsOf(recording), wanted)
    const kept = await records.layOut(record, person, pages, present.seq)
    if (kept === null) return laidOut(record, person)
    await tell(record)
    return kept
  }
  const tell = async (record: string): Promise<void> => {
    station.writtenRecordChanged(record, (await records.get(record)).seq)
  }
  return {
    'writtenRecords.begin': async ({ recording, kind, person }) => {
      const { open } = await recordings.read(recording)
      const isRunning = station.sessions.states.some((state) => state.recording?.id === recording)
      if (!isRunning || open.case === null) throw new Failure('recording-not-running', { recording })
      const of = { case: open.case.id, recording, kind, heading: headingOf(open, person), person }
      const row = await records.begin(of)
      station.writtenRecordChanged(row.id, 0)
      return row
    },
    'writtenRecords.list': async (of) => {
      if ('recording' in of) return { records: await records.ofRecording(of.recording) }
      await cases.get(of.case)
      return { records: await records.ofCase(of.case) }
    },
    'writtenRecords.get': async ({ record, since }) => {
      const found = await records.get(record, since)
      const { row, heading, pages, readings, frozen, seq, entries } = found
      const times = await timesOf(row.recording)
      const signedSince = since === 0 || found.signedSeq > since
      const signed = {
        signedSince,
        signatures: signedSince ? [...found.signatures] : [],
        signings: signedSince ? [...found.signings] : [],
      }
      const read = { pages, readings: [...readings], frozen }
      return { ...row, ...times, ...signed, ...read, heading, seq, changed: [...entries], writer: leases.of(record) }
    },
    'writtenRecords.hold': async ({ record, window, person, take }) => {
      await records.get(record, Infinity)
      if (leases.hold(record, { window, person }, take)) await tell(record)
      return { until: new Date(Date.now() + leases.lapse).toISOString() }
    },
    'writtenRecords.release': async ({ record, window }) => {
      await records.get(record, Infinity)
      if (leases.release(record, window)) await tell(record)
      return {}
    },
    'writtenRecords.change': async ({ record, window, person, changes }) => {
      const { row } = await records.get(record, Infinity)
      leases.hold(record, { window, person }, false)
      for (const change of changes) await requireScan(change, row.case)
      const seq = await records.change(
        record,
        person,
        changes.map((change) => withSaneTime(change, row.recording)),
      )
      station.writtenRecordChanged(record, seq)
      return { seq }
    },
    'writtenRecords.layOut': async ({ record, window, person }) => {
      const { row } = await records.get(record, Infinity)
      if (row.state === 'frozen') throw new Failure('written-record-signed')
      leases.hold(record, { window, person }, false)
      return laidOut(record, person)
    },
    'writtenRecords.page': async ({ record, page, sha256 }) => {
      const present = await records.get(record)
      const { pages, row } = present
      if (pages?.sha256 !== sha256) throw new Failure('written-record-not-laid-out')
      const printed = await sheets.of(present, await factsOf(await recordings.read(row.recording)), pages)
      const drawn = printed.pages[page - 1]
      if (drawn === undefined) throw new Failure('written-record-not-laid-out', { page })
      return drawn
    },
    'writtenRecords.freeze': async ({ record, window, person }) => {
      leases.hold(record, { window, person }, false)
      requireSigned(await records.get(record, Infinity))
      const pages = await laidOut(record, person)
      const present = await records.get(record)
      const { recording, writer } = await recordingOf(present.row.recording)
      const facts = await factsOf(recording)
      const read = await sheets.of(present, facts, pages)
      const wanted: Freezing = { present, pages, read, from: facts.from, recording, person, software }
      const { documents, scratch } = vaultPaths(station.vault.folder)
      const frozen =
        writer === null
          ? await freezeBeside(wanted, join(documents, present.row.recording), scratch)
          : await freeze(wanted, writer)
      station.writtenRecordChanged(record, await records.freeze(record, person, frozen))
      return { ...frozen, recording: present.row.recording }
    },
  }
}

function requireSigned({ row: { state }, signatures }: Present): void {
  if (state === 'frozen') throw new Failure('written-record-signed')
  if (signatures.length === 0) throw new Failure('written-record-not-signed')
}

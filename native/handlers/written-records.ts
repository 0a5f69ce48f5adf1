// Written records: begun, held, changed, read.
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { RecordChange } from '../contract/written-records.ts'
import { freeze } from '../archive/freeze-record.ts'
import type { Station } from '../station.ts'
import { software } from '../version.ts'
import { headingOf } from '../written-record/heading.ts'
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
  const { cases, recordings, writtenRecords: records, leases } = station
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
      const { row, heading, signatures, frozen, seq, entries } = await records.get(record, since)
      const times = await timesOf(row.recording)
      const signed = { signatures: [...signatures], frozen }
      return { ...row, ...times, ...signed, heading, seq, changed: [...entries], writer: leases.of(record) }
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
      const seq = await records.change(
        record,
        person,
        changes.map((change) => withSaneTime(change, row.recording)),
      )
      station.writtenRecordChanged(record, seq)
      return { seq }
    },
    'writtenRecords.freeze': async ({ record, window, person }) => {
      const present = await records.get(record)
      const { recording } = present.row
      leases.hold(record, { window, person }, false)
      requireSigned(present)
      const room = station.sessions.states.find((state) => state.recording?.id === recording)?.room
      if (room === undefined) throw new Failure('recording-not-running', { recording })
      const { writer } = station.sessions.of(room)
      const of = await recordings.read(recording)
      const frozen = await freeze({ present, times: await timesOf(recording), recording: of, writer, person, software })
      station.writtenRecordChanged(record, await records.freeze(record, person, frozen))
      return frozen
    },
  }
}

function requireSigned({ row: { state } }: Present): void {
  if (state === 'frozen') throw new Failure('written-record-signed')
  if (state !== 'signing') throw new Failure('written-record-not-signed')
}

// Every line that a journal can hold (docs/format.md §3.1). The one contract for writing and for verifying.
import * as z from 'zod'
import { reconciliationLevels } from '../contract/reconciliation.ts'
import { dueAfterBreak, recordingKinds } from '../contract/terms.ts'
import type { Json } from '../journal/line.ts'
import type { MediaTrack } from '../media/init.ts'
import { recordingIdPattern, sixLettersPattern, trackPattern } from './layout.ts'

const text = z.string()
const code = z.string().regex(/^[a-z][a-z0-9-]*$/)
const instant = z.iso.datetime({ precision: 3 })
const count = z.int().min(0)
const track = z.string().regex(trackPattern)
const part = count.max(9999)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const json = z.json() as z.ZodType<Json>

/** The members that every line has; written by the journal, not by who appends. */
export const stamp = { seq: count, at: instant, mono: count, run: z.string().regex(sixLettersPattern) }

export const stationSchema = z.strictObject({ id: z.uuid(), name: text, publicKey: z.base64().length(44) })
export const caseSchema = z.strictObject({ id: text, number: text, cause: text, kind: code, party: text })
export const roomSchema = z.strictObject({ id: text, name: text, kind: code })
export const personSchema = z.strictObject({ name: text, role: code })
/** A seal as the one after it names it. */
export const previousSchema = z.strictObject({
  recording: z.string().regex(recordingIdPattern),
  size: count,
  root: hash,
})
export type PreviousSeal = z.output<typeof previousSchema>

/** The script that a recording follows, whole: what was due, and in which words, is told without the station. */
export const scriptSchema = z.strictObject({
  template: code,
  version: count,
  steps: z.array(
    z.strictObject({
      key: code,
      section: code,
      title: z.strictObject({ 'zh-CN': text, en: text }),
      words: text,
      required: z.boolean(),
      afterBreak: z.enum(dueAfterBreak),
      evidence: z.boolean(),
    }),
  ),
})
export type StatedScript = z.output<typeof scriptSchema>

/** An exhibit that is shown, as its case lists it. */
export const exhibitSchema = z.strictObject({ id: text.min(1), sha256: hash })

const openFacts = {
  recording: z.string().regex(recordingIdPattern),
  recordingKind: z.enum(recordingKinds),
  station: stationSchema,
  case: caseSchema.nullable(),
  room: roomSchema,
  place: text,
  people: z.array(personSchema),
  sources: z.array(z.strictObject({ track, name: text, kind: code, position: code, input: text })),
  ffmpeg: z.strictObject({ version: text, sha256: hash }),
  software: text,
  clock: z.strictObject({ synchronised: z.boolean().nullable(), zone: text }),
  script: z.exactOptional(scriptSchema),
  previous: previousSchema.nullable(),
}

/** How a track of a part is coded (RFC 6381). */
export const mediaSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('video'), codec: text, width: count, height: count }),
  z.strictObject({ type: z.literal('audio'), codec: text, channels: count, sampleRate: count }),
])
export type Media = z.output<typeof mediaSchema>

/** How a track is coded, as the journal states it. */
export function mediaOf(track: MediaTrack): Media {
  const { codec } = track
  return track.type === 'video'
    ? { type: 'video', codec, width: track.width, height: track.height }
    : { type: 'audio', codec, channels: track.channels, sampleRate: track.sampleRate }
}

const bytes = { track, part, chunk: count.min(1), offset: count, length: count.min(1), sha256: hash, sm3: hash }
const chunk = {
  ...bytes,
  mediaFrom: count,
  mediaTo: count,
  frames: count,
  wall: instant.nullable(),
  media: z.exactOptional(z.array(mediaSchema)),
}
/** A step of the script, with its title as it was. */
const step = { step: text, title: z.exactOptional(text), person: text }
const torn = { offset: count, length: count.min(1), sha256: hash }

export const closedPartSchema = z.strictObject({ track, part, file: text, length: count, sha256: hash, chunks: count })
export type ClosedPart = z.output<typeof closedPartSchema>

/** A file of a signed written record. */
export const recordFileSchema = z.strictObject({ file: text, length: count, sha256: hash })
export type StatedRecordFile = z.output<typeof recordFileSchema>

/** What a reconciliation found, and why it stays where it is red. */
const reconciledSchema = z.strictObject({
  code,
  level: z.enum(reconciliationLevels),
  subject: text,
  facts: z.record(text, z.union([text, z.number()])),
  explanation: z.exactOptional(text.min(1)),
})

/** What a crash cut off in the middle, in the log or in its checkpoints. */
export const tornSchemas = {
  line: z.strictObject({ ...stamp, kind: z.literal('recovered'), what: z.literal('torn-line'), ...torn }),
  checkpoint: z.strictObject({ ...stamp, kind: z.literal('recovered'), what: z.literal('torn-checkpoint'), ...torn }),
}

/** One schema per kind of line. */
export const lineSchemas = {
  open: z.strictObject({
    ...stamp,
    kind: z.literal('open'),
    format: z.literal('zhenglu-recording'),
    version: z.literal(1),
    ...openFacts,
  }),
  part: z.strictObject({
    ...stamp,
    kind: z.literal('part'),
    track,
    part,
    file: text,
    origin: z.enum(['capture', 'pre-roll']),
    process: z.strictObject({ pid: count, started: text }).nullable(),
    zero: z.exactOptional(instant),
    copy: z.exactOptional(z.literal('second')),
  }),
  chunk: z.strictObject({ ...stamp, kind: z.literal('chunk'), ...chunk }),
  recovered: z.discriminatedUnion('what', [
    z.strictObject({ ...stamp, kind: z.literal('recovered'), what: z.literal('fragments'), ...chunk }),
    z.strictObject({ ...stamp, kind: z.literal('recovered'), what: z.literal('tail'), ...bytes }),
    tornSchemas.line,
    tornSchemas.checkpoint,
    z.strictObject({
      ...stamp,
      kind: z.literal('recovered'),
      what: z.literal('continued'),
      adopted: z.array(z.strictObject({ track, part })),
      restarted: z.array(track),
    }),
  ]),
  preflight: z.strictObject({
    ...stamp,
    kind: z.literal('preflight'),
    checked: instant,
    checks: z.array(
      z.strictObject({
        subject: code,
        track: track.nullable(),
        finding: code,
        level: z.enum(['green', 'amber', 'red', 'untold']),
        details: z.record(text, json),
      }),
    ),
  }),
  mark: z.strictObject({ ...stamp, kind: z.literal('mark'), id: text, word: text, person: text }),
  announcement: z.strictObject({
    ...stamp,
    kind: z.literal('announcement'),
    ...step,
    text: z.exactOptional(text.min(1)),
    exhibit: z.exactOptional(exhibitSchema),
  }),
  skipped: z.strictObject({ ...stamp, kind: z.literal('skipped'), ...step, reason: text.min(1) }),
  'announcement-withdrawn': z.strictObject({
    ...stamp,
    kind: z.literal('announcement-withdrawn'),
    ...step,
    reason: text.min(1),
  }),
  speaker: z.strictObject({ ...stamp, kind: z.literal('speaker'), speaker: personSchema.nullable(), person: text }),
  break: z.strictObject({ ...stamp, kind: z.literal('break'), reason: code, person: text, text }),
  resume: z.strictObject({ ...stamp, kind: z.literal('resume'), person: text }),
  operator: z.strictObject({ ...stamp, kind: z.literal('operator'), from: text, to: text }),
  note: z.strictObject({ ...stamp, kind: z.literal('note'), text, person: text }),
  'written-record': z.strictObject({
    ...stamp,
    kind: z.literal('written-record'),
    number: count.min(1),
    person: text.nullable(),
    files: z.array(recordFileSchema),
  }),
  'exhibit-shown': z.strictObject({
    ...stamp,
    kind: z.literal('exhibit-shown'),
    number: count.min(1),
    name: text,
    sha256: hash,
    person: text,
  }),
  reconciliation: z.strictObject({
    ...stamp,
    kind: z.literal('reconciliation'),
    checked: instant,
    person: text.nullable(),
    findings: z.array(reconciledSchema),
    unlisted: count,
  }),
  gap: z.strictObject({ ...stamp, kind: z.literal('gap'), track, from: instant, to: instant, cause: code }),
  alarm: z.strictObject({
    ...stamp,
    kind: z.literal('alarm'),
    alarm: code,
    state: z.enum(['raised', 'cleared', 'acknowledged']),
    track: track.nullable(),
    details: z.record(text, json),
    person: z.exactOptional(text),
  }),
  clock: z.strictObject({ ...stamp, kind: z.literal('clock'), from: instant, to: instant, difference: z.int() }),
  close: z.strictObject({
    ...stamp,
    kind: z.literal('close'),
    reason: z.enum(['ended', 'interrupted']),
    person: text.nullable(),
    parts: z.array(closedPartSchema),
    previous: previousSchema.nullable(),
  }),
}

export const lineSchema = z.discriminatedUnion('kind', [
  lineSchemas.open,
  lineSchemas.part,
  lineSchemas.chunk,
  lineSchemas.recovered,
  lineSchemas.preflight,
  lineSchemas.mark,
  lineSchemas.announcement,
  lineSchemas.skipped,
  lineSchemas['announcement-withdrawn'],
  lineSchemas.speaker,
  lineSchemas.break,
  lineSchemas.resume,
  lineSchemas.operator,
  lineSchemas.note,
  lineSchemas['written-record'],
  lineSchemas['exhibit-shown'],
  lineSchemas.reconciliation,
  lineSchemas.gap,
  lineSchemas.alarm,
  lineSchemas.clock,
  lineSchemas.close,
])

/** A journal line. */
export type Line = z.output<typeof lineSchema>
export type LineKind = Line['kind']
export type LineOf<K extends LineKind> = Extract<Line, { kind: K }>
export type OpenLine = LineOf<'open'>
export type CloseLine = LineOf<'close'>
/** Lines that speak of bytes of a part: chunks, and what was found of them after a crash. */
export type BytesLine = LineOf<'chunk'> | Extract<Line, { what: 'fragments' | 'tail' }>

/** What the lines of every log have, whatever they say. */
export interface Stamped {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly mono: number
  readonly run: string
}
type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never
/** A line as who appends it states it: without the members that the journal writes. */
export type FactsOf<L extends Stamped> = Without<L, 'seq' | 'at' | 'mono' | 'run'>
export type LineFacts = FactsOf<Line>
/** What must be known to open a recording; the vault adds id, station and previous seal. */
export type OpenFacts = Omit<
  OpenLine,
  'seq' | 'at' | 'mono' | 'run' | 'kind' | 'format' | 'version' | 'recording' | 'station' | 'previous'
>

/** Whether a line speaks of bytes of a part. */
export function isBytesLine(line: Line): line is BytesLine {
  return line.kind === 'chunk' || (line.kind === 'recovered' && (line.what === 'fragments' || line.what === 'tail'))
}

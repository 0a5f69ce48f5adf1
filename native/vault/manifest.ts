// The manifest: a summary of a sealed journal for people and programs (docs/format.md §5). States nothing of its own.
import * as z from 'zod'
import { sealCode } from '../journal/seal-code.ts'
import { breakSchema, breaksStated } from './breaks.ts'
import { closedPartSchema, lineSchemas, type Line, type LineOf } from './lines.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const instant = z.iso.datetime({ precision: 3 })
const { shape: open } = lineSchemas.open
const { track, name, position } = open.sources.element.shape

export const manifestSchema = z.strictObject({
  format: z.literal('zhenglu-manifest'),
  version: z.literal(1),
  recording: open.recording,
  recordingKind: open.recordingKind,
  station: open.station,
  case: open.case,
  room: open.room,
  place: open.place,
  people: open.people,
  previous: lineSchemas.close.shape.previous,
  opened: instant,
  closed: instant,
  journal: z.strictObject({ lines: count, root: hash, sealCode: z.string(), length: count, sha256: hash }),
  checkpoints: z.strictObject({ count, length: count, sha256: hash }),
  tracks: z.array(z.strictObject({ track, name, position })),
  parts: z.array(z.strictObject({ ...closedPartSchema.shape, mediaTo: count, wall: instant.nullable() })),
  gaps: z.array(lineSchemas.gap),
  marks: z.array(lineSchemas.mark),
  breaks: z.array(breakSchema),
  writtenRecords: z.exactOptional(z.array(lineSchemas['written-record'])),
  exhibitsShown: z.exactOptional(z.array(lineSchemas['exhibit-shown'])),
  reconciliation: z.exactOptional(lineSchemas.reconciliation),
})
/** The content of `manifest.json`. */
export type Manifest = z.output<typeof manifestSchema>

/** What the lines of a journal say that goes into its manifest, gathered while they are written. */
export class Summary {
  #open: LineOf<'open'> | undefined
  #close: LineOf<'close'> | undefined
  readonly #gaps: LineOf<'gap'>[] = []
  readonly #marks: LineOf<'mark'>[] = []
  readonly #records: LineOf<'written-record'>[] = []
  readonly #shown: LineOf<'exhibit-shown'>[] = []
  #reconciliation: LineOf<'reconciliation'> | undefined
  /** Those that begin and end breaks. */
  readonly #breaks: Line[] = []
  readonly #media = new Map<string, { mediaTo: number; wall: string | null }>()

  /** Takes note of the next line. */
  add(line: Line): void {
    if (line.kind === 'open') this.#open ??= line
    if (line.kind === 'close') this.#close = line
    if (line.kind === 'gap') this.#gaps.push(line)
    if (line.kind === 'mark') this.#marks.push(line)
    if (line.kind === 'written-record') this.#records.push(line)
    if (line.kind === 'exhibit-shown') this.#shown.push(line)
    if (line.kind === 'reconciliation') this.#reconciliation = line
    if (line.kind === 'break' || line.kind === 'resume' || line.kind === 'close') this.#breaks.push(line)
    if (line.kind === 'chunk' || (line.kind === 'recovered' && line.what === 'fragments')) {
      const key = `${line.track} ${line.part}`
      const wall = this.#media.get(key)?.wall ?? (line.chunk === 1 ? line.wall : null)
      this.#media.set(key, { mediaTo: line.mediaTo, wall })
    }
  }

  /** The journal's first line. */
  get open(): LineOf<'open'> | undefined {
    return this.#open
  }

  /** The journal's last line, once it is there. */
  get close(): LineOf<'close'> | undefined {
    return this.#close
  }

  /** The manifest of a closed journal; undefined as long as it is not closed. */
  manifest(
    journal: { root: Buffer; lines: number; length: number; sha256: string },
    checkpoints: Manifest['checkpoints'],
  ) {
    const [open, close] = [this.#open, this.#close]
    if (open === undefined || close === undefined) return undefined
    const { recording, recordingKind, station, case: of, room, place, people, sources } = open
    const { lines, root, length, sha256 } = journal
    return {
      format: 'zhenglu-manifest',
      version: 1,
      recording,
      recordingKind,
      station,
      case: of,
      room,
      place,
      people,
      previous: close.previous,
      opened: open.at,
      closed: close.at,
      journal: { lines, root: root.toString('hex'), sealCode: sealCode(root), length, sha256 },
      checkpoints,
      tracks: sources.map(({ track, name, position }) => ({ track, name, position })),
      parts: close.parts.map((part) => ({
        ...part,
        ...(this.#media.get(`${part.track} ${part.part}`) ?? { mediaTo: 0, wall: null }),
      })),
      gaps: this.#gaps,
      marks: this.#marks,
      breaks: breaksStated(this.#breaks),
      ...(this.#records.length === 0 ? {} : { writtenRecords: this.#records }),
      ...(this.#shown.length === 0 ? {} : { exhibitsShown: this.#shown }),
      ...(this.#reconciliation === undefined ? {} : { reconciliation: this.#reconciliation }),
    } satisfies Manifest
  }
}

/** The bytes of `manifest.json`. */
export function manifestBytes(manifest: Manifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
}

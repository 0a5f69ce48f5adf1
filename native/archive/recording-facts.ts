// What the documents of a bundle say of a recording: its seal, and what only its journal knows (codecs, breaks, alarms).
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { splitLines } from '../journal/line.ts'
import { fileNames } from '../vault/layout.ts'
import { isBytesLine, lineSchema, type Line, type Media, type OpenLine } from '../vault/lines.ts'
import { damaged } from './archive-failure.ts'
import type { SealedRecording } from './sealed-recording.ts'
import { shownRecords, type ShownRecord } from './shown-records.ts'

export interface RecordingFacts {
  readonly sealed: SealedRecording
  readonly open: OpenLine
  /** How each part is coded, and how many video frames it holds; by file name. */
  readonly parts: ReadonlyMap<string, { readonly media: readonly Media[]; readonly frames: number }>
  /** Lines that say what happened to the recording, in order: all but those of parts and chunks. */
  readonly events: readonly Line[]
  /** Its signed written records. */
  readonly records: readonly ShownRecord[]
}

/** Reads the journal of a sealed recording. @throws Failure `recording-damaged`. */
export async function readFacts(sealed: SealedRecording): Promise<RecordingFacts> {
  const parts = new Map<string, { media: Media[]; frames: number }>()
  const events: Line[] = []
  let open: OpenLine | undefined
  const files = new Map(sealed.manifest.parts.map(({ track, part, file }) => [`${track} ${part}`, file]))
  for (const line of await journalLines(sealed)) {
    if (line.kind === 'open') open ??= line
    if (isBytesLine(line)) {
      const file = files.get(`${line.track} ${line.part}`) ?? ''
      const facts = parts.get(file) ?? { media: [], frames: 0 }
      if ('media' in line) facts.media.push(...line.media)
      if ('frames' in line) facts.frames += line.frames
      parts.set(file, facts)
    } else if (line.kind !== 'part') events.push(line)
  }
  if (open === undefined) throw damaged(sealed.id, fileNames.journal, 'malformed')
  return { sealed, open, parts, events, records: await shownRecords(sealed) }
}

/** Lines of the journal; those that a crash tore, which are declared as such, are passed over. */
async function journalLines({ id, folder }: SealedRecording): Promise<Line[]> {
  const file = await readFile(join(folder, fileNames.journal)).catch((error: unknown) => {
    throw damaged(id, fileNames.journal, 'unreadable', error)
  })
  return splitLines(file).lines.flatMap((line) => parse(line.toString('utf8')) ?? [])
}

function parse(text: string): Line | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

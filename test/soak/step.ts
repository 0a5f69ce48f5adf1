// Whether the tracks of a recording are in step now, read from their parts on disk while these grow.
import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FragmentReader } from '../../native/media/fragment-reader.ts'
import { lineSchema, type Line, type LineOf } from '../../native/vault/lines.ts'
import { apart, burstDelay, flashDelay, type RecordedPart } from '../rig/in-step.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { pictures, sounds, tracks } from './scene.ts'

/** Chunks of about a second that are looked at. */
const looked = 12

export interface Step {
  /** Minutes since the recording began. */
  readonly minute: number
  /** Milliseconds by which each picture and sound comes after the whole second; of the middle one of some ten. */
  readonly delays: Readonly<Record<string, number>>
  /** Milliseconds between the earliest and the latest of them. */
  readonly apart: number
}

export async function journalOf(recording: string): Promise<Line[]> {
  const text = await readFile(join(recording, 'journal.jsonl'), 'utf8')
  const whole = text.split('\n').slice(0, -1)
  return whole.map((line) => lineSchema.parse(JSON.parse(line)))
}

/** Measures the last seconds of all tracks. @throws Error when one shows no lamp or tells no tone. */
export async function measureStep(recording: string, minute: number): Promise<Step> {
  await using folder = await temporaryFolder()
  const lines = await journalOf(recording)
  const delays: Record<string, number> = {}
  for (const track of tracks) {
    const part = await lastSeconds(recording, lines, track, join(folder.path, `${track}.mp4`))
    if (pictures.includes(track)) delays[`${track} picture`] = await flashDelay(part, { lamp: true })
    if (sounds.includes(track)) delays[`${track} sound`] = await burstDelay(part, { speech: true })
  }
  return { minute, delays, apart: apart(Object.values(delays)) }
}

/** The beginning of a track's newest part and its last chunks from a key frame on, as a file of its own. */
async function lastSeconds(
  recording: string,
  lines: readonly Line[],
  track: string,
  to: string,
): Promise<RecordedPart> {
  const all = lines.filter((line): line is LineOf<'chunk'> => line.kind === 'chunk' && line.track === track)
  const chunks = all.filter(({ part }) => part === all.at(-1)?.part)
  const [first] = chunks
  const last = chunks.at(-1)
  const from = chunks.at(-looked) ?? first
  if (first === undefined || last === undefined || from === undefined) throw new Error(`${track}: no chunk yet`)
  const zero = new Date(Date.parse(first.wall ?? '') - first.mediaFrom / 1000)
  await using file = await open(join(recording, `${track}.${String(first.part).padStart(4, '0')}.mp4`))
  const read = async (offset: number, length: number) => {
    const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: offset })
    return buffer
  }
  const [beginning] = new FragmentReader().push(await read(0, first.length))
  if (beginning?.kind !== 'beginning') throw new Error(`${track}: does not begin with ftyp and moov`)
  const newest = from === first ? beginning.bytes.length : from.offset
  const fragments = new FragmentReader(beginning.tracks).push(await read(newest, last.offset + last.length - newest))
  const key = fragments.findIndex((each) => each.kind === 'fragment' && each.sync)
  await writeFile(to, Buffer.concat([beginning.bytes, ...fragments.slice(key).map(({ bytes }) => bytes)]))
  return { file: to, zero }
}

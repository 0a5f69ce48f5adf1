// What of a recording is really there, found without the program under test: ffprobe says where each packet lies and
// when, the rig's stamped camera has written into each frame when it was sent, and its microphone hears a tone at known seconds.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fps } from '../rig/clip.ts'
import { measureBursts } from '../rig/onsets.ts'
import { stamp } from '../rig/rtsp-server.ts'
import { ffprobe, run } from '../rig/run.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

/** Instants in seconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What the journal says, as far as it can be read: plain JSON, no code of the station. */
export type JournalLine = Readonly<Record<string, unknown>> & { readonly kind: string; readonly at: string }

/** The lines of a recording's journal that are whole. */
export async function journalOf(folder: string): Promise<JournalLine[]> {
  const text = await readFile(join(folder, 'journal.jsonl'), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as JournalLine]
    } catch {
      return []
    }
  })
}

export const seconds = (instant: unknown) => Date.parse(String(instant)) / 1000

export interface Media {
  /** Stretches that are recorded, in order. */
  readonly spans: readonly Span[]
  /**
   * Difference between the times in the file and the truth, the instants that the camera wrote into its frames or the
   * tones that the microphone heard: of nineteen in twenty frames of the part in which it is largest, and of the middle
   * one of its tones. The first second of a part does not count: there a busy computer takes frames in late.
   */
  readonly step: number
}

interface Packet extends Span {
  /** Its time in the file. */
  readonly pts: number
  readonly pos: number
  readonly size: number
}

async function packetsOf(file: string, zero: number): Promise<Packet[]> {
  const wanted = ['-show_entries', 'packet=pts_time,duration_time,size,pos', '-of', 'csv=p=0', file]
  const printed = await run(ffprobe, ['-v', 'quiet', ...wanted])
  return printed
    .split('\n')
    .map((line) => line.split(',').map(Number))
    .flatMap(([pts = NaN, duration = NaN, size = NaN, pos = NaN]) => {
      const from = zero + pts
      return Number.isFinite(size)
        ? [{ from, to: from + (Number.isFinite(duration) ? duration : 0), pts, pos, size }]
        : []
    })
}

/** When the frame in these bytes was sent; undefined when no stamped camera made it. */
function sentAt(bytes: Buffer, { pos, size }: Packet): number | undefined {
  const at = bytes.subarray(pos, pos + size).indexOf(stamp)
  if (at < 0) return undefined
  const digits = pos + at + stamp.length
  return Number(bytes.toString('latin1', digits, digits + 13)) / fps
}

/** The rig's microphones hear a tone at each second that can be divided by this. */
export const tonePeriod = 2

/** How much later than they were heard the times of a sound are: by the tones in it, 0 where there is none. */
async function lateness(path: string, pts = 0, from = 0): Promise<number> {
  const onsets = await measureBursts(path)
  const half = tonePeriod / 2
  return median(onsets.map((onset) => ((from - pts + onset + half) % tonePeriod) - half))
}

/** Seconds at the beginning of a part in which its frames may be taken in late. */
const settling = 1

/** Seconds between two packets that are no hole: a packet of sound, stretched to keep with the clock. */
const joint = 0.1

function joined(pieces: readonly Span[], most: number): Span[] {
  const spans: Span[] = []
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1)
    if (last !== undefined && piece.from - last.to <= most) {
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, piece.to) }
    } else spans.push(piece)
  }
  return spans
}

/**
 * What is recorded of a track. Only bytes that the journal states count, since no other is part of the recording.
 * @param shift seconds that the station's clock is ahead of the camera's, for each part.
 */
export async function mediaOf(
  folder: string,
  track: string,
  lines: readonly JournalLine[],
  shift: (part: JournalLine) => number = () => 0,
): Promise<Media> {
  const pieces: Span[] = []
  let [step, isStamped] = [0, false]
  for (const part of lines.filter((line) => line.kind === 'part' && line['track'] === track)) {
    const own = lines.filter((line) => line['track'] === track && line['part'] === part['part'] && 'mediaTo' in line)
    const stated = own.reduce((sum, line) => sum + Number(line['length']), 0)
    if (stated === 0) continue
    const bytes = (await readFile(join(folder, String(part['file'])))).subarray(0, stated)
    // An incomplete end behind what is stated may keep ffprobe from opening the file.
    await using copies = await temporaryFolder()
    const path = join(copies.path, 'stated.mp4')
    await writeFile(path, bytes)
    const packets = await packetsOf(path, seconds(part['zero']) - shift(part))
    const frames = packets.flatMap((packet) => {
      const sent = sentAt(bytes, packet)
      return sent === undefined ? [] : [{ from: sent, to: sent + 1 / fps, late: Math.abs(packet.from - sent) }]
    })
    // A camera that was held up begins anew with frames that it does not stamp; of them only the file tells.
    const unstamped = packets.filter((packet) => sentAt(bytes, packet) === undefined)
    const filled = unstamped.map(({ from, to }) => ({ from, to: Math.min(to, from + 1) + joint }))
    isStamped ||= frames.length > 0
    const late =
      frames.length > 0 || track.startsWith('cam') ? 0 : await lateness(path, packets[0]?.pts, packets[0]?.from)
    const settled = frames.filter(({ from }) => from > (frames[0]?.from ?? 0) + settling)
    step = Math.max(
      step,
      Math.abs(late),
      ofShare(
        0.95,
        settled.map((frame) => frame.late),
      ),
    )
    pieces.push(
      ...(frames.length > 0
        ? [...frames, ...filled]
        : packets.map(({ from, to }) => ({ from: from - late, to: to - late }))),
    )
  }
  // Of a stamped camera each frame is known: one that is missing is a hole.
  return { spans: joined(pieces, isStamped ? 0.5 / fps : joint), step }
}

/** The value that so large a share of all does not exceed; 0 of none. */
const ofShare = (share: number, values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
const median = (values: readonly number[]) => ofShare(0.5, values)

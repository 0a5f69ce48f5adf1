// One fragment of a fragmented MP4 (prft, moof): which times and how many samples it holds.
import { innerBoxes, type InnerBox } from './boxes.ts'
import type { MediaTrack } from './init.ts'
import { MediaError } from './media-error.ts'
import { Reader } from './reader.ts'

/** What a fragment holds of one track. Times are microseconds of decoding time from the start of the part. */
export interface TrackFragment {
  readonly id: number
  readonly from: number
  readonly to: number
  /** Number of samples: pictures of a video track, packets of a sound track. */
  readonly samples: number
  /** When each of them begins. */
  readonly times: readonly number[]
  /** Whether its first sample can be decoded without earlier ones. */
  readonly sync: boolean
}

/** A fragment: what it holds of each track, and the instant that the recorder wrote beside it (prft). */
export interface Fragment {
  readonly tracks: TrackFragment[]
  readonly wall: Date | null
}

/** Seconds from the beginning of 1900 (NTP) to that of 1970 (Unix). */
const ntpToUnix = 2_208_988_800

/** sample_is_non_sync_sample (ISO/IEC 14496-12 §8.8.3.1). */
const notSync = 0x10000

/** The instant of a producer reference time box (ISO/IEC 14496-12 §8.16.5). */
function readWall(reader: Reader): Date {
  reader.skip(8)
  const seconds = reader.u32()
  const fraction = reader.u32()
  return new Date(Math.round((seconds - ntpToUnix + fraction / 2 ** 32) * 1000))
}

interface Run {
  /** How long each sample lasts, in units of its track. */
  readonly durations: readonly number[]
  readonly firstFlags: number | undefined
}

/** Most samples of a run whose table says nothing of each: a quarter of a second has some hundred. */
const mostUntold = 1 << 20

/** A trun: how long its samples last, and the flags of the first where it says them. */
function readRun(reader: Reader, defaultDuration: number): Run {
  const flags = reader.u32() & 0xffffff
  const samples = reader.u32()
  if ((flags & 0x1) !== 0) reader.skip(4)
  let firstFlags = (flags & 0x4) !== 0 ? reader.u32() : undefined
  const fields = [0x100, 0x200, 0x400, 0x800].filter((bit) => (flags & bit) !== 0)
  // Checked before the loop, so that a false count can't make us loop for long.
  if (samples * fields.length * 4 > reader.left) throw new MediaError('box-cut-off')
  if (fields.length === 0 && samples > mostUntold) throw new MediaError('value-out-of-range')
  const durations: number[] = []
  for (let i = 0; i < samples; i++) {
    durations.push((flags & 0x100) !== 0 ? reader.u32() : defaultDuration)
    if ((flags & 0x200) !== 0) reader.skip(4)
    if ((flags & 0x400) !== 0) {
      const own = reader.u32()
      if (i === 0) firstFlags ??= own
    }
    if ((flags & 0x800) !== 0) reader.skip(4)
  }
  return { durations, firstFlags }
}

/** Track, default duration and default flags of a tfhd (ISO/IEC 14496-12 §8.8.7). */
function readHeader(
  reader: Reader,
  tracks: readonly MediaTrack[],
): { track: MediaTrack; duration: number; flags: number } {
  const present = reader.u32() & 0xffffff
  const id = reader.u32()
  const track = tracks.find((each) => each.id === id)
  if (track === undefined) throw new MediaError('unknown-track')
  if ((present & 0x1) !== 0) reader.skip(8)
  if ((present & 0x2) !== 0) reader.skip(4)
  const duration = (present & 0x8) !== 0 ? reader.u32() : track.defaultDuration
  if ((present & 0x10) !== 0) reader.skip(4)
  const flags = (present & 0x20) !== 0 ? reader.u32() : track.defaultFlags
  return { track, duration, flags }
}

/** One traf. */
function readTrack(bytes: Buffer, traf: InnerBox, tracks: readonly MediaTrack[]): TrackFragment {
  const inner = innerBoxes(bytes, traf.content, traf.offset + traf.size)
  const reading = (box: InnerBox) => new Reader(bytes, box.content, box.offset + box.size)
  const [tfhd, tfdt] = [inner.find((box) => box.type === 'tfhd'), inner.find((box) => box.type === 'tfdt')]
  if (tfhd === undefined || tfdt === undefined) throw new MediaError('no-fragment')
  const header = readHeader(reading(tfhd), tracks)
  const time = reading(tfdt)
  const start = time.u32() >>> 24 === 1 ? time.u64() : time.u32()
  const runs = inner.filter((box) => box.type === 'trun').map((box) => readRun(reading(box), header.duration))
  const micros = (units: number) => {
    const value = Math.round((units / header.track.timescale) * 1e6)
    if (!Number.isSafeInteger(value)) throw new MediaError('value-out-of-range')
    return value
  }
  const times: number[] = []
  let end = start
  for (const duration of runs.flatMap((run) => run.durations)) {
    times.push(micros(end))
    end += duration
  }
  const flags = runs[0]?.firstFlags ?? header.flags
  return {
    id: header.track.id,
    from: micros(start),
    to: micros(end),
    samples: times.length,
    times,
    sync: times.length > 0 && (flags & notSync) === 0,
  }
}

/**
 * One fragment, from the bytes of `prft` (where there is one) and `moof`; other boxes are passed over.
 * @throws MediaError when the bytes are not that.
 */
export function parseFragment(bytes: Buffer, tracks: readonly MediaTrack[]): Fragment {
  const boxes = innerBoxes(bytes)
  const moof = boxes.find((box) => box.type === 'moof')
  if (moof === undefined) throw new MediaError('no-fragment')
  const prft = boxes.find((box) => box.type === 'prft')
  const wall = prft === undefined ? null : readWall(new Reader(bytes, prft.content, prft.offset + prft.size))
  const known = innerBoxes(bytes, moof.content, moof.offset + moof.size).filter((box) => box.type === 'traf')
  return { tracks: known.map((traf) => readTrack(bytes, traf, tracks)), wall }
}

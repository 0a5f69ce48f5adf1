// The beginning of a fragmented MP4 (ftyp, moov): which tracks there are and how they are coded.
import { innerBoxes, type InnerBox } from './boxes.ts'
import { codecName } from './codec.ts'
import { readDecoderConfig } from './decoder-config.ts'
import { MediaError } from './media-error.ts'
import { Reader } from './reader.ts'

interface TrackCommon {
  /** track_ID of the file. */
  readonly id: number
  /** Codec name of RFC 6381, such as `avc1.640028`, `mp4a.40.2`, `fLaC`. */
  readonly codec: string
  /** Units per second of the track's times. */
  readonly timescale: number
  /** Duration of a sample where a fragment does not say it (trex), in units of the timescale. */
  readonly defaultDuration: number
  /** Flags of a sample where a fragment does not say them (trex). */
  readonly defaultFlags: number
}

/** One track of a media file. */
export type MediaTrack =
  | (TrackCommon & { readonly type: 'video'; readonly width: number; readonly height: number })
  | (TrackCommon & { readonly type: 'audio'; readonly channels: number; readonly sampleRate: number })

const find = (boxes: readonly InnerBox[], type: string): InnerBox | undefined => boxes.find((box) => box.type === type)

const within = (bytes: Buffer, box: InnerBox): InnerBox[] => innerBoxes(bytes, box.content, box.offset + box.size)

const reading = (bytes: Buffer, box: InnerBox): Reader => new Reader(bytes, box.content, box.offset + box.size)

/** Follows a path of box types downwards. @throws MediaError when one is not there. */
function descend(bytes: Buffer, box: InnerBox, ...path: string[]): InnerBox {
  let at = box
  for (const type of path) {
    const next = find(within(bytes, at), type)
    if (next === undefined) throw new MediaError('no-movie')
    at = next
  }
  return at
}

/** track_ID (tkhd) or timescale (mdhd): the 32 bits after the two times, whose width depends on the version. */
function afterTimes(bytes: Buffer, box: InnerBox): number {
  const reader = reading(bytes, box)
  reader.skip((reader.u32() >>> 24 === 1 ? 8 : 4) * 2)
  return reader.u32()
}

/** Channels and sampling rate from dfLa (STREAMINFO), which is right where the sample entry's 16 bits are not. */
function flacFormat(bytes: Buffer, boxes: readonly InnerBox[]): { channels: number; sampleRate: number } | undefined {
  const box = find(boxes, 'dfLa')
  if (box === undefined) return undefined
  const reader = reading(bytes, box)
  reader.skip(4 + 4 + 10)
  const packed = reader.u32()
  return { sampleRate: packed >>> 12, channels: ((packed >>> 9) & 7) + 1 }
}

/** Channels as the AAC stream says itself: ffmpeg writes 2 into the sample entry of every one. */
function aacChannels(bytes: Buffer, boxes: readonly InnerBox[]): number | undefined {
  const box = find(boxes, 'esds')
  return box === undefined ? undefined : readDecoderConfig(reading(bytes, box))?.sound?.channels
}

/** One trak, or undefined when it is neither picture nor sound. */
function readTrack(bytes: Buffer, trak: InnerBox, defaults: Map<number, [number, number]>): MediaTrack | undefined {
  const id = afterTimes(bytes, descend(bytes, trak, 'tkhd'))
  const timescale = afterTimes(bytes, descend(bytes, trak, 'mdia', 'mdhd'))
  if (timescale === 0) throw new MediaError('value-out-of-range')
  const handler = reading(bytes, descend(bytes, trak, 'mdia', 'hdlr'))
  handler.skip(8)
  const kind = handler.fourCc()
  const stsd = descend(bytes, trak, 'mdia', 'minf', 'stbl', 'stsd')
  const entry = innerBoxes(bytes, stsd.content + 8, stsd.offset + stsd.size)[0]
  if (entry === undefined) throw new MediaError('no-movie')
  const reader = reading(bytes, entry)
  const [defaultDuration, defaultFlags] = defaults.get(id) ?? [0, 0]
  const common = { id, timescale, defaultDuration, defaultFlags }
  if (kind === 'vide') {
    reader.skip(24)
    const [width, height] = [reader.u16(), reader.u16()]
    reader.skip(50)
    const inner = innerBoxes(bytes, reader.at, entry.offset + entry.size)
    return { ...common, type: 'video', codec: codecName(entry.type, bytes, inner), width, height }
  }
  if (kind === 'soun') {
    reader.skip(16)
    const channels = reader.u16()
    reader.skip(6)
    const sampleRate = reader.u32() >>> 16
    const inner = innerBoxes(bytes, reader.at, entry.offset + entry.size)
    const format = flacFormat(bytes, inner) ?? { channels: aacChannels(bytes, inner) ?? channels, sampleRate }
    return { ...common, type: 'audio', codec: codecName(entry.type, bytes, inner), ...format }
  }
  return undefined
}

/** Duration and flags that trex gives each track's samples. */
function readDefaults(bytes: Buffer, moov: InnerBox): Map<number, [number, number]> {
  const defaults = new Map<number, [number, number]>()
  const mvex = find(within(bytes, moov), 'mvex')
  if (mvex === undefined) return defaults
  for (const trex of within(bytes, mvex).filter((box) => box.type === 'trex')) {
    const reader = reading(bytes, trex)
    reader.skip(4)
    const id = reader.u32()
    reader.skip(4)
    const duration = reader.u32()
    reader.skip(4)
    defaults.set(id, [duration, reader.u32()])
  }
  return defaults
}

/**
 * Tracks of a media file, from the bytes of its first boxes (whole ones, `moov` among them).
 * @throws MediaError when the bytes are not that.
 */
export function parseInit(bytes: Buffer): MediaTrack[] {
  const moov = find(innerBoxes(bytes), 'moov')
  if (moov === undefined) throw new MediaError('no-movie')
  const defaults = readDefaults(bytes, moov)
  return within(bytes, moov)
    .filter((box) => box.type === 'trak')
    .map((trak) => readTrack(bytes, trak, defaults))
    .filter((track) => track !== undefined)
}

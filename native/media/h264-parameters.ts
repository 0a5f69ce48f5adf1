// The sequence parameter set of H.264 that a fragment brings along: a camera that is set to another resolution sends a
// new one in the middle of its stream, which the file's beginning does not know of.
import { innerBoxes } from './boxes.ts'
import { Reader } from './reader.ts'

/** Type of the unit that holds a sequence parameter set (ITU-T H.264 table 7-1). */
const sequenceParameterSet = 7
/** Bytes that tell the length of each unit: as ffmpeg writes it. */
const lengthBytes = 4

/** Where the first sample of a track is in a fragment, and how long it is. */
function firstSample(bytes: Buffer, track: number): { at: number; size: number } | null {
  const moof = innerBoxes(bytes).find((box) => box.type === 'moof')
  if (moof === undefined) return null
  for (const traf of innerBoxes(bytes, moof.content, moof.offset + moof.size)) {
    if (traf.type !== 'traf') continue
    const inner = innerBoxes(bytes, traf.content, traf.offset + traf.size)
    const [tfhd, trun] = [inner.find((box) => box.type === 'tfhd'), inner.find((box) => box.type === 'trun')]
    if (tfhd === undefined || trun === undefined) continue
    const header = new Reader(bytes, tfhd.content, tfhd.offset + tfhd.size)
    const flags = header.u32()
    if (header.u32() !== track) continue
    return readRun(new Reader(bytes, trun.content, trun.offset + trun.size), moof.offset, defaultSize(header, flags))
  }
  return null
}

/** Size of a sample where the run does not say it (tfhd, ISO/IEC 14496-12 §8.8.7). */
function defaultSize(header: Reader, flags: number): number {
  if ((flags & 0x1) !== 0) header.skip(8)
  if ((flags & 0x2) !== 0) header.skip(4)
  if ((flags & 0x8) !== 0) header.skip(4)
  return (flags & 0x10) === 0 ? 0 : header.u32()
}

function readRun(run: Reader, moof: number, defaultSize: number): { at: number; size: number } | null {
  const flags = run.u32()
  if (run.u32() === 0 || (flags & 0x1) === 0) return null
  const at = moof + (run.u32() | 0)
  if ((flags & 0x4) !== 0) run.skip(4)
  if ((flags & 0x100) !== 0) run.skip(4)
  return { at, size: (flags & 0x200) === 0 ? defaultSize : run.u32() }
}

/** The parameter set in the first picture of a fragment's H.264 track; null when it brings none along. */
export function sequenceParameters(fragment: Buffer, track: number): Buffer | null {
  const sample = firstSample(fragment, track)
  if (sample === null || sample.at < 0 || sample.at + sample.size > fragment.length) return null
  const end = sample.at + sample.size
  for (let at = sample.at; at + lengthBytes < end;) {
    const length = fragment.readUInt32BE(at)
    const unit = fragment.subarray(at + lengthBytes, Math.min(end, at + lengthBytes + length))
    if (((unit[0] ?? 0) & 0x1f) === sequenceParameterSet) return unit
    at += lengthBytes + length
  }
  return null
}

// Boxes of ISO/IEC 14496-12 §4.2: where each begins and ends. Reads headers only; never loops, whatever the bytes.
import type { FileHandle } from 'node:fs/promises'
import { MediaError } from './media-error.ts'

/** One box: its four-letter type, where it begins and how long it is with its header, in bytes. */
export interface Box {
  readonly type: string
  readonly offset: number
  readonly size: number
}

/** A box inside a buffer, with the place where its content begins. */
export interface InnerBox extends Box {
  readonly content: number
}

/** Whole boxes from the beginning of some bytes, and why they end where they end. */
export interface BoxScan {
  readonly boxes: Box[]
  /** Offset after the last whole box. */
  readonly end: number
  /** `cut-off`: a box begins here whose end is not there; `not-a-box`: what follows can never become one. */
  readonly fault: 'cut-off' | 'not-a-box' | null
}

const headerLength = 16

/** Reads one header; `bytes` may be shorter than a header. Size 0 ("to the end of the file") is not accepted. */
function readHeader(bytes: Buffer): { type: string; size: number; header: number } | 'cut-off' | 'not-a-box' {
  if (bytes.length >= 4) {
    const short = bytes.readUInt32BE(0)
    if (short !== 1 && short < 8) return 'not-a-box'
  }
  if (bytes.length < 8) return 'cut-off'
  const type = bytes.toString('latin1', 4, 8)
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return 'not-a-box'
  const short = bytes.readUInt32BE(0)
  if (short !== 1) return { type, size: short, header: 8 }
  if (bytes.length < headerLength) return 'cut-off'
  const long = bytes.readBigUInt64BE(8)
  if (long < 16n || long > BigInt(Number.MAX_SAFE_INTEGER)) return 'not-a-box'
  return { type, size: Number(long), header: headerLength }
}

/** Boxes of `buffer[from, to)`; all must be whole. @throws MediaError when they are not. */
export function innerBoxes(buffer: Buffer, from = 0, to = buffer.length): InnerBox[] {
  const boxes: InnerBox[] = []
  for (let offset = from; offset < to;) {
    const header = readHeader(buffer.subarray(offset, Math.min(to, offset + headerLength)))
    if (header === 'not-a-box') throw new MediaError('not-a-box')
    if (header === 'cut-off' || header.size > to - offset) throw new MediaError('box-cut-off')
    boxes.push({ type: header.type, offset, size: header.size, content: offset + header.header })
    offset += header.size
  }
  return boxes
}

/** Whole boxes at the beginning of `buffer`, whose first byte is at `baseOffset` of the file. Never throws. */
export function scanBoxes(buffer: Buffer, baseOffset = 0): BoxScan {
  const boxes: Box[] = []
  let offset = 0
  while (offset < buffer.length) {
    const header = readHeader(buffer.subarray(offset, offset + headerLength))
    if (header === 'cut-off' || header === 'not-a-box') return { boxes, end: baseOffset + offset, fault: header }
    if (header.size > buffer.length - offset) return { boxes, end: baseOffset + offset, fault: 'cut-off' }
    boxes.push({ type: header.type, offset: baseOffset + offset, size: header.size })
    offset += header.size
  }
  return { boxes, end: baseOffset + offset, fault: null }
}

/**
 * Whole boxes at the beginning of `buffer`, whose first byte is at `baseOffset` of the file; an unfinished one at the
 * end is left out.
 * @throws MediaError `not-a-box` when what follows can never become a box.
 */
export function readBoxes(buffer: Buffer, baseOffset = 0): Box[] {
  const { boxes, fault } = scanBoxes(buffer, baseOffset)
  if (fault === 'not-a-box') throw new MediaError('not-a-box')
  return boxes
}

/** Whole boxes of an open file between `from` and `to`; reads their headers only. */
export async function scanFile(file: FileHandle, from: number, to: number): Promise<BoxScan> {
  const boxes: Box[] = []
  const bytes = Buffer.alloc(headerLength)
  let offset = from
  while (offset < to) {
    const { bytesRead } = await file.read(bytes, 0, Math.min(headerLength, to - offset), offset)
    const header = readHeader(bytes.subarray(0, bytesRead))
    if (header === 'cut-off' || header === 'not-a-box') return { boxes, end: offset, fault: header }
    if (header.size > to - offset) return { boxes, end: offset, fault: 'cut-off' }
    boxes.push({ type: header.type, offset, size: header.size })
    offset += header.size
  }
  return { boxes, end: offset, fault: null }
}

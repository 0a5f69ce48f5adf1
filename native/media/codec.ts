// Codec names of RFC 6381 ("codecs" parameter), from the sample entry and the decoder configuration beside it.
import type { InnerBox } from './boxes.ts'
import { readDecoderConfig } from './decoder-config.ts'
import { Reader } from './reader.ts'

const hex = (value: number) => value.toString(16).padStart(2, '0').toUpperCase()

/** `avc1.PPCCLL` from avcC (ISO/IEC 14496-15 §5.3.3.1). */
function avc(entry: string, reader: Reader): string {
  reader.skip(1)
  return `${entry}.${hex(reader.u8())}${hex(reader.u8())}${hex(reader.u8())}`
}

/** `hvc1.<space><profile>.<compatibility>.<tier><level>.<constraints>` from hvcC (ISO/IEC 14496-15 Annex E.3). */
function hevc(entry: string, reader: Reader): string {
  reader.skip(1)
  const profile = reader.u8()
  const compatibility = reader.u32()
  const constraints = [...reader.bytes(6)]
  const level = reader.u8()
  while (constraints.at(-1) === 0) constraints.pop()
  let reversed = 0
  for (let bit = 0; bit < 32; bit++) reversed = reversed * 2 + ((compatibility >>> bit) & 1)
  const space = ['', 'A', 'B', 'C'][profile >> 6] ?? ''
  const tier = (profile & 0x20) === 0 ? 'L' : 'H'
  const parts = [entry, `${space}${profile & 31}`, reversed.toString(16).toUpperCase(), `${tier}${level}`]
  return [...parts, ...constraints.map((byte) => byte.toString(16).toUpperCase())].join('.')
}

/** `av01.P.LLT.DD` from av1C (AV1-ISOBMFF §5). */
function av1(reader: Reader): string {
  reader.skip(1)
  const first = reader.u8()
  const second = reader.u8()
  const depth = (second & 0x40) === 0 ? 8 : (second & 0x20) === 0 ? 10 : 12
  const level = String(first & 31).padStart(2, '0')
  return `av01.${first >> 5}.${level}${(second & 0x80) === 0 ? 'M' : 'H'}.${String(depth).padStart(2, '0')}`
}

/** `mp4a.40.2` and the like from esds: object type and, for MPEG-4 sound, the audio object type. */
function mpeg4(entry: string, reader: Reader): string {
  const decoder = readDecoderConfig(reader)
  if (decoder === undefined) return entry
  const { objectType, sound } = decoder
  return sound === undefined ? `${entry}.${hex(objectType)}` : `${entry}.40.${sound.objectType}`
}

/** Name of the codec of sample entry `entry` whose inner boxes are `boxes`; the entry's own type when it needs no more. */
export function codecName(entry: string, bytes: Buffer, boxes: readonly InnerBox[]): string {
  for (const box of boxes) {
    const reader = new Reader(bytes, box.content, box.offset + box.size)
    if (box.type === 'avcC') return avc(entry, reader)
    if (box.type === 'hvcC') return hevc(entry, reader)
    if (box.type === 'av1C') return av1(reader)
    if (box.type === 'esds') return mpeg4(entry, reader)
  }
  return entry
}

// What an MPEG-4 elementary stream says of itself (esds, ISO/IEC 14496-1 §7.2.6), of sound with its channels.
import type { Reader } from './reader.ts'

export interface DecoderConfig {
  /** objectTypeIndication: 0x40 is MPEG-4 sound. */
  readonly objectType: number
  /** AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1); undefined for anything but MPEG-4 sound. */
  readonly sound: { readonly objectType: number; readonly channels: number | undefined } | undefined
}

/** Enters the descriptor `tag` of ISO/IEC 14496-1 §8.3 and gives whether it is that one; its length is passed over. */
function descriptor(reader: Reader, tag: number): boolean {
  if (reader.left < 2 || reader.u8() !== tag) return false
  for (let i = 0; i < 4; i++) if ((reader.u8() & 0x80) === 0) break
  return true
}

/** Gives the next `count` bits, most significant first, at each call. */
function bitsOf(reader: Reader): (count: number) => number {
  let [held, left] = [0, 0]
  return (count) => {
    let value = 0
    for (let i = 0; i < count; i++) {
      if (left === 0) [held, left] = [reader.u8(), 8]
      left -= 1
      value = value * 2 + ((held >> left) & 1)
    }
    return value
  }
}

function audioSpecificConfig(reader: Reader): DecoderConfig['sound'] {
  const bits = bitsOf(reader)
  const short = bits(5)
  const objectType = short === 31 ? 32 + bits(6) : short
  if (bits(4) === 15) bits(24)
  const configuration = bits(4)
  // 7 stands for eight channels; 0 and what is reserved leave it to the stream.
  const channels = configuration === 7 ? 8 : configuration > 7 || configuration === 0 ? undefined : configuration
  return { objectType, channels }
}

/** Reads the content of an esds box; undefined when it does not describe a decoder. */
export function readDecoderConfig(reader: Reader): DecoderConfig | undefined {
  reader.skip(4)
  if (!descriptor(reader, 3)) return undefined
  reader.skip(2)
  const flags = reader.u8()
  if ((flags & 0x80) !== 0) reader.skip(2)
  if ((flags & 0x40) !== 0) reader.skip(reader.u8())
  if ((flags & 0x20) !== 0) reader.skip(2)
  if (!descriptor(reader, 4)) return undefined
  const objectType = reader.u8()
  reader.skip(12)
  const hasSound = objectType === 0x40 && descriptor(reader, 5)
  return { objectType, sound: hasSound ? audioSpecificConfig(reader) : undefined }
}

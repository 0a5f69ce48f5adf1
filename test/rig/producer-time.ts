// The `prft` boxes of a fragmented MP4 (ISO/IEC 14496-12, 8.16.5), read with nothing shared with the code under test:
// each says which wall clock a media time had.
import { readFile } from 'node:fs/promises'

/** What one `prft` box says. */
export interface ProducerTime {
  /** Wall clock in seconds since 1970. */
  readonly wall: number
  /** Media time in ticks of the track's time scale. */
  readonly media: bigint
}

/** Seconds from 1900, where NTP begins, to 1970. */
const ntpEpoch = 2_208_988_800

/** The `prft` boxes of a file in order. Wall clock minus media time is the wall clock of the media's zero. */
export async function producerTimes(file: string): Promise<ProducerTime[]> {
  const bytes = await readFile(file)
  const times: ProducerTime[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (length < 8) break
    if (bytes.toString('latin1', at + 4, at + 8) === 'prft') {
      const long = bytes[at + 8] === 1
      const wall = bytes.readUInt32BE(at + 16) - ntpEpoch + bytes.readUInt32BE(at + 20) / 2 ** 32
      times.push({ wall, media: long ? bytes.readBigUInt64BE(at + 24) : BigInt(bytes.readUInt32BE(at + 24)) })
    }
    at += length
  }
  return times
}

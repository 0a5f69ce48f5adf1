// A monitor that is replaced from time to time, as in a session of many hours, goes on telling what it sees and hears.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { processesAlive } from '../../../native/capture/child.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import { Monitor } from '../../../native/capture/monitor.ts'
import { FragmentReader } from '../../../native/media/fragment-reader.ts'
import { ffmpeg, run } from '../../rig/run.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

/** Seconds of media, and of the life of each monitor. */
const [length, life] = [60, 10]

test('every second of picture and sound is told, whichever process has it', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'media.mp4')
  const input = `-f lavfi -i testsrc=s=320x180:r=25:d=${length} -f lavfi -i sine=r=48000:d=${length}`.split(' ')
  const form = '-c:v libx264 -g 25 -c:a aac -f mp4 -movflags +frag_keyframe+empty_moov+default_base_moof'.split(' ')
  await run(ffmpeg, ['-nostdin', '-v', 'error', ...input, ...form, '-frag_duration', '250000', file])

  let [pictures, eighths, most] = [0, 0, 0]
  let told: () => void = () => undefined
  const events = {
    picture: () => {
      pictures++
      told()
    },
    sound: () => {
      eighths++
      told()
    },
  }
  const place = { ffmpeg: await findFfmpeg(), resources: '', scratch: folder.path, environment: process.env }
  const monitor = new Monitor(place, events, life * 1e6)
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => (told = resolve))
  }
  for (const piece of new FragmentReader().push(await readFile(file))) {
    if (piece.kind === 'beginning') monitor.begin(piece)
    else monitor.add(piece)
    const from = piece.kind === 'fragment' ? (piece.tracks[0]?.from ?? 0) / 1e6 : 0
    await until(() => eighths >= 8 * (Math.floor(from) - 2))
    most = Math.max(most, processesAlive())
  }
  // Of a picture each second, a process may keep its last; of the sound nothing is missing.
  await until(() => pictures >= length - length / life && eighths >= 8 * (length - 1))
  expect(most).toBe(2)
  await monitor.stop()
  expect(processesAlive()).toBe(0)
})

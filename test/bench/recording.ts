// Recordings of 1080p25 RTSP cameras for the benchmarks, by the station and by a bare ffmpeg.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findFfmpeg } from '../../native/capture/ffmpeg.ts'
import { roomFileSchema } from '../../native/contract/rooms.ts'
import type { RtspServer } from '../rig/rtsp-server.ts'
import type { StationFigures, StationOrder } from './station-process.ts'

/** Names of the rig's cameras. */
export const mounts = ['one', 'two', 'three', 'four'] as const

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Records all cameras for `seconds` with the station. */
export async function recordWithStation(cameras: RtspServer, folder: string, seconds: number): Promise<StationFigures> {
  const room = roomFileSchema.parse({
    name: 'bench',
    kind: 'hearing',
    sources: mounts.map((mount, at) => ({
      id: `cam-${at + 1}`,
      name: mount,
      kind: 'rtsp',
      address: cameras.url(mount),
    })),
  })
  const order: StationOrder = { vault: join(folder, randomUUID()), room }
  const script = join(import.meta.dirname, 'station-process.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['pipe', 'pipe', 'inherit'] })
  let figures: StationFigures | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'recording') void wait(seconds).then(() => child.stdin.end())
    if (line.startsWith('figures ')) figures = JSON.parse(line.slice(8)) as StationFigures
  }
  if (figures === undefined) throw new Error('the station said no figures')
  return figures
}

/** Share of a core that four bare `ffmpeg -c copy` of the same cameras take, in their whole life. */
export async function copyWithFfmpeg(cameras: RtspServer, folder: string, seconds: number): Promise<number> {
  const { ffmpeg } = await findFfmpeg()
  const copies = mounts.map((mount) => {
    const args = `-nostdin -v error -rtsp_transport tcp -i ${cameras.url(mount)} -t ${seconds} -c copy`.split(' ')
    const form = '-f mp4 -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 250000'.split(' ')
    // bash's own `times` says what its child took: the kernel counts it once the child was waited for.
    const script = '"$@"; times'
    const all = ['-c', script, '-', ffmpeg, ...args, ...form, join(folder, `${randomUUID()}.mp4`)]
    return spawn('bash', all, { stdio: ['ignore', 'pipe', 'inherit'] })
  })
  const times = await Promise.all(
    copies.map(async (copy) => {
      let said = ''
      copy.stdout.on('data', (text: Buffer) => (said += text.toString()))
      await once(copy, 'close')
      const [, ofItsChild = ''] = said.split('\n')
      return [...ofItsChild.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0)
    }),
  )
  return times.reduce((sum, time) => sum + time, 0) / seconds
}

// The wall clock is set forward and back while a room records: the order stays, every part keeps one time, no track falls
// out of step with another, and nothing is missing.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ClockWatch } from '../../../native/session/clock-watch.ts'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { lineSchema, type Line } from '../../../native/vault/lines.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { burstDelay, flashDelay } from '../../rig/in-step.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { ffprobe, run } from '../../rig/run.ts'
import { serveStation } from '../../rig/served-station.ts'
import { noSettableClock, settableClock } from '../../rig/set-clock.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

describe('the watch over the clock', () => {
  test('tells a step once, with what the clock would have said; neither time zone nor slow correction is one', () => {
    let [wall, mono] = [Date.parse('2026-10-25T00:59:59.000Z'), 0]
    const pass = (milliseconds: number, off = 0) => {
      mono += milliseconds
      wall += milliseconds + off
    }
    const watch = new ClockWatch({ now: () => new Date(wall), mono: () => mono })
    pass(3_600_000) // over the end of summer time
    expect(watch.look()).toBeNull()
    pass(100, 400)
    expect(watch.look()).toBeNull()
    pass(100, 3_600_000)
    expect(watch.look()).toEqual({
      from: '2026-10-25T01:59:59.200Z',
      to: '2026-10-25T02:59:59.600Z',
      difference: 3_600_400,
    })
    expect(watch.look()).toBeNull()
    pass(100, -7_200_000)
    expect(watch.look()?.difference).toBe(-7_200_000)
  })
})

describe.skipIf(noSettableClock !== null)('a clock that is set while a room records', () => {
  let cameras: RtspServer
  let sound: Pulse
  let folder: TemporaryFolder
  let lines: Line[]
  let at: string
  const tracks = ['cam-1', 'cam-2', 'mic-1']

  beforeAll(async () => {
    cameras = await startRtspServer({
      mounts: { whole: { picture: 'flash', sound: 'aac' }, subject: { picture: 'mjpeg', sound: 'alaw' } },
    })
    sound = await startPulse()
    await sound.bursts('room')
    folder = await temporaryFolder()
    const vault = join(folder.path, 'vault')
    const clock = await settableClock(folder.path)
    const station = await serveStation(vault, { ...sound.env, ...clock.env })
    const camera = (id: string, mount: string) => ({ id, name: mount, kind: 'rtsp', address: cameras.url(mount) })
    const microphone = { id: 'mic-1', name: '桌面', kind: 'pulse', device: sound.device('room') }
    const sources = [camera('cam-1', 'whole'), camera('cam-2', 'subject'), microphone]
    const room = await station.call('rooms.create', { name: '听证室一', kind: 'hearing', sources })
    const of = await station.call('cases.create', {
      number: '沪市监罚〔2026〕17号',
      cause: '无证经营',
      kind: 'penalty',
    })
    const facts = { room: room.id, case: of.id, kind: 'hearing', operator: '书记员' }
    const { recording } = await station.call('recordings.start', facts)
    at = recordingDirectory(vault, recording)
    const recorded = (part: number, chunks: number) =>
      untilTold((told) =>
        tracks.every(
          (track) =>
            told.filter((line) => line.kind === 'chunk' && line.track === track && line.part === part).length >= chunks,
        ),
      )
    await recorded(1, 4)
    await clock.set(3600)
    await recorded(2, 5)
    await clock.set(-3600)
    await recorded(3, 5)
    await station.call('recordings.end', { room: room.id, reason: '无人宣读' })
    await station.end()
    lines = await told()
  })
  afterAll(async () => {
    await sound.stop()
    await cameras.stop()
    await folder.remove()
  })

  async function told(): Promise<Line[]> {
    const text = await readFile(join(at, 'journal.jsonl'), 'utf8')
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => lineSchema.parse(JSON.parse(line)))
  }
  async function untilTold(holds: (told: readonly Line[]) => boolean): Promise<void> {
    while (!holds(await told())) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const chunksOf = (track: string, part: number) =>
    lines.flatMap((line) => (line.kind === 'chunk' && line.track === track && line.part === part ? [line] : []))
  const parts = tracks.flatMap((track) => [1, 2, 3].map((part) => [track, part] as const))

  test('is in the journal, is alarmed, and breaks nothing that is verified', async () => {
    const jumps = lines.filter((line) => line.kind === 'clock')
    expect(jumps.map(({ difference }) => Math.round(difference / 1000))).toEqual([3600, -7200])
    for (const jump of jumps) expect(Date.parse(jump.to) - Date.parse(jump.from)).toBe(jump.difference)
    expect(lines.filter((line) => line.kind === 'alarm' && line.state === 'raised')).toMatchObject([
      { alarm: 'clock-jumped' },
      { alarm: 'clock-jumped' },
    ])
    const report = await verifyVault(join(at, '..', '..'))
    expect([...report.findings, ...report.recordings.flatMap(({ findings }) => findings)]).toEqual([])
  })

  test('makes every track go over into a new part, which has begun before the old one ends: nothing is missing', async () => {
    expect((await readdir(at)).filter((name) => name.endsWith('.mp4'))).toHaveLength(9)
    expect(lines.filter(({ kind }) => kind === 'gap')).toEqual([])
    for (const track of tracks) {
      for (const part of [1, 2]) {
        const [first] = chunksOf(track, part + 1)
        expect(chunksOf(track, part).at(-1)?.seq ?? 0).toBeGreaterThan(first?.seq ?? Infinity)
      }
    }
  })

  test.each(parts)('leaves no jump in %s part %i: its times go on as time did', async (track, part) => {
    const chunks = chunksOf(track, part)
    const [first, last] = [chunks[0], chunks.at(-1)]
    const media = ((last?.mediaTo ?? 0) - (first?.mediaFrom ?? 0)) / 1000
    const passed = (last?.mono ?? 0) - (first?.mono ?? 0)
    // A chunk is about a second, and is stated within two.
    expect(Math.abs(media - passed)).toBeLessThan(2500)
    const file = join(at, `${track}.000${part}.mp4`)
    const printed = await run(ffprobe, [
      '-v',
      'error',
      '-show_entries',
      'packet=stream_index,dts',
      '-of',
      'csv=p=0',
      file,
    ])
    const newest = new Map<string, number>()
    for (const [stream = '', dts] of printed
      .trim()
      .split('\n')
      .map((line) => line.split(','))) {
      expect(Number(dts)).toBeGreaterThan(newest.get(stream) ?? -Infinity)
      newest.set(stream, Number(dts))
    }
  })

  test('leaves the tracks in step: flash and tone of each whole second stay where they were', async () => {
    const delays = async (part: number) => {
      const of = (track: string) => {
        const stated = lines.find((line) => line.kind === 'part' && line.track === track && line.part === part)
        const zero = stated?.kind === 'part' ? new Date(stated.zero ?? '') : new Date(NaN)
        return { file: join(at, `${track}.000${part}.mp4`), zero }
      }
      return [await flashDelay(of('cam-1')), await burstDelay(of('cam-1')), await burstDelay(of('mic-1'))]
    }
    const before = await delays(1)
    for (const part of [2, 3]) {
      for (const [i, delay] of (await delays(part)).entries()) {
        expect(Math.abs(delay - (before[i] ?? NaN))).toBeLessThan(80)
      }
    }
  })
})

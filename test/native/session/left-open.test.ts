// A station that dies while it records, and starts again: nothing is missing of what went on being recorded, what was
// interrupted goes on or is sealed as its room is set, and gaps are stated as they were.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processes } from '../../../native/capture/orphans.ts'
import { settingsSchema } from '../../../native/contract/settings.ts'
import type { StationState } from '../../../native/contract/state.ts'
import { recordingDirectory, vaultPaths } from '../../../native/vault/layout.ts'
import { lineSchema, type Line, type LineOf } from '../../../native/vault/lines.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { canMountDisks, mountImage } from '../../rig/disk.ts'
import { countFrames } from '../../rig/probe.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { serveStation, type ServedStation } from '../../rig/served-station.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let cameras: RtspServer
let folder: TemporaryFolder
let vaults = 0

beforeAll(async () => {
  cameras = await startRtspServer({
    mounts: { whole: { picture: 'h264', sound: 'aac' }, subject: { picture: 'mjpeg' } },
  })
  folder = await temporaryFolder()
})
afterAll(async () => {
  await cameras.stop()
  await folder.remove()
})

interface Recorded {
  readonly vault: string
  readonly room: string
  readonly recording: string
  readonly at: string
}

/** A room is made and its recording begun, both cameras on the disk. */
async function begin(station: ServedStation, vault: string, room: object = {}): Promise<Recorded> {
  const source = (id: string, mount: string) => ({ id, name: mount, kind: 'rtsp', address: cameras.url(mount) })
  const sources = [source('cam-1', 'whole'), source('cam-2', 'subject')]
  const made = await station.call('rooms.create', { name: '听证室一', kind: 'hearing', sources, ...room })
  const of = await station.call('cases.create', { number: '沪市监罚〔2026〕17号', cause: '无证经营', kind: 'penalty' })
  const facts = { room: made.id, case: of.id, kind: 'hearing', operator: '书记员' }
  const { recording } = await station.call('recordings.start', facts)
  await station.until(isRecording)
  return { vault, room: made.id, recording, at: recordingDirectory(vault, recording) }
}

const newVault = () => join(folder.path, `vault-${vaults++}`)
const sourcesOf = (state: StationState) => state.rooms.flatMap(({ sources }) => sources)
const copyOf = ({ rooms }: StationState) => rooms.find(({ recording }) => recording !== null)?.recording?.mirror
const isRecording = (state: StationState) =>
  sourcesOf(state).length === 2 && sourcesOf(state).every(({ phase, frames }) => phase === 'recording' && frames > 50)

async function linesOf(at: string): Promise<Line[]> {
  const text = await readFile(join(at, 'journal.jsonl'), 'utf8')
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => lineSchema.parse(JSON.parse(line)))
}
const partsOf = async (at: string) => (await readdir(at)).filter((name) => name.endsWith('.mp4')).sort()
const instant = (line: Extract<Line, { mediaTo: number }> | undefined) =>
  Date.parse(line?.wall ?? '') + ((line?.mediaTo ?? 0) - (line?.mediaFrom ?? 0)) / 1000

async function expectSealed({ vault }: Recorded): Promise<void> {
  const { findings, recordings } = await verifyVault(vault)
  expect(findings).toEqual([])
  expect(recordings.map(({ sealed, findings: own }) => [sealed, own])).toEqual([[true, []]])
}

/** Frames that the journal states of a part are those that are in it, and its times have no hole. */
async function expectContinuous({ at }: Recorded, lines: readonly Line[], file: string): Promise<void> {
  const [track = '', part] = [file.split('.')[0], Number(file.split('.')[1])]
  const own = lines.flatMap((line) => ('mediaTo' in line && line.track === track && line.part === part ? [line] : []))
  expect(await countFrames(join(at, file))).toBe(own.reduce((sum, { frames }) => sum + frames, 0))
  for (const [i, line] of own.entries()) {
    const before = own[i - 1]
    if (before !== undefined) expect(Math.abs(line.mediaFrom - before.mediaTo)).toBeLessThan(300_000)
  }
}

async function killLiving({ at }: Recorded): Promise<number> {
  const living = await processes.writingInto(at)
  for (const { owner } of living) process.kill(owner.pid, 'SIGKILL')
  for (const { owner } of living) await processes.end(owner)
  return Date.now()
}

describe('a station that was killed while it recorded', () => {
  test('takes over what still records: nothing is missing, and the recording is the room’s again', async () => {
    const vault = newVault()
    const first = await serveStation(vault)
    const recorded = await begin(first, vault)
    await first.call('recordings.mark', { room: recorded.room, word: '宣读权利' })
    await first.kill()
    const before = await linesOf(recorded.at)
    const scratchOfFirst = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith(`zhenglu-station-${first.pid}-`))
    expect(await scratchOfFirst()).toHaveLength(1)
    await writeFile(join(vaultPaths(vault).scratch, 'last-seal.json.abc123'), '{"half')
    const second = await serveStation(vault)
    const state = await second.until(isRecording)
    const [room] = state.rooms.filter(({ recording }) => recording !== null)
    expect(room).toMatchObject({
      phase: 'recording',
      recording: { id: recorded.recording, operator: '书记员', case: { number: '沪市监罚〔2026〕17号' } },
    })
    expect(room?.recording?.marks.map(({ word }) => word)).toEqual(['宣读权利'])
    expect(state.recovered).toEqual([
      { recording: recorded.recording, how: 'adopted', because: null, sealCode: null, gaps: [] },
    ])
    // Address files hold passwords: a station that was killed could not remove its own.
    expect(await scratchOfFirst()).toEqual([])
    const scratch = await readdir(vaultPaths(vault).scratch)
    expect(scratch.filter((name) => /^manifest|^last-seal/.test(name))).toEqual([])
    // Killed again, at any moment: still nothing is missing.
    await second.kill()
    const third = await serveStation(vault)
    await third.until(isRecording)
    await third.call('recordings.mark', { room: recorded.room, word: '质证' })
    await third.call('recordings.end', { room: recorded.room, reason: '无人宣读' })
    await third.end()
    await expectSealed(recorded)
    const lines = await linesOf(recorded.at)
    expect(lines.slice(0, before.length)).toEqual(before)
    expect(lines.filter(({ kind }) => kind === 'gap')).toEqual([])
    expect(lines.filter((line) => line.kind === 'recovered' && line.what === 'continued')).toHaveLength(2)
    expect(lines.at(-1)).toMatchObject({ kind: 'close', reason: 'ended' })
    expect(await partsOf(recorded.at)).toEqual(['cam-1.0001.mp4', 'cam-2.0001.mp4'])
    for (const file of await partsOf(recorded.at)) await expectContinuous(recorded, lines, file)
  })

  test('writes to the second disk again when it takes over: what that lacks is caught up while it records', async ({
    skip,
  }) => {
    if (!(await canMountDisks())) skip('no disk can be mounted here')
    await using disk = await mountImage(256 << 20)
    const vault = newVault()
    const first = await serveStation(vault)
    await first.call('settings.save', settingsSchema.parse({ mirror: disk.path }))
    const recorded = await begin(first, vault)
    const there = { ...recorded, vault: disk.path, at: recordingDirectory(disk.path, recorded.recording) }
    await first.kill()
    const second = await serveStation(vault)
    await second.until((state) => isRecording(state) && copyOf(state) === 'writing')
    // A mark of this life is on the second disk while the recording runs.
    await second.call('recordings.mark', { room: recorded.room, word: '质证' })
    await expect
      .poll(async () => (await linesOf(there.at)).some((line) => line.kind === 'mark'), { timeout: 10_000 })
      .toBe(true)
    // No process lives: new parts come to both disks alike.
    await second.kill()
    await killLiving(recorded)
    const third = await serveStation(vault)
    await third.until((state) => isRecording(state) && copyOf(state) === 'writing')
    await third.call('recordings.end', { room: recorded.room, reason: '无人宣读' })
    await third.end()
    for (const one of [recorded, there]) await expectSealed(one)
    expect(await partsOf(there.at)).toEqual(await partsOf(recorded.at))
    for (const file of await partsOf(there.at)) {
      await expectContinuous(there, await linesOf(there.at), file)
    }
  })

  test('whom nobody starts again: its processes end by themselves at the longest session of the room', async () => {
    const vault = newVault()
    const first = await serveStation(vault)
    const recorded = await begin(first, vault, { longestSessionHours: 0.01, afterInterruption: 'seal' })
    await first.kill()
    expect(await processes.writingInto(recorded.at)).toHaveLength(2)
    await expect.poll(() => processes.writingInto(recorded.at), { timeout: 90_000, interval: 1000 }).toEqual([])
    const second = await serveStation(vault)
    await second.end()
    await expectSealed(recorded)
    const lines = await linesOf(recorded.at)
    const [opened, last] = [lines[0], lines.filter((line) => 'mediaTo' in line).at(-1)]
    // 36 seconds were recorded, though nobody was there for most of them.
    expect(instant(last) - Date.parse(opened?.at ?? '')).toBeGreaterThan(30_000)
  })

  test('takes over one camera and begins the other anew when its process had died, with the gap as it was', async () => {
    const vault = newVault()
    const first = await serveStation(vault)
    const recorded = await begin(first, vault)
    await first.kill()
    const [dead] = (await processes.writingInto(recorded.at)).filter(({ file }) => file.startsWith('cam-2'))
    if (dead === undefined) throw new Error('cam-2 is not being recorded')
    process.kill(dead.owner.pid, 'SIGKILL')
    const died = Date.now()
    const second = await serveStation(vault)
    await second.until(isRecording)
    const started = Date.now()
    await second.call('recordings.end', { room: recorded.room, reason: '无人宣读' })
    await second.end()
    await expectSealed(recorded)
    const lines = await linesOf(recorded.at)
    expect(await partsOf(recorded.at)).toEqual(['cam-1.0001.mp4', 'cam-2.0001.mp4', 'cam-2.0002.mp4'])
    const gaps = lines.filter((line) => line.kind === 'gap')
    expect(gaps).toMatchObject([{ track: 'cam-2', cause: 'station-stopped' }])
    expect(Math.abs(Date.parse(gaps[0]?.from ?? '') - died)).toBeLessThan(1000)
    expect(Date.parse(gaps[0]?.to ?? '')).toBeLessThan(started)
    for (const file of await partsOf(recorded.at)) await expectContinuous(recorded, lines, file)
  })

  test('together with every recording process: a hearing goes on by itself, and the gap is stated as it was', async () => {
    const vault = newVault()
    const first = await serveStation(vault)
    const recorded = await begin(first, vault)
    await first.kill()
    const died = await killLiving(recorded)
    const second = await serveStation(vault)
    const state = await second.until(isRecording)
    expect(state.recovered).toMatchObject([{ how: 'resumed', gaps: [{ track: 'cam-1' }, { track: 'cam-2' }] }])
    await second.call('recordings.end', { room: recorded.room, reason: '无人宣读' })
    await second.end()
    await expectSealed(recorded)
    const lines = await linesOf(recorded.at)
    for (const track of ['cam-1', 'cam-2']) {
      const gaps = lines.filter((line): line is LineOf<'gap'> => line.kind === 'gap' && line.track === track)
      expect(gaps).toHaveLength(1)
      // What was recorded reaches to within a second of the kill, and the gap begins exactly there.
      const own = lines.flatMap((line) => ('mediaTo' in line && line.track === track && line.part === 1 ? [line] : []))
      expect(died - instant(own.at(-1))).toBeLessThan(1000)
      expect(Math.abs(Date.parse(gaps[0]?.from ?? '') - instant(own.at(-1)))).toBeLessThan(10)
      const [next] = lines.flatMap((line) =>
        line.kind === 'chunk' && line.track === track && line.part === 2 ? [line] : [],
      )
      expect(gaps[0]?.to).toBe(next?.wall)
    }
  })

  test('in a break, it stays in its break: nothing is recorded until somebody resumes', async () => {
    const vault = newVault()
    const first = await serveStation(vault)
    const recorded = await begin(first, vault, { kind: 'interview' })
    await first.call('recordings.break', { room: recorded.room, reason: 'adjournment', text: '', person: '主持人' })
    await first.kill()
    const second = await serveStation(vault)
    const state = await second.state()
    expect(state.recovered).toMatchObject([{ how: 'in-break', gaps: [] }])
    expect(state.rooms).toMatchObject([{}, { phase: 'break', recording: { breaks: [{ person: '主持人', to: null }] } }])
    expect(await processes.writingInto(recorded.at)).toEqual([])
    await second.call('recordings.resume', { room: recorded.room, person: '主持人' })
    await second.until(isRecording)
    await second.call('recordings.end', { room: recorded.room, reason: '无人宣读' })
    await second.end()
    await expectSealed(recorded)
    expect((await linesOf(recorded.at)).filter(({ kind }) => kind === 'gap')).toEqual([])
  })

  test.each([
    ['an interview', { kind: 'interview' }, 'room-seals'],
    ['a hearing whose room is set so', { afterInterruption: 'seal' }, 'room-seals'],
  ])('together with every recording process: %s is closed and sealed', async (_, room, because) => {
    const vault = newVault()
    const first = await serveStation(vault)
    const recorded = await begin(first, vault, room)
    await first.kill()
    await killLiving(recorded)
    const second = await serveStation(vault)
    const state = await second.state()
    expect(state.rooms.filter(({ recording }) => recording !== null)).toEqual([])
    expect(state.recovered).toMatchObject([{ recording: recorded.recording, how: 'sealed', because }])
    await second.end()
    await expectSealed(recorded)
    expect((await linesOf(recorded.at)).at(-1)).toMatchObject({ kind: 'close', reason: 'interrupted' })
  })
})

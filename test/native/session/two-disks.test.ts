// Two disks, of which one fails while a room is recorded: the other copy is whole, and what is missing is stated.
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import type { AlarmCode } from '../../../native/contract/alarms.ts'
import { roomFileSchema } from '../../../native/contract/rooms.ts'
import { RoomSession } from '../../../native/session/room-session.ts'
import { completeRecordings } from '../../../native/vault/copies/completion.ts'
import { makeSecondRoot } from '../../../native/vault/copies/root.ts'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { lineSchema, type Line } from '../../../native/vault/lines.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { canMountDisks, mountDisk, mountImage } from '../../rig/disk.ts'
import { probe } from '../../rig/probe.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

const MiB = 1 << 20
let cameras: RtspServer
let folder: TemporaryFolder

beforeAll(async () => {
  cameras = await startRtspServer({
    mounts: { whole: { picture: 'h264', sound: 'aac' }, subject: { picture: 'h264' } },
  })
  folder = await temporaryFolder()
})
afterAll(async () => {
  await cameras.stop()
  await folder.remove()
})

/** A room that records to a vault and to second copies on the two disks given. */
class TwoDisks implements AsyncDisposable {
  readonly vault: Vault
  readonly mirror: string
  readonly session: RoomSession
  #wake: () => void = () => undefined

  private constructor(vault: Vault, mirror: string) {
    this.vault = vault
    this.mirror = mirror
    const source = (id: string, mount: string) => ({ id, name: mount, kind: 'rtsp', address: cameras.url(mount) })
    const sources = [source('cam-1', 'whole'), source('cam-2', 'subject')]
    const room = roomFileSchema.parse({ name: '听证室一', kind: 'hearing', sources })
    const equipment = {
      vault,
      software: 'zhenglu test',
      ffmpeg: () => findFfmpeg(),
      mirror: () => Promise.resolve(mirror),
      makeRoom: () => Promise.resolve(false),
      checks: () => Promise.resolve([]),
      place: { resources: 'resources', scratch: folder.path, environment: process.env },
    }
    this.session = new RoomSession({ id: randomUUID(), ...room }, equipment, {
      changed: () => {
        this.#wake()
      },
      level: () => undefined,
      proof: () => undefined,
      alarm: () => undefined,
      opened: () => undefined,
      sealed: () => undefined,
    })
  }

  static async on(first: string, second: string): Promise<TwoDisks> {
    const [vault, mirror] = [join(first, randomUUID()), join(second, randomUUID())]
    await createVault(vault, '证录')
    await makeSecondRoot(vault, mirror)
    return new TwoDisks(await Vault.open(vault), mirror)
  }

  start(): Promise<string> {
    const of = {
      id: randomUUID(),
      number: '沪市监罚〔2026〕17号',
      cause: '无证经营',
      kind: 'penalty' as const,
      party: '',
    }
    return this.session.start({ case: of, kind: 'hearing', place: '', operator: '书记员', people: [] })
  }

  /** Waits until the state of the room is so. */
  async until(holds: (session: RoomSession) => boolean): Promise<void> {
    while (!holds(this.session)) await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  /** Waits until each source has recorded so many bytes more. */
  async grown(bytes: number): Promise<void> {
    const before = new Map(this.session.state.sources.map(({ source, bytes }) => [source, bytes]))
    await this.until(({ state }) => state.sources.every((each) => each.bytes > (before.get(each.source) ?? 0) + bytes))
  }

  alarms(): AlarmCode[] {
    return this.session.state.alarms.filter(({ cleared }) => cleared === null).map(({ code }) => code)
  }

  async [Symbol.asyncDispose]() {
    await this.session.close()
    await this.vault.close().catch(() => undefined)
  }
}

const linesOf = async (at: string): Promise<Line[]> =>
  (await readFile(join(at, 'journal.jsonl'), 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => lineSchema.parse(JSON.parse(line)))

/** Verifies a copy, lets ffprobe read each of its parts, and gives its gaps. */
async function whole(at: string, vault: Vault): Promise<Line[]> {
  const report = await verifyRecording(at, { publicKey: vault.signer.publicKey })
  expect([report.sealed, report.findings]).toEqual([true, []])
  const lines = await linesOf(at)
  const told = lines.flatMap((line) =>
    line.kind === 'chunk' && line.chunk === 1 ? [`${line.track}.000${line.part}.mp4`] : [],
  )
  for (const part of told) {
    // What is stated, as a copy for players has it: ffprobe refuses a file that a full disk cut inside its last moof.
    const own = lines.filter((line) => 'mediaTo' in line && part === `${line.track}.000${line.part}.mp4`)
    const stated = own.reduce((sum, line) => sum + ('length' in line ? line.length : 0), 0)
    const copy = join(folder.path, 'stated.mp4')
    await writeFile(copy, (await readFile(join(at, part))).subarray(0, stated))
    expect((await probe(copy)).streams.length).toBeGreaterThan(0)
  }
  return lines
}

const gapsOf = (lines: readonly Line[]) => lines.filter((line) => line.kind === 'gap')
const seconds = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 1000

describe.skipIf(!(await canMountDisks()))('the disk of the vault', () => {
  /** Records, lets the vault's disk fail, and records on; gives what the second disk says of it. */
  async function failing(path: string, fail: () => Promise<void>): Promise<Line[]> {
    await using room = await TwoDisks.on(path, folder.path)
    const id = await room.start()
    await room.grown(60_000)
    await fail()
    await room.until(({ state }) => state.recording?.vault === 'failed')
    await room.grown(60_000)
    expect(room.alarms()).toEqual(['vault-failed'])
    expect(room.session.state.recording).toMatchObject({ vault: 'failed', mirror: 'writing' })
    await room.session.end()
    return await whole(recordingDirectory(room.mirror, id), room.vault)
  }

  /** Both tracks go on in a new part, with one gap each that is no longer than `most` seconds. */
  function expectOneGapEach(lines: readonly Line[], most: number): void {
    const gaps = gapsOf(lines)
    expect(gaps.map(({ track, cause }) => `${track} ${cause}`).sort()).toEqual([
      'cam-1 disk-failed',
      'cam-2 disk-failed',
    ])
    for (const gap of gaps) expect(seconds(gap)).toBeLessThan(most)
    const moved = lines.filter((line) => line.kind === 'part' && line.copy === 'second')
    expect(moved.length).toBeGreaterThanOrEqual(2)
  }

  test('that is full: the recording goes on on the second disk', async () => {
    await using disk = await mountDisk(100 * MiB)
    const fill = () => writeFile(join(disk.path, 'filler'), Buffer.alloc(100 * MiB)).catch(() => undefined)
    expectOneGapEach(await failing(disk.path, fill), 10)
  })

  test('that turned read-only by itself: the recording goes on on the second disk', async () => {
    await using disk = await mountImage(100 * MiB)
    expectOneGapEach(await failing(disk.path, () => disk.breakDown()), 10)
  })

  test('that was pulled out: the recording goes on on the second disk', async () => {
    await using disk = await mountImage(100 * MiB)
    expectOneGapEach(await failing(disk.path, () => disk.pullOut()), 10)
  })

  test('that stands still, with processes that cannot even be killed: the recording goes on on the second disk', async () => {
    await using disk = await mountImage(100 * MiB)
    expectOneGapEach(await failing(disk.path, () => disk.freeze()), 15)
  })

  test('that comes back is written again, and both copies are whole in the end', async () => {
    await using disk = await mountImage(100 * MiB)
    await using room = await TwoDisks.on(disk.path, folder.path)
    const id = await room.start()
    await room.grown(60_000)
    await disk.pullOut()
    await room.until(({ state }) => state.recording?.vault === 'failed')
    await room.grown(60_000)
    await disk.putBack()
    await room.until(({ state }) => state.recording?.vault === 'writing')
    await room.until(() => room.alarms().length === 0)
    await room.grown(30_000)
    await room.session.end()
    await room.session.close()
    const lines = await whole(recordingDirectory(room.mirror, id), room.vault)
    expectOneGapEach(lines, 10)
    await completeRecordings(room.mirror, room.vault.folder, new Set())
    await completeRecordings(room.vault.folder, room.mirror, new Set())
    expect(await whole(recordingDirectory(room.vault.folder, id), room.vault)).toEqual(lines)
  })
})

test.skipIf(!(await canMountDisks()))(
  'a room that is closed while full disks end its recording is closed after it',
  async () => {
    await using disk = await mountDisk(60 * MiB)
    await using room = await TwoDisks.on(disk.path, disk.path)
    await room.start()
    await writeFile(join(disk.path, 'filler'), Buffer.alloc(60 * MiB)).catch(() => undefined)
    await room.until(({ state }) => state.phase === 'sealing')
    await room.session.close()
    expect(room.session.state).toMatchObject({ phase: 'failed', failure: { code: 'disk-full' }, recording: null })
  },
)

describe.skipIf(!(await canMountDisks()))('the disk of the second copies', () => {
  const failures = [
    ['that turned read-only', 'breakDown'],
    ['that was pulled out', 'pullOut'],
    ['that stands still', 'freeze'],
  ] as const
  test.each(failures)('%s is told, and nothing is missing in the vault', async (_how, fail) => {
    await using disk = await mountImage(100 * MiB)
    await using room = await TwoDisks.on(folder.path, disk.path)
    const id = await room.start()
    await room.grown(30_000)
    await disk[fail]()
    await room.until(({ state }) => state.recording?.mirror === 'failed')
    expect(room.alarms()).toEqual(['mirror-failed'])
    await room.grown(60_000)
    await room.session.end()
    expect(gapsOf(await whole(recordingDirectory(room.vault.folder, id), room.vault))).toEqual([])
  })

  test('that comes back has the whole recording', async () => {
    await using disk = await mountImage(100 * MiB)
    await using room = await TwoDisks.on(folder.path, disk.path)
    const id = await room.start()
    await room.grown(30_000)
    await disk.freeze()
    await room.until(({ state }) => state.recording?.mirror === 'failed')
    await disk.thaw()
    await room.until(({ state }) => state.recording?.mirror === 'writing')
    await room.grown(30_000)
    await room.session.end()
    await room.session.close()
    const lines = await whole(recordingDirectory(room.vault.folder, id), room.vault)
    expect(gapsOf(lines)).toEqual([])
    expect(await whole(recordingDirectory(room.mirror, id), room.vault)).toEqual(lines)
  })
})

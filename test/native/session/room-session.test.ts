// A room's day with real cameras: standby, a hearing with marks, its seal; and everything that must be refused.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processesAlive } from '../../../native/capture/child.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { checkOf } from '../../../native/contract/preflight.ts'
import { roomFileSchema, type Room } from '../../../native/contract/rooms.ts'
import { RoomSession } from '../../../native/session/room-session.ts'
import type { Wanted } from '../../../native/session/open-facts.ts'
import { makeSecondRoot } from '../../../native/vault/copies/root.ts'
import { recordingDirectory, vaultPaths } from '../../../native/vault/layout.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let cameras: RtspServer
let folder: TemporaryFolder
let vault: Vault
let now = () => new Date()
let mirror: string | null = null

beforeAll(async () => {
  cameras = await startRtspServer({
    mounts: {
      whole: { picture: 'h264', sound: 'aac', login: { user: 'admin', password: 'geheim-7', scheme: 'basic' } },
      subject: { picture: 'h264' },
    },
  })
  folder = await temporaryFolder()
  await createVault(join(folder.path, 'vault'), '证录')
  vault = await Vault.open(join(folder.path, 'vault'))
})
afterAll(async () => {
  await vault.close()
  await cameras.stop()
  await folder.remove()
})

const whole = () => ({
  id: 'cam-1',
  name: '全景',
  kind: 'rtsp' as const,
  address: cameras.url('whole'),
  user: 'admin',
  password: 'geheim-7',
})
const subject = () => ({ id: 'cam-2', name: '当事人', kind: 'rtsp' as const, address: cameras.url('subject') })
const wanted = (): Wanted => ({
  case: { id: randomUUID(), number: '沪市监罚〔2026〕17号', cause: '无证经营', kind: 'penalty', party: '某公司' },
  kind: 'hearing',
  place: '',
  operator: '书记员',
  people: [{ name: '主持人', role: 'presiding-officer' }],
})

/** A room's session, and the recordings that it sealed. */
class Watched {
  readonly session: RoomSession
  readonly sealed: string[] = []

  constructor(sources: object[], kind: Room['kind'] = 'hearing') {
    const room = roomFileSchema.parse({ name: '听证室一', kind, place: '三楼', sources })
    const equipment = {
      vault,
      software: 'zhenglu test',
      ffmpeg: () => findFfmpeg(),
      mirror: () => Promise.resolve(mirror),
      checks: () => Promise.resolve([]),
      makeRoom: () => Promise.resolve(false),
      place: { resources: 'resources', scratch: vaultPaths(vault.folder).scratch, environment: process.env },
      clock: { now: () => now(), mono: () => performance.now() },
    }
    this.session = new RoomSession({ id: randomUUID(), ...room }, equipment, {
      changed: () => undefined,
      level: () => undefined,
      proof: () => undefined,
      alarm: () => undefined,
      opened: () => undefined,
      sealed: (recording) => this.sealed.push(recording.id),
    })
  }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )

describe('a room', () => {
  test('goes from standby into a recording, is marked, sealed, and back in standby', async () => {
    const { session, sealed } = new Watched([whole(), subject()])
    expect(session.state).toMatchObject({ phase: 'off', sources: [], recording: null })
    await session.standby(true)
    expect(session.state.phase).toBe('standby')
    const id = await session.start(wanted())
    expect(session.state).toMatchObject({ phase: 'recording', recording: { id, operator: '书记员', kind: 'hearing' } })
    expect(session.state.sources.map(({ phase }) => phase)).toEqual(['recording', 'recording'])
    expect(await codeOf(session.start(wanted()))).toBe('recording-running')
    expect(await codeOf(session.standby(false))).toBe('room-busy')
    const mark = await session.course.mark('宣读权利义务')
    expect(session.state.recording?.marks).toEqual([mark])
    const ended = await session.end()
    expect(ended.recording).toBe(id)
    expect(session.state).toMatchObject({ phase: 'standby', recording: null, lastSeal: ended })
    expect(sealed).toEqual([id])
    expect(await codeOf(session.end())).toBe('recording-not-running')
    expect(await codeOf(session.course.mark(''))).toBe('recording-not-running')
    await session.close()
    expect(processesAlive()).toBe(0)

    const at = recordingDirectory(vault.folder, id)
    expect((await verifyRecording(at, { publicKey: vault.signer.publicKey })).findings).toEqual([])
    const journal = await readFile(join(at, 'journal.jsonl'), 'utf8')
    expect(journal).not.toContain('geheim-7')
    const open = JSON.parse(journal.split('\n')[0] ?? '') as Record<string, unknown>
    expect(open).toMatchObject({
      place: '三楼',
      case: { number: '沪市监罚〔2026〕17号' },
      people: [{ name: '书记员', role: 'operator' }, { name: '主持人' }],
    })
  })

  test('records what works when one camera does not, and says which', async () => {
    const { session } = new Watched([whole(), { ...subject(), address: `${cameras.url('subject')}-not-there` }])
    const id = await session.start(wanted())
    expect(session.state.sources.map(({ phase, failure }) => [phase, failure?.code ?? null])).toEqual([
      ['recording', null],
      ['lost', 'source-not-found'],
    ])
    await session.end()
    const journal = await readFile(join(recordingDirectory(vault.folder, id), 'journal.jsonl'), 'utf8')
    expect(journal).toContain('"alarm":"source-lost"')
  })

  test('is copied to a second disk as it is made; a second disk that fails is told and stops nothing', async () => {
    mirror = join(folder.path, 'second')
    await makeSecondRoot(vault.folder, mirror)
    const copied = new Watched([subject()]).session
    const id = await copied.start(wanted())
    expect(copied.state.recording?.mirror).toBe('writing')
    await copied.end()
    await copied.close()
    const second = await verifyRecording(recordingDirectory(mirror, id), { publicKey: vault.signer.publicKey })
    expect([second.sealed, second.findings]).toEqual([true, []])

    mirror = join(folder.path, 'vault', 'vault.json') // no folder can be made in a file
    const failing = new Watched([subject()]).session
    const other = await failing.start(wanted())
    expect(failing.state.recording?.mirror).toBe('failed')
    await failing.end()
    await failing.close()
    mirror = null
    const at = recordingDirectory(vault.folder, other)
    expect((await verifyRecording(at, {})).findings).toEqual([])
    expect(await readFile(join(at, 'journal.jsonl'), 'utf8')).toContain('"alarm":"mirror-failed"')
  })

  test('states what was checked before it began, and does not begin when that is red', async () => {
    const { session } = new Watched([subject()])
    const check = (finding: 'disk-low' | 'key-unusable') => ({
      at: new Date().toISOString(),
      checks: [checkOf(finding === 'disk-low' ? 'vault' : 'key', finding)],
    })
    session.checked(check('key-unusable'))
    expect(session.state.preflight?.checks[0]?.level).toBe('red')
    expect(await codeOf(session.start(wanted()))).toBe('preflight-red')
    expect(session.state.phase).toBe('off')
    session.checked(check('disk-low'))
    const id = await session.start(wanted())
    await session.end()
    const at = recordingDirectory(vault.folder, id)
    expect(await readFile(join(at, 'journal.jsonl'), 'utf8')).toContain('"finding":"disk-low","level":"amber"')
    expect((await verifyRecording(at, {})).findings).toEqual([])
    await session.close()
  })

  test('that no source can be had for fails with the reason, and keeps the attempt', async () => {
    const watched = new Watched([{ ...whole(), password: 'wrong' }])
    expect(await codeOf(watched.session.start(wanted()))).toBe('source-password-wrong')
    expect(watched.session.state).toMatchObject({
      phase: 'off',
      failure: { code: 'source-password-wrong' },
      recording: null,
    })
    expect(watched.sealed).toHaveLength(1)
    await watched.session.close()
  })

  test('that is closed while it begins, or while it seals, is closed once it is sealed', async () => {
    const beginning = new Watched([whole(), subject()])
    const begun = beginning.session.start(wanted())
    await beginning.session.close()
    expect(beginning.sealed).toEqual([await begun])
    expect(beginning.session.state).toMatchObject({ phase: 'off', recording: null })

    const ending = new Watched([subject()])
    const id = await ending.session.start(wanted())
    const ended = ending.session.end()
    await ending.session.close()
    expect(ending.sealed).toEqual([id])
    expect((await ended).recording).toBe(id)
    expect(processesAlive()).toBe(0)
  })

  test('is refused without sources, with test sources in a real room, or with a clock that was set back', async () => {
    expect(await codeOf(new Watched([]).session.standby(true))).toBe('room-without-sources')
    const bars = { id: 'cam-1', name: '彩条', kind: 'test', pattern: 'bars' }
    expect(await codeOf(new Watched([bars]).session.start(wanted()))).toBe('source-only-for-training')
    const before = vault.chain.last
    now = () => new Date(Date.now() - 86_400_000)
    expect(await codeOf(new Watched([whole()]).session.start(wanted()))).toBe('clock-set-back')
    now = () => new Date()
    expect(vault.chain.last).toEqual(before)
  })
})

// A hearing that is interrupted and goes on, with real cameras: nothing is stored in the break, and the journal says why.
import { randomUUID } from 'node:crypto'
import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processesAlive } from '../../../native/capture/child.ts'
import { processes } from '../../../native/capture/orphans.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { roomFileSchema } from '../../../native/contract/rooms.ts'
import { shippedScript } from '../../../native/contract/shipped-scripts/shipped.ts'
import { RoomSession } from '../../../native/session/room-session.ts'
import { breaksIn } from '../../../native/vault/breaks.ts'
import { recordingDirectory, vaultPaths } from '../../../native/vault/layout.ts'
import type { Line } from '../../../native/vault/lines.ts'
import { manifestSchema } from '../../../native/vault/manifest.ts'
import { recoverRecordings } from '../../../native/vault/recovery.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { readJournal } from '../../../native/vault/verify/journal.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { probe } from '../../rig/probe.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let cameras: RtspServer
let folder: TemporaryFolder
let vault: Vault

beforeAll(async () => {
  cameras = await startRtspServer({
    mounts: { whole: { picture: 'h264', sound: 'aac' }, subject: { picture: 'h264' } },
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

const source = (id: string, mount: string, end = '') => ({
  id,
  name: mount,
  kind: 'rtsp',
  address: `${cameras.url(mount)}${end}`,
})

/** Milliseconds by which a track may end after its process did: a packet that was captured is as long as it says. */
const lastSample = 100

/** A session of a room with these sources, and a way to wait for what its state becomes. */
function sessionOf(sources: object[]) {
  const room = { id: randomUUID(), ...roomFileSchema.parse({ name: '听证室一', kind: 'hearing', sources }) }
  const equipment = {
    vault,
    software: 'zhenglu test',
    ffmpeg: () => findFfmpeg(),
    mirror: () => Promise.resolve(null),
    checks: () => Promise.resolve([]),
    makeRoom: () => Promise.resolve(false),
    place: { resources: 'resources', scratch: vaultPaths(vault.folder).scratch, environment: process.env },
  }
  let wake: () => void = () => undefined
  const session = new RoomSession(room, equipment, {
    changed: () => {
      wake()
    },
    level: () => undefined,
    proof: () => undefined,
    alarm: () => undefined,
    opened: () => undefined,
    sealed: () => undefined,
  })
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => (wake = resolve))
  }
  const bytes = () => session.state.sources.map((each) => each.bytes)
  return { session, until, bytes }
}

const wanted = () => ({
  case: { id: randomUUID(), number: '沪市监罚〔2026〕17号', cause: '无证经营', kind: 'penalty' as const, party: '' },
  kind: 'hearing' as const,
  place: '',
  operator: '书记员',
  people: [],
})

const said = ({ step, person }: { step: string; person: string }) => ({ step, person, text: '' })

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )

const linesOf = async (id: string, from = vault.folder): Promise<readonly Line[]> =>
  (await readJournal(await readFile(join(recordingDirectory(from, id), 'journal.jsonl')))).lines

const verified = async (id: string) => {
  const report = await verifyRecording(recordingDirectory(vault.folder, id), { publicKey: vault.signer.publicKey })
  return [report.sealed, report.findings]
}

const mediation = { reason: 'mediation', text: '双方同意调解', person: '主持人' } as const

test('what was announced, skipped and taken back stands in the journal in its order, and nothing of it goes away', async () => {
  const { session } = sessionOf([source('cam-2', 'subject')])
  const tick = { step: 'recording-in-progress', person: '书记员', reason: '尚未说完' } as const
  const skip = { step: 'time-place-persons', person: '主持人', reason: '当事人未到场' } as const
  const known = () =>
    session.state.recording?.announcements.map(({ step, at, skipped }) => [step, at !== null, skipped])
  expect(await codeOf(session.course.skipAnnouncement(skip))).toBe('recording-not-running')
  const id = await session.start(wanted(), shippedScript('training'))
  expect(await codeOf(session.course.withdrawAnnouncement(tick))).toBe('announcement-due')
  await session.course.announce(said(tick))
  expect(await codeOf(session.course.skipAnnouncement(tick))).toBe('announcement-not-due')
  expect(await session.course.withdrawAnnouncement(tick)).toMatchObject({
    step: tick.step,
    at: null,
    person: null,
    skipped: null,
  })
  expect(await session.course.skipAnnouncement(skip)).toMatchObject({ person: skip.person, skipped: skip.reason })
  expect(await codeOf(session.course.announce(said({ step: skip.step, person: '书记员' })))).toBe(
    'announcement-not-due',
  )
  expect(known()).toEqual([
    [tick.step, false, null],
    [skip.step, true, skip.reason],
  ])
  await session.course.announce(said(tick))
  await session.course.withdrawAnnouncement({ ...skip, reason: '当事人已到场' })
  expect(known()).toEqual([
    [tick.step, true, null],
    [skip.step, false, null],
  ])
  expect(await codeOf(session.course.withdrawAnnouncement(skip))).toBe('announcement-due')
  await session.course.skipAnnouncement(skip)

  // After a break nothing counts as said or skipped any more.
  await session.break({ reason: 'adjournment', text: '', person: '书记员' })
  expect(await codeOf(session.course.skipAnnouncement(skip))).toBe('recording-in-break')
  expect(await codeOf(session.course.withdrawAnnouncement(skip))).toBe('recording-in-break')
  await session.resume('书记员')
  expect(known()).toEqual([
    ['recording-resumes', false, null],
    [tick.step, false, null],
    [skip.step, false, null],
  ])
  await session.end()
  await session.close()

  expect(await verified(id)).toEqual([true, []])
  const told = (await linesOf(id)).flatMap((line) =>
    'step' in line ? [[line.kind, line.step, line.person, 'reason' in line ? line.reason : null]] : [],
  )
  expect(told).toEqual([
    ['announcement', tick.step, '书记员', null],
    ['announcement-withdrawn', tick.step, '书记员', '尚未说完'],
    ['skipped', skip.step, '主持人', '当事人未到场'],
    ['announcement', tick.step, '书记员', null],
    ['announcement-withdrawn', skip.step, '主持人', '当事人已到场'],
    ['skipped', skip.step, '主持人', '当事人未到场'],
  ])
})

describe('a recording with a break', () => {
  test('stores nothing in it, states it, and goes on in new parts', async () => {
    const { session, until, bytes } = sessionOf([source('cam-1', 'whole'), source('cam-2', 'subject')])
    expect(await codeOf(session.break(mediation))).toBe('recording-not-running')
    const id = await session.start(wanted(), shippedScript('training'))
    expect(session.state.recording?.announcements.map(({ step, at }) => [step, at])).toEqual([
      ['recording-in-progress', null],
      ['time-place-persons', null],
    ])
    const announced = await session.course.announce(said({ step: 'recording-in-progress', person: '书记员' }))
    expect(session.state.recording?.announcements[0]).toEqual(announced)
    expect(await codeOf(session.course.announce(said({ step: 'recording-in-progress', person: '书记员' })))).toBe(
      'announcement-not-due',
    )
    expect(await codeOf(session.course.announce(said({ step: 'recording-resumes', person: '书记员' })))).toBe(
      'announcement-not-due',
    )
    expect(await codeOf(session.resume('书记员'))).toBe('recording-not-in-break')

    await session.break(mediation)
    expect(session.state).toMatchObject({ phase: 'break', recording: { breaks: [{ ...mediation, to: null }] } })
    // No process records, nobody can look, and the folder does not grow.
    expect(processesAlive()).toBe(0)
    expect(session.state.sources.map(({ phase }) => phase)).toEqual(['off', 'off'])
    const stored = (await readdir(recordingDirectory(vault.folder, id))).filter((name) => name.endsWith('.mp4'))
    expect(await codeOf(session.course.mark(''))).toBe('recording-in-break')
    expect(await codeOf(session.break(mediation))).toBe('recording-in-break')
    expect(await codeOf(session.course.announce(said({ step: 'time-place-persons', person: '书记员' })))).toBe(
      'recording-in-break',
    )
    expect(await codeOf(session.standby(true))).toBe('room-busy')
    expect((await readdir(recordingDirectory(vault.folder, id))).filter((name) => name.endsWith('.mp4'))).toEqual(
      stored,
    )

    await session.resume('书记员')
    expect(session.state).toMatchObject({
      phase: 'recording',
      alarms: [],
      recording: { breaks: [{ resumedBy: '书记员' }] },
    })
    expect(session.state.recording?.announcements.map(({ step, at }) => [step, at])).toEqual([
      ['recording-resumes', null],
      ['recording-in-progress', null],
      ['time-place-persons', null],
    ])
    const before = bytes()
    await until(() => bytes().every((each, i) => each > (before[i] ?? 0)))
    await session.end()
    await session.close()

    expect(await verified(id)).toEqual([true, []])
    const lines = await linesOf(id)
    expect(lines.filter(({ kind }) => kind === 'gap' || kind === 'alarm')).toEqual([])
    const [one] = breaksIn(lines)
    const walls = lines.flatMap((line) =>
      line.kind === 'chunk' && line.wall !== null
        ? [[Date.parse(line.wall), Date.parse(line.wall) + (line.mediaTo - line.mediaFrom) / 1000] as const]
        : [],
    )
    const [from, to] = [Date.parse(one?.from ?? ''), Date.parse(one?.to ?? '')]
    expect(walls.filter(([start, end]) => end > from + lastSample && start < to)).toEqual([])
    expect(walls.some(([, end]) => end <= from + lastSample) && walls.some(([start]) => start >= to)).toBe(true)
    for (const file of ['cam-1.0001.mp4', 'cam-1.0002.mp4', 'cam-2.0001.mp4', 'cam-2.0002.mp4']) {
      const { streams } = await probe(join(recordingDirectory(vault.folder, id), file))
      expect(streams[0]?.codec_name).toBe('h264')
    }
    const text = await readFile(join(recordingDirectory(vault.folder, id), 'manifest.json'), 'utf8')
    const { began, ended, ...stated } = one ?? { began: null, ended: null }
    expect(manifestSchema.parse(JSON.parse(text)).breaks).toEqual([stated])
    expect([began?.kind, ended?.kind]).toEqual(['break', 'resume'])
  })

  test('can end in the break, which then lasts until the end', async () => {
    const { session } = sessionOf([source('cam-2', 'subject')])
    const id = await session.start(wanted(), shippedScript('training'))
    await session.break({ reason: 'adjournment', text: '', person: '书记员' })
    const { sealCode } = await session.end()
    expect(session.state).toMatchObject({ phase: 'off', lastSeal: { recording: id, sealCode } })
    expect(await verified(id)).toEqual([true, []])
    expect(breaksIn(await linesOf(id))).toMatchObject([
      { reason: 'adjournment', resumedBy: null, ended: { kind: 'close' } },
    ])
  })

  test('loses nothing when the station dies in it: the next start closes it without a gap', async () => {
    const { session } = sessionOf([source('cam-2', 'subject')])
    const id = await session.start(wanted(), shippedScript('training'))
    await session.break({ reason: 'non-public-evidence', text: '', person: '书记员' })
    const copy = join(folder.path, 'crashed')
    await cp(vault.folder, copy, { recursive: true })
    await rm(vaultPaths(copy).lock)
    await session.end()
    await session.close()

    const next = await Vault.open(copy)
    const [recovered] = await recoverRecordings(next, processes)
    await next.close()
    expect(recovered).toMatchObject({ recording: id, gaps: [] })
    const report = await verifyRecording(recordingDirectory(copy, id), { publicKey: vault.signer.publicKey })
    expect([report.sealed, report.findings]).toEqual([true, []])
    const lines = await linesOf(id, copy)
    expect(lines.filter(({ kind }) => kind === 'gap')).toEqual([])
    expect(lines.at(-1)).toMatchObject({ kind: 'close', reason: 'interrupted' })
    expect(breaksIn(lines)).toMatchObject([{ reason: 'non-public-evidence', ended: { kind: 'close' } }])
  })

  test('ends what was lost before it, and states what does not come back after it', async () => {
    const { session } = sessionOf([source('cam-1', 'whole'), source('cam-2', 'subject', '-not-there')])
    const id = await session.start(wanted(), shippedScript('training'))
    await session.break({ reason: 'technical-fault', text: '', person: '书记员' })
    expect(session.state.alarms.map(({ track, cleared }) => [track, cleared !== null])).toEqual([['cam-2', true]])
    await session.resume('书记员')
    expect(session.state.phase).toBe('recording')
    expect(session.state.alarms.filter(({ cleared }) => cleared === null).map(({ track }) => track)).toEqual(['cam-2'])
    await session.end()
    await session.close()
    expect(await verified(id)).toEqual([true, []])
    const lines = await linesOf(id)
    const [one] = breaksIn(lines)
    const gaps = lines.flatMap((line) => (line.kind === 'gap' ? [line] : []))
    expect(gaps.map(({ track, cause }) => [track, cause])).toEqual([
      ['cam-2', 'source-lost'],
      ['cam-2', 'source-lost'],
    ])
    // Neither gap reaches into the break.
    expect((gaps[0]?.to ?? '') <= (one?.from ?? '') && (gaps[1]?.from ?? '') >= (one?.to ?? '')).toBe(true)
  })
})

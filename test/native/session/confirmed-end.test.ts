// A crash between the confirmed reconciliation and the end that it belongs to: the next start seals, in whatever room.
import { appendFile, cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processes } from '../../../native/capture/orphans.ts'
import { roomSchema } from '../../../native/contract/rooms.ts'
import { canonicalBytes } from '../../../native/journal/line.ts'
import { recoverLeftOpen } from '../../../native/session/left-open.ts'
import { afterInterruption } from '../../../native/session/after-interruption.ts'
import { lineSchema, type Line } from '../../../native/vault/lines.ts'
import { leftOpen } from '../../../native/vault/recovery.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cameraFile, makeRecording } from '../cases/make-recording.ts'

let folder: TemporaryFolder
/** A vault as a killed station left it, with one recording in it, and that recording's place. */
let killed: string
let recording: string
const caseId = 'd3c3a1de-5b0a-4b86-9d5e-1a2b3c4d5e6f'

beforeAll(async () => {
  folder = await temporaryFolder()
  const running = join(folder.path, 'running')
  await createVault(running, '证录一号')
  const vault = await Vault.open(running)
  const of = { id: caseId, number: '1号', cause: '无证经营', kind: 'penalty', party: '' } as const
  const made = await makeRecording(vault, of, await cameraFile(folder.path), false)
  recording = made.folder.slice(running.length + 1)
  // What the disk has at this moment is what a kill leaves.
  killed = join(folder.path, 'killed')
  await cp(running, killed, { recursive: true, filter: (path) => !path.endsWith('/lock') })
  await made.seal()
  await vault.close()
})
afterAll(() => folder.remove())

const journalOf = (vault: string) => join(vault, recording, 'journal.jsonl')
const linesOf = async (vault: string): Promise<Line[]> =>
  (await readFile(journalOf(vault), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))

/** A hearing room, whose recordings go on by themselves. */
const room = roomSchema.parse({
  ...{ id: 'd3c3a1de-5b0a-4b86-9d5e-1a2b3c4d5e6a', name: '听证室一', kind: 'hearing' },
  sources: [{ id: 'cam-1', name: '全景', kind: 'rtsp', address: 'rtsp://camera.invalid/' }],
})
const within = 24 * 3600_000

test('what was confirmed is all of it: sealed with the reconciliation, though the room would go on', async () => {
  const vault = await Vault.open(killed)
  const decided = (lefts: Awaited<ReturnType<typeof leftOpen>>) =>
    lefts.map((left) => {
      const rooms = [{ ...room, id: left.open.room.id }]
      return afterInterruption(left, rooms, { now: new Date(), within })
    })
  try {
    // Without the line it would go on.
    expect(decided(await leftOpen(vault, processes))).toMatchObject([{ how: 'resumed' }])
    const last = (await linesOf(killed)).at(-1)
    const { seq = 0, at, mono = 0, run } = last ?? {}
    const facts = { kind: 'reconciliation', checked: '2026-03-01T01:02:03.004Z', person: '甲', unlisted: 0 }
    const line = canonicalBytes({ ...facts, findings: [], seq: seq + 1, at: at ?? '', mono, run: run ?? '' })
    await appendFile(journalOf(killed), Buffer.concat([line, Buffer.of(10)]))
    expect(decided(await leftOpen(vault, processes))).toEqual([{ how: 'sealed', because: 'was-closed' }])
    expect(await recoverLeftOpen(vault, processes, null)).toMatchObject([{ how: 'sealed' }])
  } finally {
    await vault.close()
  }
  const lines = await linesOf(killed)
  expect(lines.filter(({ kind }) => kind === 'reconciliation')).toHaveLength(1)
  expect(lines.at(-1)).toMatchObject({ kind: 'close', reason: 'interrupted' })
  const { findings, recordings } = await verifyVault(killed)
  expect([findings, recordings.map(({ sealed, findings: own }) => [sealed, own])]).toEqual([[], [[true, []]]])
})

// A station that is killed while it ends what was confirmed: at the very line of the reconciliation, or as soon after it as
// another process can. The next start seals; what was confirmed stands there once.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { lineSchema } from '../../../native/vault/lines.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { serveStation } from '../../rig/served-station.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let camera: RtspServer
let folder: TemporaryFolder
beforeAll(async () => {
  camera = await startRtspServer({ mounts: { whole: { picture: 'h264' } } })
  folder = await temporaryFolder()
})
afterAll(async () => {
  await camera.stop()
  await folder.remove()
})

test('killed when what was confirmed is on the disk, it is sealed by the next start with what was confirmed', async () => {
  const vault = join(folder.path, 'vault')
  const first = await serveStation(vault)
  const source = { id: 'cam-1', name: '全景', kind: 'rtsp', address: camera.url('whole') }
  const { id: room } = await first.call('rooms.create', { name: '听证室一', kind: 'hearing', sources: [source] })
  const of = await first.call('cases.create', { number: '1号', cause: '无证经营', kind: 'penalty' })
  const facts = { room, case: of.id, kind: 'service-by-leaving', operator: '书记员', explanation: '试' }
  const { recording } = await first.call('recordings.start', facts)
  await first.until(({ rooms }) => rooms.some(({ sources }) => sources.some(({ frames }) => frames > 25)))
  const { findings } = await first.call('recordings.reconcile', { room })
  const red = findings.filter(({ level }) => level === 'red')
  const explanations = red.map(({ code, subject }) => ({ code, subject, text: '另有书面记载' }))
  const ending = first.call('recordings.end', { room, person: '书记员', explanations, reason: '' }).catch(() => null)
  const journal = join(recordingDirectory(vault, recording), 'journal.jsonl')
  const isConfirmed = () => readFileSync(journal, 'utf8').includes('"kind":"reconciliation"')
  while (!isConfirmed()) await setImmediate()
  await first.kill()
  await ending
  const second = await serveStation(vault)
  const linesNow = async () =>
    (await readFile(journal, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line)))
  await expect.poll(async () => (await linesNow()).at(-1)?.kind, { timeout: 20_000 }).toBe('close')
  await second.end()
  const stated = (await linesNow()).flatMap((line) => (line.kind === 'reconciliation' ? [line] : []))
  expect(stated).toHaveLength(1)
  expect(stated[0]?.findings.filter(({ level }) => level === 'red').map(({ explanation }) => explanation)).toEqual(
    red.map(() => '另有书面记载'),
  )
  const report = await verifyVault(vault)
  expect([report.findings, report.recordings.map(({ sealed, findings: own }) => [sealed, own])]).toEqual([
    [],
    [[true, []]],
  ])
})

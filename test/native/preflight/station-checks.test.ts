// What a check before a session says of power, disks, key and chain, as they are in truth.
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../../native/contract/cases.ts'
import { answerLimit } from '../../../native/vault/answered.ts'
import { diskCheck } from '../../../native/preflight/disk-check.ts'
import { powerCheck } from '../../../native/preflight/power-check.ts'
import { chainCheck, clockCheck, keyCheck, timeStampCheck } from '../../../native/preflight/station-checks.ts'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { cameraFile, makeRecording } from '../cases/make-recording.ts'
import { canMountDisks, mountDisk, mountImage } from '../../rig/disk.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

const of: Case = {
  id: '6a4f4d50-6d0b-4d0c-9a4e-2f3d2a5b9a10',
  number: '〔2026〕1号',
  cause: '无证经营',
  kind: 'penalty',
  party: '',
  notes: '',
  unit: '',
  confidentiality: 'internal',
  officers: [],
  parties: [],
  voided: null,
  created: '2026-01-01T00:00:00.000Z',
  changed: '2026-01-01T00:00:00.000Z',
  stage: null,
  recordings: 0,
}
let folder: TemporaryFolder
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

describe('power', () => {
  const supply = async (name: string, facts: Record<string, string>) => {
    const root = join(folder.path, 'power')
    await rm(root, { recursive: true, force: true })
    await mkdir(join(root, name), { recursive: true })
    for (const [fact, value] of Object.entries(facts)) await writeFile(join(root, name, fact), `${value}\n`)
    return root
  }
  test.each([
    ['AC', { type: 'Mains', online: '1' }, 'power-mains', {}],
    ['BAT0', { type: 'Battery', status: 'Charging', capacity: '60' }, 'power-mains', {}],
    ['BAT0', { type: 'Battery', status: 'Discharging', capacity: '41' }, 'power-battery', { percent: 41 }],
    ['AC', { type: 'Mains', online: '0' }, 'power-unknown', {}],
  ])('%s %j is told as %s', async (name, facts, finding, details) => {
    expect(await powerCheck(await supply(name, facts))).toMatchObject({ finding, details })
  })
  test('is unknown where the system does not tell', async () => {
    expect(await powerCheck(join(folder.path, 'nowhere'))).toMatchObject({ finding: 'power-unknown', level: 'untold' })
  })
})

describe('a disk', () => {
  test('that takes what is written is ready, with the speed that was measured, and nothing stays on it', async () => {
    const check = await diskCheck({ subject: 'vault', folder: folder.path, rate: 1000 })
    expect(check).toMatchObject({ finding: 'disk-ready', level: 'green' })
    expect(check.details['speed']).toBeGreaterThan(1000)
  })
  test('slower than what a room records forbids to begin', async () => {
    const check = await diskCheck({ subject: 'vault', folder: folder.path, rate: 4e8 })
    expect(['disk-too-slow', 'disk-slow', 'disk-full']).toContain(check.finding)
  })
  test('that is not there: the vault forbids to begin, the second copy is noted', async () => {
    const missing = join(folder.path, 'nowhere')
    expect(await diskCheck({ subject: 'vault', folder: missing, rate: 1 })).toMatchObject({ level: 'red' })
    expect(await diskCheck({ subject: 'mirror', folder: missing, rate: 1 })).toMatchObject({ level: 'amber' })
  })
  test('that is full, or read-only, is told as such', async ({ skip }) => {
    if (!(await canMountDisks())) skip('no disk can be mounted here')
    await using disk = await mountDisk(20 << 20)
    expect(await diskCheck({ subject: 'vault', folder: disk.path, rate: 100_000 })).toMatchObject({
      finding: 'disk-full',
      level: 'red',
    })
    await disk.resize(200 << 20)
    await disk.setReadOnly(true)
    expect(await diskCheck({ subject: 'vault', folder: disk.path, rate: 100_000 })).toMatchObject({
      finding: 'vault-unusable',
      details: { code: 'vault-read-only' },
    })
  })
  test('that stands still does not hold up a start; it is asked again once it answers', async ({ skip }) => {
    if (!(await canMountDisks())) skip('no disk can be mounted here')
    await using disk = await mountImage(64 << 20)
    const of = (subject: 'vault' | 'mirror') => diskCheck({ subject, folder: disk.path, rate: 1000 })
    await disk.freeze()
    expect(await of('mirror')).toMatchObject({
      finding: 'mirror-unusable',
      level: 'amber',
      details: { cause: 'stalled' },
    })
    // The first question is still unanswered: no second one waits beside it.
    const began = performance.now()
    expect(await of('vault')).toMatchObject({ finding: 'disk-too-slow', level: 'red', details: { speed: 0 } })
    expect(performance.now() - began).toBeLessThan(answerLimit)
    await disk.thaw()
    await expect.poll(async () => (await of('vault')).details['speed'], { timeout: 60_000 }).toBeGreaterThan(1000)
    expect((await readdir(disk.path)).filter((name) => name.startsWith('.preflight'))).toEqual([])
  }, 90_000)
})

describe('the station', () => {
  let vault: Vault
  beforeAll(async () => {
    await createVault(join(folder.path, 'vault'), '证录')
    vault = await Vault.open(join(folder.path, 'vault'))
  })
  afterAll(() => vault.close())

  test('has a key that signs, and no time-stamp authority unless one is set', async () => {
    expect(await keyCheck(vault)).toMatchObject({ finding: 'key-ready', level: 'green' })
    const { signal } = new AbortController()
    expect(await timeStampCheck('', signal)).toMatchObject({ level: 'untold' })
    expect(await timeStampCheck('http://127.0.0.1:9', signal)).toMatchObject({
      finding: 'time-stamp-unreachable',
      level: 'amber',
    })
  })

  test('has a chain that is empty, unbroken, or broken by a recording that was removed', async () => {
    expect(await chainCheck(vault)).toMatchObject({ finding: 'chain-empty' })
    const clip = await cameraFile(folder.path)
    const made = []
    for (let count = 0; count < 3; count++) made.push(await makeRecording(vault, of, clip, true))
    const first = made[0]?.id ?? ''
    expect(await chainCheck(vault)).toMatchObject({ finding: 'chain-unbroken', details: { seals: 3 } })
    expect(await clockCheck(vault)).not.toMatchObject({ level: 'red' })
    const at = recordingDirectory(vault.folder, first)
    await mkdir(join(folder.path, 'aside'))
    await cp(at, join(folder.path, 'aside', 'first'), { recursive: true })
    await rm(at, { recursive: true })
    expect(await chainCheck(vault)).toMatchObject({ finding: 'chain-broken', level: 'amber' })
    await cp(join(folder.path, 'aside', 'first'), join(dirname(at), first), { recursive: true })
    expect(await chainCheck(vault)).toMatchObject({ finding: 'chain-unbroken' })
  })
})

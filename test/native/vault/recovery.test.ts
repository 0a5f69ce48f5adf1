// A station that was killed: what its cameras went on delivering is there, stated and sealed, whatever was torn.
import { spawn } from 'node:child_process'
import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endOrphan, isAlive, processes } from '../../../native/capture/orphans.ts'
import { roomFileSchema } from '../../../native/contract/rooms.ts'
import { fileNames } from '../../../native/vault/layout.ts'
import { lineSchema, type Line } from '../../../native/vault/lines.ts'
import { recoverRecordings } from '../../../native/vault/recovery.ts'
import { Vault } from '../../../native/vault/vault.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import type { StationOrder } from '../../bench/station-process.ts'
import { countFrames } from '../../rig/probe.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let cameras: RtspServer
let folder: TemporaryFolder
/** A vault whose station was killed while it recorded, and the recording's place in it. */
let crashed: string
let recording: string
let orphans = 0

const size = (file: string) => stat(file).then((found) => found.size)
/** Looks until something on the disk is so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 20))
}
const linesOf = async (file: string): Promise<Line[]> =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      try {
        return [lineSchema.parse(JSON.parse(line))]
      } catch {
        return []
      }
    })

beforeAll(async () => {
  cameras = await startRtspServer({
    mounts: { whole: { picture: 'h264', sound: 'aac' }, subject: { picture: 'mjpeg' } },
  })
  folder = await temporaryFolder()
  crashed = join(folder.path, 'crashed')
  const source = (id: string, mount: string) => ({ id, name: mount, kind: 'rtsp', address: cameras.url(mount) })
  const room = roomFileSchema.parse({
    name: '听证室一',
    kind: 'hearing',
    sources: [source('cam-1', 'whole'), source('cam-2', 'subject')],
  })
  const order: StationOrder = { vault: crashed, room }
  const script = join(import.meta.dirname, '..', '..', 'bench', 'station-process.ts')
  const station = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['pipe', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: station.stdout })) if (line === 'recording') break
  const year = (await readdir(crashed)).find((name) => /^\d{4}$/.test(name)) ?? ''
  const [id = ''] = await readdir(join(crashed, year))
  recording = join(year, id)
  const journal = join(crashed, recording, fileNames.journal)
  await until(async () => (await linesOf(journal)).filter(({ kind }) => kind === 'chunk').length >= 6)
  station.kill('SIGKILL')
  const part = join(crashed, recording, 'cam-1.0001.mp4')
  const before = await size(part)
  // Nobody reads any more; the cameras' processes go on.
  await until(async () => (await size(part)) > before + 300_000)
  for (const line of await linesOf(journal)) {
    if (line.kind !== 'part' || line.process === null) continue
    expect(await isAlive(line.process)).toBe(true)
    orphans++
    process.kill(line.process.pid, 'SIGKILL')
    await endOrphan(line.process)
  }
})
afterAll(async () => {
  await cameras.stop()
  await folder.remove()
})

let copies = 0
/** A copy of the crashed vault, with the place of its recording. */
async function copyOfVault(): Promise<{ vault: string; at: string }> {
  const vault = join(folder.path, `copy-${copies++}`)
  await cp(crashed, vault, { recursive: true })
  return { vault, at: join(vault, recording) }
}

async function recovered(vault: string): Promise<string[]> {
  const opened = await Vault.open(vault)
  const done = await recoverRecordings(opened, processes)
  await opened.close()
  return done.map((each) => each.recording)
}

/** Everything is sealed, and nothing is found. */
async function expectWhole(vault: string): Promise<void> {
  const report = await verifyVault(vault)
  expect(report.findings).toEqual([])
  expect(report.recordings.map(({ sealed, findings }) => ({ sealed, findings }))).toEqual([
    { sealed: true, findings: [] },
  ])
}

describe('a recording whose station was killed', () => {
  test('is closed and sealed with everything that its cameras went on delivering', async () => {
    expect(orphans).toBe(2)
    const { vault, at } = await copyOfVault()
    const before = await linesOf(join(at, fileNames.journal))
    expect(await recovered(vault)).toEqual([at.slice(-22)])
    await expectWhole(vault)
    const lines = await linesOf(join(at, fileNames.journal))
    expect(lines.slice(0, before.length)).toEqual(before)
    const found = lines.filter((line) => line.kind === 'recovered' && line.what === 'fragments')
    expect(new Set(found.map(({ track }) => track))).toEqual(new Set(['cam-1', 'cam-2']))
    expect(lines.filter(({ kind }) => kind === 'gap')).toHaveLength(2)
    expect(lines.at(-1)).toMatchObject({ kind: 'close', reason: 'interrupted' })
    const frames = lines.reduce((sum, line) => sum + ('frames' in line && line.track === 'cam-1' ? line.frames : 0), 0)
    expect(await countFrames(join(at, 'cam-1.0001.mp4'))).toBe(frames)
    expect(await recovered(vault)).toEqual([])
  })

  test('whose journal was cut off anywhere, and its checkpoints too, is whole again', async () => {
    const bytes = await readFile(join(crashed, recording, fileNames.journal))
    const first = bytes.indexOf(10) + 1
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (a, b) => {
        const { vault, at } = await copyOfVault()
        const [journal, checkpoints] = [join(at, fileNames.journal), join(at, fileNames.checkpoints)]
        await truncate(journal, first + (a % (bytes.length - first)))
        await writeFile(checkpoints, 'zhenglu/half a checkpoint\n12\n'.slice(0, b % 28))
        const kept = await readFile(journal)
        await recovered(vault)
        await expectWhole(vault)
        expect((await readFile(journal)).subarray(0, kept.length)).toEqual(kept)
        await rm(vault, { recursive: true })
      }),
      { numRuns: 12 },
    )
  })

  test('whose tail is no media keeps it, and says so', async () => {
    const { vault, at } = await copyOfVault()
    const part = join(at, 'cam-1.0001.mp4')
    await writeFile(part, Buffer.concat([await readFile(part), Buffer.from('\0\0\0\x20mdatcut')]))
    const length = await size(part)
    await recovered(vault)
    await expectWhole(vault)
    expect(await size(part)).toBe(length)
    const tail = (await linesOf(join(at, fileNames.journal))).find(
      (line) => line.kind === 'recovered' && line.what === 'tail',
    )
    expect(tail).toMatchObject({ track: 'cam-1' })
  })

  test('whose recovery is killed again and again is recovered in the end', async () => {
    const { vault } = await copyOfVault()
    const native = (name: string) => JSON.stringify(join(process.cwd(), 'native', name))
    const script = `
      import { processes } from ${native('capture/orphans.ts')}
      import { recoverRecordings } from ${native('vault/recovery.ts')}
      import { Vault } from ${native('vault/vault.ts')}
      const vault = await Vault.open(${JSON.stringify(vault)})
      console.log('begun')
      await recoverRecordings(vault, processes)`
    for (const delay of [0, 3, 6, 10, 15, 25]) {
      const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const gone = new Promise((resolve) => child.once('exit', resolve))
      for await (const line of createInterface({ input: child.stdout })) if (line === 'begun') break
      setTimeout(() => child.kill('SIGKILL'), delay)
      await gone
    }
    await recovered(vault)
    await expectWhole(vault)
  })

  test('that had been closed but not signed keeps its root; a signed one whose seal was not noted is followed', async () => {
    const { vault, at } = await copyOfVault()
    await recovered(vault)
    const lastSeal = join(vault, 'station', 'last-seal.json')
    const noted = await readFile(lastSeal, 'utf8')
    const manifest = await readFile(join(at, fileNames.manifest))
    await rm(join(at, fileNames.signature))
    await rm(lastSeal)
    await recovered(vault)
    expect(await readFile(join(at, fileNames.manifest))).toEqual(manifest)
    expect(await readFile(lastSeal, 'utf8')).toBe(noted)
    await rm(lastSeal)
    const opened = await Vault.open(vault)
    await recoverRecordings(opened, processes)
    expect(opened.chain.last?.recording).toBe(at.slice(-22))
    await opened.close()
    await expectWhole(vault)
  })

  test('whose manifest and last seal were half written is sealed all the same', async () => {
    const { vault, at } = await copyOfVault()
    await writeFile(join(at, fileNames.manifest), '{"format":"zhenglu-manif')
    await writeFile(join(vault, 'station', 'last-seal.json'), '{"recording":"2026')
    expect(await recovered(vault)).toEqual([at.slice(-22)])
    await expectWhole(vault)
  })
})

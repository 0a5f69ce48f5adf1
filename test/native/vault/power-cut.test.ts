// A power cut while a room records, on a real file system: what was not yet on the disk is gone, what is there is a valid
// recording up to at most a second before, and the gap is stated as it was.
//
// How it is simulated: ext4 in an image file behind a loop device. What programs write stays in the kernel's cache of
// that file system; only what is synced, or written back, reaches the loop device, and so the image file. A copy of the
// image, read beside the mount, is therefore the disk as a power cut leaves it. `commit=300` keeps the kernel from
// writing back by itself within the test: the harshest case, in which only syncing saves anything. Everything that
// writes is stopped while the copy is made, so that it is the disk of one moment. Not simulated: disks that lie about
// having written, and half-written sectors.
import { execFile } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processes } from '../../../native/capture/orphans.ts'
import { recordingDirectory, vaultPaths } from '../../../native/vault/layout.ts'
import { lineSchema, type Line } from '../../../native/vault/lines.ts'
import { recoverRecordings } from '../../../native/vault/recovery.ts'
import { Vault } from '../../../native/vault/vault.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { serveStation, type ServedStation } from '../../rig/served-station.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

const execute = promisify(execFile)
let cameras: RtspServer
let folder: TemporaryFolder
const mounted: string[] = []
let station: ServedStation | null = null

async function mount(image: string, at: string, options: string): Promise<boolean> {
  await mkdir(at, { recursive: true })
  return execute('mount', ['-o', `loop,${options}`, image, at]).then(
    () => mounted.push(at) > 0,
    () => false,
  )
}

beforeAll(async () => {
  cameras = await startRtspServer({
    mounts: { whole: { picture: 'h264', sound: 'aac' }, subject: { picture: 'mjpeg' } },
  })
  folder = await temporaryFolder()
})
afterAll(async () => {
  await station?.end()
  for (const at of mounted) await execute('umount', [at])
  await cameras.stop()
  await folder.remove()
})

async function linesOf(at: string): Promise<Line[]> {
  const lines = (await readFile(join(at, 'journal.jsonl'), 'utf8')).split('\n').slice(0, -1)
  return lines.map((line) => lineSchema.parse(JSON.parse(line)))
}

test('takes at most a second of each track, and the rest is sealed with the gap stated', async ({ skip }) => {
  const image = join(folder.path, 'disk.img')
  await execute('truncate', ['-s', '8G', image])
  await execute('mkfs.ext4', ['-q', '-F', image])
  const disk = join(folder.path, 'disk')
  if (!(await mount(image, disk, 'commit=300'))) skip('no loop device can be had here')
  const vault = join(disk, 'vault')
  const served = (station = await serveStation(vault))
  const source = (id: string, name: string) => ({ id, name, kind: 'rtsp', address: cameras.url(name) })
  const sources = [source('cam-1', 'whole'), source('cam-2', 'subject')]
  const room = await served.call('rooms.create', { name: '询问室一', kind: 'interview', sources })
  const of = await served.call('cases.create', { number: '沪市监罚〔2026〕17号', cause: '无证经营', kind: 'penalty' })
  const facts = { room: room.id, case: of.id, kind: 'interview', operator: '书记员' }
  const { recording } = await served.call('recordings.start', facts)
  const [running, afterwards] = [recordingDirectory(vault, recording), join(folder.path, 'afterwards')]

  const losses: number[] = []
  for (const cut of [1, 2, 3]) {
    await served.until(({ rooms }) =>
      rooms.some(({ sources: own }) => own.length === 2 && own.every(({ frames }) => frames > 60 * cut)),
    )
    // At another moment of a chunk each time.
    await new Promise((resolve) => setTimeout(resolve, 290 * cut))
    const writing = [served.pid, ...(await processes.writingInto(running)).map(({ owner }) => owner.pid)]
    expect(writing).toHaveLength(3)
    for (const pid of writing) process.kill(pid, 'SIGSTOP')
    const died = Date.now()
    const copy = join(folder.path, `cut-${cut}.img`)
    await execute('cp', ['--sparse=always', image, copy])
    for (const pid of writing) process.kill(pid, 'SIGCONT')

    const left = `${afterwards}-${cut}`
    await mount(copy, left, 'rw')
    // After a real power cut nobody holds the vault; here its station lives on beside the copy.
    await rm(vaultPaths(join(left, 'vault')).lock)
    const opened = await Vault.open(join(left, 'vault'))
    expect(await recoverRecordings(opened, processes)).toHaveLength(1)
    await opened.close()
    const report = await verifyVault(join(left, 'vault'))
    expect([...report.findings, ...report.recordings.flatMap(({ findings }) => findings)]).toEqual([])
    const lines = await linesOf(recordingDirectory(join(left, 'vault'), recording))
    for (const track of ['cam-1', 'cam-2']) {
      const last = lines.flatMap((line) => ('mediaTo' in line && line.track === track ? [line] : [])).at(-1)
      const end = Date.parse(last?.wall ?? '') + ((last?.mediaTo ?? 0) - (last?.mediaFrom ?? 0)) / 1000
      losses.push(died - end)
      const gap = lines.find((line) => line.kind === 'gap' && line.track === track)
      expect(gap?.kind === 'gap' && Math.abs(Date.parse(gap.from) - end)).toBeLessThan(10)
    }
  }
  expect(Math.max(...losses)).toBeLessThan(1000)
})

// Disks that fail the station: full, full while it records, read-only. Nothing is changed, nothing is lost, and the
// person is told which of them it is.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canMountDisks, mountDisk } from '../../rig/disk.ts'
import { run } from '../../rig/run.ts'
import { json, start, zhenglu } from './zhenglu.ts'

const MiB = 1 << 20
const record = (vault: string, seconds: number) =>
  `record --vault ${vault} --room demo --case 1 --seconds ${seconds}`.split(' ')
const hashes = (folder: string) => run('bash', ['-ec', 'find "$0" -type f | sort | xargs sha256sum', folder])

// Mounting takes root: where the tests run without, these are reported as skipped.
describe.skipIf(!(await canMountDisks()))('a disk', () => {
  test('that is full: no vault is begun on it, and when there is room again it is', async () => {
    await using disk = await mountDisk(300 * MiB)
    const ballast = join(disk.path, 'ballast')
    await writeFile(ballast, Buffer.alloc(300 * MiB)).catch(() => undefined)
    const vault = join(disk.path, 'vault')
    for (const language of ['zh_CN.UTF-8', 'en_US.UTF-8']) {
      const done = await start(record(vault, 1), { LANG: language }).ended
      expect([done.code, done.out]).toEqual([2, ''])
      expect(done.error).toContain('[disk-full]')
    }
    expect(await readdir(disk.path)).toEqual(['ballast'])
    await rm(ballast)
    expect(await zhenglu(...record(vault, 1))).toMatchObject({ code: 0, error: '' })
  })

  test('that turns full while recording: it is told, and what was recorded is sealed at once and whole', async () => {
    await using disk = await mountDisk(300 * MiB)
    const vault = join(disk.path, 'vault')
    const { ended } = start(record(vault, 600))
    await until(async () => (await mediaOf(vault)).some(({ length }) => length > MiB))
    await writeFile(join(disk.path, 'filler'), Buffer.alloc(300 * MiB)).catch(() => undefined)
    const done = await ended
    expect([done.code, done.out]).toEqual([2, ''])
    expect(done.error).toContain('[disk-full]')
    const before = await hashes(vault)
    expect(await zhenglu('verify', vault)).toMatchObject({ code: 0, error: '' })
    const journal = (await readdir(vault, { recursive: true })).find((name) => name.endsWith('journal.jsonl')) ?? ''
    const lines = await readFile(join(vault, journal), 'utf8')
    expect(lines).toContain('"alarm":"disk-full"')
    expect(lines).toContain('"reason":"interrupted"')

    await rm(join(disk.path, 'filler'))
    expect(json(await zhenglu('recover', '--vault', vault, '--json'))['recovered']).toEqual([])
    const media = (text: string) => text.split('\n').filter((line) => line.endsWith('.mp4'))
    expect(media(await hashes(vault))).toEqual(media(before))
  })

  test('that is read-only: what is on it can be verified, nothing can be recorded', async () => {
    await using disk = await mountDisk(300 * MiB)
    const vault = join(disk.path, 'vault')
    expect(await zhenglu(...record(vault, 2))).toMatchObject({ code: 0, error: '' })
    const before = await hashes(vault)
    await disk.setReadOnly(true)
    for (const args of [
      record(vault, 2),
      record(join(disk.path, 'another', 'vault'), 2),
      ['serve', '--vault', vault],
      ['recover', '--vault', vault],
    ]) {
      const done = await zhenglu(...args)
      expect([done.code, done.out]).toEqual([2, ''])
      expect(done.error).toContain('[vault-read-only]')
    }
    expect((await start(record(vault, 2), { LANG: 'zh_CN.UTF-8' }).ended).error).toMatch(
      /存储库无法写入.*\[vault-read-only\]/,
    )
    expect(await zhenglu('verify', vault)).toMatchObject({ code: 0, error: '' })
    expect(await hashes(vault)).toBe(before)
    await disk.setReadOnly(false)
    expect(await zhenglu(...record(vault, 2))).toMatchObject({ code: 0, error: '' })
  })
})

/** Looks until something on the disk is so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function mediaOf(vault: string) {
  const names = (await readdir(vault, { recursive: true })).filter((name) => name.endsWith('.mp4')).sort()
  return Promise.all(names.map(async (name) => ({ name, length: (await readFile(join(vault, name))).length })))
}

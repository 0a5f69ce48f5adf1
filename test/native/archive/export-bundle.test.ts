// What a stranger with other people's tools finds in a bundle.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportBundle } from '../../../native/archive/export-bundle.ts'
import { probe } from '../../rig/probe.ts'
import { run } from '../../rig/run.ts'
import { caseNumber, exportable, type Exportable } from './room.ts'

let room: Exportable
let bundle: { folder: string; bytes: number }
const progress: [number, number][] = []

beforeAll(async () => {
  room = await exportable()
  bundle = await exportBundle({ ...room.wanted, onProgress: (done, total) => progress.push([done, total]) })
})
afterAll(() => room[Symbol.asyncDispose]())

const inBundle = (...path: string[]) => join(bundle.folder, ...path)
const shell = (command: string) => run('bash', ['-euo', 'pipefail', '-c', command])
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

test('is a folder named by case number and day, and nothing else is left beside it', async () => {
  expect(basename(bundle.folder)).toBe('鄂城管罚字〔2026〕第12_3号_20260305')
  expect(await readdir(room.wanted.to)).toEqual([basename(bundle.folder)])
  const sizes = await shell(`find '${bundle.folder}' -type f -printf '%s\\n' | awk '{s+=$1} END {printf "%d", s}'`)
  expect(bundle.bytes).toBe(Number(sizes))
})

test.each(['sha256', 'sha512'])(
  '%ssum accepts manifests and tag manifests, which list every file',
  async (algorithm) => {
    await shell(
      `cd '${bundle.folder}' && ${algorithm}sum --strict --quiet -c manifest-${algorithm}.txt tagmanifest-${algorithm}.txt`,
    )
    const listed = (await readFile(inBundle(`manifest-${algorithm}.txt`), 'utf8')).trim().split('\n')
    const there = (await shell(`cd '${bundle.folder}' && find data -type f`)).trim().split('\n')
    expect(listed.map((line) => line.slice(line.indexOf('  ') + 2)).sort()).toEqual(there.sort())
    expect(there.filter((path) => /[%\r\n]/.test(path))).toEqual([])
  },
)

test('bears the same day in its name and in bag-info.txt, whatever the hour', async () => {
  const lateAtNight = new Date(2026, 2, 5, 23, 59)
  const { folder } = await exportBundle({ ...room.wanted, to: join(room.folder, 'late'), now: lateAtNight })
  const early = new Date(2026, 2, 6, 0, 1)
  const other = await exportBundle({ ...room.wanted, to: join(room.folder, 'early'), now: early })
  expect([folder, other.folder].map((path) => path.slice(-9))).toEqual(['_20260305', '_20260306'])
  expect(await readFile(join(folder, 'bag-info.txt'), 'utf8')).toContain('Bagging-Date: 2026-03-05\n')
  expect(await readFile(join(other.folder, 'bag-info.txt'), 'utf8')).toContain('Bagging-Date: 2026-03-06\n')
})

test('states payload bytes and files in Payload-Oxum, and has no fetch.txt', async () => {
  const counted = await shell(
    `cd '${bundle.folder}' && find data -type f -printf '%s\\n' | awk '{s+=$1} END {printf "%d.%d", s, NR}'`,
  )
  expect(await readFile(inBundle('bag-info.txt'), 'utf8')).toContain(`Payload-Oxum: ${counted}\n`)
  expect(await readdir(bundle.folder)).not.toContain('fetch.txt')
})

test('holds the recordings bit for bit', async () => {
  for (const id of room.ids) {
    const names = await readdir(room.recordingFolder(id))
    expect((await readdir(inBundle('data/电子档案', id))).sort()).toEqual(names.sort())
    for (const name of names) {
      expect(await sha256(inBundle('data/电子档案', id, name))).toBe(await sha256(join(room.recordingFolder(id), name)))
    }
  }
  const { streams } = await probe(inBundle('data/电子档案', room.ids[0], 'cam-1.0001.mp4'))
  expect(streams[0]?.codec_name).toBe('h264')
})

test('the public key in it opens the seal with openssl, as the instructions say', async () => {
  const said = await readFile(inBundle('data/其他/how-to-verify.txt'), 'utf8')
  const command = /openssl pkeyutl .*/.exec(said)?.[0] ?? ''
  for (const id of room.ids) {
    expect(await shell(`cd '${inBundle('data/电子档案', id)}' && ${command}`)).toContain(
      'Signature Verified Successfully',
    )
  }
  const fingerprint = /openssl pkey -pubin .*/.exec(said)?.[0] ?? ''
  const printed = (await shell(`cd '${bundle.folder}' && ${fingerprint}`)).split(' ')[0]
  expect(await readFile(inBundle('bag-info.txt'), 'utf8')).toContain(`Zhenglu-Station-Key-SHA256: ${printed}\n`)
})

test('the script in it finds nothing wrong, and prints the seal codes', async () => {
  const printed = await run('/usr/bin/python3', [inBundle('data/其他/verify.py')])
  for (const id of room.ids) {
    const manifest = JSON.parse(await readFile(inBundle('data/电子档案', id, 'manifest.json'), 'utf8')) as {
      journal: { sealCode: string }
    }
    expect(printed).toContain(`${id} ${manifest.journal.sealCode}`)
  }
  expect(printed).toContain('Nothing altered, missing or added.')
})

test('contents list and metadata are valid by the schemas that come with them', async () => {
  const validate = (schema: string, ...documents: string[]) =>
    run('/usr/bin/python3', [
      join(import.meta.dirname, 'validate-xml.py'),
      inBundle('data/元数据', schema),
      ...documents,
    ])
  await validate('contents.xsd', inBundle('data/卷内目录.xml'))
  for (const id of room.ids) {
    await validate('metadata.xsd', inBundle('data/元数据', `${id}.xml`))
    await validate('premis-profile.xsd', inBundle('data/元数据', `${id}.premis.xml`))
  }
  await expect(validate('contents.xsd', inBundle('data/元数据', `${room.ids[0]}.xml`))).rejects.toThrow('invalid')
})

test('holds the parties with whole numbers, as the archive must have them', async () => {
  for (const name of ['data/卷内目录.xml', 'data/说明文件.TXT']) {
    const text = await readFile(inBundle(name), 'utf8')
    for (const fact of ['11010519491231002X', '91350100M000100Y43', '13800001234', '第一执法中队', '个人隐私', '作废'])
      expect([name, text.includes(fact) ? fact : null]).toEqual([name, fact])
  }
})

test('holds stages, related cases and notes, for people and for programs', async () => {
  const text = await readFile(inBundle('data/说明文件.TXT'), 'utf8')
  expect(text).toContain('办案阶段：调查取证 2026-01-06 乙 & 丙\r\n')
  expect(text).toContain('关联案件：本案并入该案 〔2026〕9号 违法建设（同一 <现场>）\r\n')
  const facts = JSON.parse(await readFile(inBundle('data/元数据/案件.json'), 'utf8')) as Record<string, unknown>
  const { case: of, history } = room.wanted
  expect(facts).toMatchObject({ format: 'zhenglu-case', version: 1, ...history })
  expect(facts['case']).toEqual(of)
  expect(facts['officers']).toEqual([
    { name: '甲', certificate: '执法-001', unit: '第一执法中队', validUntil: '2027-12-31' },
    { name: '乙 & 丙', certificate: '', unit: '', validUntil: null },
  ])
  expect(text).toContain(
    '承办人员：甲（第一执法中队，执法证号 执法-001，有效期至 2027-12-31）\r\n承办人员：乙 & 丙\r\n',
  )
  const manifest = await readFile(join(bundle.folder, 'manifest-sha256.txt'), 'utf8')
  expect(manifest).toContain('  data/元数据/案件.json\n')
})

test('tells what happened to a recording: gaps, and what was recovered after a crash', async () => {
  const events = await readFile(inBundle('data/元数据', `${room.ids[1]}.premis.xml`), 'utf8')
  expect(events).toContain('<eventDetail>recovered after a crash: torn-line</eventDetail>')
  expect(events).toMatch(/<eventDetail>nothing recorded on cam-1 until .*: station-ended</)
  expect(events.match(/<event>/g)).toHaveLength(8)
})

test('says what it is in plain text that the oldest editor can read', async () => {
  const text = await readFile(inBundle('data/说明文件.TXT'), 'utf8')
  expect(text.startsWith('\u{FEFF}')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text).toContain(`案号：${caseNumber}`)
})

test('tells how far it is, up to the last byte', () => {
  expect(progress[0]?.[0]).toBe(0)
  expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1])
  expect(progress.every(([done], i) => done >= (progress[i - 1]?.[0] ?? 0))).toBe(true)
})

// A bundle with a part whose end is incomplete: handed over as it was sealed, and beside it what any player takes.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportBundle } from '../../../native/archive/export-bundle.ts'
import { verifyBundle } from '../../../native/archive/verify-bundle.ts'
import { processes } from '../../../native/capture/orphans.ts'
import { publicKeyPem } from '../../../native/vault/keys.ts'
import { recoverRecordings } from '../../../native/vault/recovery.ts'
import { Vault } from '../../../native/vault/vault.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { openBrowser } from '../../rig/browser.ts'
import { countFrames, probe } from '../../rig/probe.ts'
import { run } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cutRecording, type CutRecording } from '../cases/cut-recording.ts'
import { makeRecording, type RecordingMade } from '../cases/make-recording.ts'
import { relistBag } from './relist-bag.ts'

let folder: TemporaryFolder
let made: CutRecording
/** A recording of the same case whose part is whole. */
let other: RecordingMade
let whole: string
let bag: string
let bytes: number
const progress: [number, number][] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  made = await cutRecording(folder.path)
  const vault = await Vault.open(made.vault)
  await recoverRecordings(vault, processes)
  other = await makeRecording(vault, made.case, made.clip, true)
  const to = join(folder.path, 'out')
  await mkdir(to)
  ;({ folder: whole, bytes } = await exportBundle({
    case: { ...made.case, notes: '' },
    recordings: [made, other],
    stationKeyPem: publicKeyPem(vault.signer),
    to,
    vault: made.vault,
    software: 'zhenglu test',
    onProgress: (done, total) => progress.push([done, total]),
  }))
  await vault.close()
  bag = join(folder.path, 'bag')
})
afterAll(() => folder.remove())
beforeEach(async () => {
  await rm(bag, { recursive: true, force: true })
  await cp(whole, bag, { recursive: true })
})

const original = (at = bag) => join(at, 'data/电子档案', made.id, made.file)
const place = () => `data/其他/播放/${made.id}-${made.file}`
const copy = (at = bag) => join(at, place())
/** Bytes of the recordings in the bundle. */
const recorded = async () =>
  Number(
    await run('bash', [
      '-c',
      `find '${join(bag, 'data/电子档案')}' -type f -printf '%s\\n' | awk '{s+=$1} END {printf "%d", s}'`,
    ]),
  )
const verify = async () => {
  const told: [number, number][] = []
  const onProgress = (done: number, total: number) => told.push([done, total])
  const { findings, recordings } = await verifyBundle(bag, { verifyRecording, onProgress })
  expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1])
  return { findings, ofRecordings: recordings.flatMap((recording) => recording.findings) }
}
/** Whether the script that the bundle brings along finds nothing wrong; what it says when it does. */
const verifyByScript = () =>
  run('/usr/bin/python3', [join(whole, 'data/其他/verify.py'), bag]).then(
    () => '',
    (error: unknown) => (error as { stdout: string }).stdout,
  )

describe('a part whose end is incomplete', () => {
  test('is in the bundle bit for bit, and beside it its playable beginning, which players take; no other part has a copy', async () => {
    expect(await readFile(original())).toEqual(made.bytes)
    await expect(probe(original())).rejects.toThrow('error reading header')
    expect(await readFile(copy())).toEqual(made.bytes.subarray(0, made.playable))
    expect(await countFrames(copy())).toBeGreaterThan(50)
    expect(await readdir(join(bag, 'data/其他/播放'))).toEqual([`${made.id}-${made.file}`])
  })

  test('plays from the page in the bundle, which says that it plays a copy', async () => {
    const browser = await openBrowser()
    try {
      const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
      await page.goto(pathToFileURL(join(bag, 'data/其他/index.html')).href)
      const played = await page.locator(`[id="${made.id}"] video`).evaluate(async (video: HTMLVideoElement) => {
        video.muted = true
        const ended = new Promise<boolean>((done) => {
          video.addEventListener('ended', () => {
            done(true)
          })
          video.addEventListener('error', () => {
            done(false)
          })
          if (video.error !== null) done(false)
        })
        await video.play().catch(() => undefined)
        return { whole: await ended, seconds: video.duration, width: video.videoWidth }
      })
      expect(played).toMatchObject({ whole: true, width: 320 })
      expect(played.seconds).toBeGreaterThan(2.2)
      const said = page.locator('figure').getByText(`电子档案/${made.id}/${made.file}`)
      await expect(said.innerText()).resolves.toContain('末尾不完整')
      await page.getByRole('button', { name: 'English' }).click()
      await expect(said.innerText()).resolves.toContain('The evidence is the original')
    } finally {
      await browser.close()
    }
  })

  test('is named in the description, with the length of the copy and what it is for', async () => {
    const text = await readFile(join(bag, 'data/说明文件.TXT'), 'utf8')
    expect(text).toContain(`${made.id}/${made.file} 的前 ${made.playable} 字节`)
    expect(text).toContain('不是证据')
  })

  test('has its copy in both manifests, in the progress and in what is asked of the disk', async () => {
    for (const algorithm of ['sha256', 'sha512']) {
      const listed = await readFile(join(bag, `manifest-${algorithm}.txt`), 'utf8')
      expect(listed).toContain(`  ${place()}\n`)
    }
    const [done, total] = progress.at(-1) ?? []
    expect([done, total]).toEqual([total, (await recorded()) + made.playable])
    const sizes = await run('bash', [
      '-c',
      `find '${bag}' -type f -printf '%s\\n' | awk '{s+=$1} END {printf "%d", s}'`,
    ])
    expect(bytes).toBe(Number(sizes))
  })

  test('can be told from the copy by the command that the instructions give', async () => {
    for (const name of ['how-to-verify.txt', '如何验证.txt']) {
      const said = await readFile(join(bag, 'data/其他', name), 'utf8')
      const command = (/head -c [^]*?echo OK/.exec(said)?.[0] ?? '')
        .replaceAll(/<(?:recording|录音录像编号)>/g, made.id)
        .replaceAll(/<(?:part|媒体文件)>\.mp4/g, made.file)
      expect(await run('bash', ['-c', `cd '${bag}' && ${command}`])).toBe('OK\n')
    }
  })
})

describe('a verification of the bundle', () => {
  test('finds nothing, neither ours nor the script in it', async () => {
    expect(await verify()).toEqual({ findings: [], ofRecordings: [] })
    expect(await verifyByScript()).toBe('')
  })

  test('finds nothing either where the copies for players were left out', async () => {
    await rm(join(bag, 'data/其他/播放'), { recursive: true })
    await relistBag(bag)
    const { findings } = await verify()
    expect(findings.filter(({ code }) => code !== 'bundle-size-differs')).toEqual([])
  })

  const forged: [string, 'file-changed' | 'file-unexpected', () => string, () => Promise<Buffer>][] = [
    ['with a byte other than what was sealed', 'file-changed', () => made.file, flipped],
    ['with more than the playable beginning', 'file-changed', () => made.file, () => readFile(original())],
    [
      'with less than the playable beginning',
      'file-changed',
      () => made.file,
      async () => (await readFile(copy())).subarray(9),
    ],
    ['of a part that is not there', 'file-unexpected', () => 'cam-1.0002.mp4', () => readFile(copy())],
    ['of no part', 'file-unexpected', () => 'notes.txt', () => Promise.resolve(Buffer.from('x'))],
  ]
  async function flipped(): Promise<Buffer> {
    const content = await readFile(copy())
    content[5000] = (content[5000] ?? 0) ^ 1
    return content
  }
  test.each(forged)('finds a copy %s, though every list was made right again', async (_, code, name, content) => {
    const file = `data/其他/播放/${made.id}-${name()}`
    await writeFile(join(bag, file), await content())
    await relistBag(bag)
    const { findings, ofRecordings } = await verify()
    expect(findings.filter((finding) => finding.code !== 'bundle-size-differs')).toEqual([{ code, file }])
    expect(ofRecordings).toEqual([])
    if (name() !== made.file || !(await isBeginning())) expect(await verifyByScript()).toContain(file)
  })
  /** The script knows no journal lines: it takes any beginning of the part. */
  const isBeginning = async () => {
    const content = await readFile(copy())
    return made.bytes.subarray(0, content.length).equals(content)
  }

  test('finds a copy of a part that is whole: that one is to be played itself', async () => {
    const file = `data/其他/播放/${other.id}-${made.file}`
    await cp(join(bag, 'data/电子档案', other.id, made.file), join(bag, file))
    await relistBag(bag)
    expect((await verify()).findings).toContainEqual({ code: 'file-unexpected', file })
  })

  test('ends where a pipe stands in place of the part', async () => {
    await rm(original())
    await run('mkfifo', [original()])
    const found = (await verify()).findings.filter(({ file }) => file === place())
    expect(found).toEqual([{ code: 'file-unexpected', file: place() }])
  })

  test('names a file that was put beside the copies once, as not listed', async () => {
    const file = 'data/其他/播放/x.mp4'
    await writeFile(join(bag, file), '')
    const { findings } = await verify()
    expect(findings.filter((finding) => finding.file === file)).toEqual([{ code: 'file-unexpected', file }])
  })
})

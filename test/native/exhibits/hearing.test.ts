// A hearing at which evidence is shown: stated in the journal, verified with the recording, handed over in the bundle,
// where strangers' tools find what was altered.
import { execFile } from 'node:child_process'
import { appendFile, cp, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyBundle } from '../../../native/archive/verify-bundle.ts'
import { lineSchema } from '../../../native/vault/lines.ts'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { manifestSchema } from '../../../native/vault/manifest.ts'
import { verifyPath } from '../../../native/vault/verify/verify-path.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { openBrowser } from '../../rig/browser.ts'
import { relistBag } from '../archive/relist-bag.ts'
import { pdf, photograph } from './files.ts'
import { person, serveExhibits } from './station.ts'

let folder: TemporaryFolder
let whole: string
let vault: string
let recording: string
let hash: string
beforeAll(async () => {
  folder = await temporaryFolder()
  const served = await serveExhibits(folder.path)
  const of = await served.openCase()
  await served.add(of, '照片.jpg', await photograph(folder.path))
  await served.add(of, '清单.pdf', pdf)
  await served.call('exhibits.withdraw', { case: of, number: 2, reason: '与本案无关', person })
  const [first] = await served.list(of)
  hash = first?.sha256 ?? ''
  const room = (await served.call('rooms.list', {})).find(({ kind }) => kind === 'training')?.id ?? ''
  const show = (number: number) => served.call('recordings.showExhibit', { room, number, person })
  await expect(show(1)).rejects.toThrow('recording-not-running')
  const started = await served.call('recordings.start', { room, case: of, kind: 'training', operator: person })
  recording = started.recording
  expect(await show(1)).toMatchObject({ number: 1, name: '现场照片', sha256: hash, person })
  await expect(show(2)).rejects.toThrow('exhibit-withdrawn')
  await expect(show(3)).rejects.toThrow('exhibit-unknown')
  await served.call('recordings.end', { room })
  expect((await served.call('recordings.get', { id: recording })).exhibitsShown).toMatchObject([{ number: 1 }])
  const to = join(folder.path, 'out')
  await mkdir(to)
  const { job } = await served.call('archive.export', { case: of, to })
  whole = (await served.ended(job)).folder ?? ''
  vault = served.vault
  await served.close()
}, 90_000)
afterAll(() => folder.remove())

test('that an exhibit was shown is a line of the journal and of the manifest, and the recording verifies', async () => {
  const at = recordingDirectory(vault, recording)
  const lines = (await readFile(join(at, 'journal.jsonl'), 'utf8')).trimEnd().split('\n')
  const shown = lines.map((line) => lineSchema.parse(JSON.parse(line))).filter(({ kind }) => kind === 'exhibit-shown')
  expect(shown).toMatchObject([{ number: 1, name: '现场照片', sha256: hash, person }])
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(at, 'manifest.json'), 'utf8')))
  expect(manifest.exhibitsShown).toEqual(shown)
  expect((await verifyPath(vault)).recordings.flatMap(({ findings }) => findings)).toEqual([])
})

describe('the bundle', () => {
  let bag: string
  beforeEach(async () => {
    bag = join(folder.path, 'bag')
    await rm(bag, { recursive: true, force: true })
    await cp(whole, bag, { recursive: true })
  })
  const exhibit = (name: string) => join(bag, 'data/证据材料', name)
  const check = () => verifyPath(bag, { verifyBundle })
  const script = () =>
    new Promise<string>((done) => {
      execFile('/usr/bin/python3', ['-I', join(whole, 'data/其他/verify.py'), bag], (_, said) => {
        done(said)
      })
    })

  test('holds the exhibits, which its own verifier and the script prove', async () => {
    const { findings, exhibits } = await check()
    expect([findings, exhibits?.files, exhibits?.proves]).toEqual([[], 2, ['exhibits-unaltered', 'exhibits-signed']])
    expect(await script()).toContain('Nothing altered')
    expect(await readFile(join(bag, 'data/说明文件.TXT'), 'utf8')).toContain('已撤回：与本案无关')
  })

  test.each([
    ['a changed exhibit', 'exhibit-1.jpg'],
    ['a list that goes on', 'exhibits.jsonl'],
  ])('finds %s, even where its own lists were made right again', async (_, name) => {
    const last = name.endsWith('.jsonl') ? (await readFile(exhibit(name), 'utf8')).trimEnd().split('\n').at(-1) : ''
    await appendFile(exhibit(name), name.endsWith('.jsonl') ? `${last ?? ''}\n` : 'x')
    await relistBag(bag)
    const { findings, exhibits } = await check()
    expect(findings.some(({ file }) => file?.startsWith('data/证据材料/'))).toBe(true)
    expect(exhibits?.proves).toEqual([])
    expect(await script()).not.toContain('Nothing altered')
  })

  test('finds that all exhibits were taken out', async () => {
    await rm(join(bag, 'data/证据材料'), { recursive: true })
    await relistBag(bag)
    expect((await check()).findings).toContainEqual({ code: 'file-missing', file: 'data/证据材料' })
  })

  test('shows the exhibits in its page, and the moment at which one was shown', async () => {
    const browser = await openBrowser()
    const page = await browser.newPage({ locale: 'zh-CN' })
    await page.goto(`file://${join(bag, 'data/其他/index.html')}`)
    const picture = page.getByRole('img', { name: '现场照片' })
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
    expect(await page.getByRole('button', { name: '1 现场照片' }).count()).toBe(1)
    expect(await page.getByText('已撤回: 与本案无关').count()).toBe(1)
    await browser.close()
  })
})

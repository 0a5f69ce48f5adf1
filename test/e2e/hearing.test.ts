// A whole hearing by keyboard, with real cameras and speech: from the opening announcement to the signed record, sealed,
// verified, and handed over in a bundle whose page plays record and pictures in step. Only the signatures are drawn.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyBundle } from '../../native/archive/verify-bundle.ts'
import { shippedScript } from '../../native/contract/shipped-scripts/shipped.ts'
import { verifyRecording } from '../../native/vault/verify/verify-recording.ts'
import { verifyVault } from '../../native/vault/verify/verify-vault.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { startPulse, type Pulse } from '../rig/pulse.ts'
import { startRtspServer, type RtspServer } from '../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { inWalkedLanguages } from './languages.ts'
import { openWindow } from './open-window.ts'
import { ask, look as lookAt, serve, type Served } from './station.ts'

const media = join(import.meta.dirname, '..', 'fixtures', 'media')
const number = '沪市监听〔2026〕3号'
const people = [
  { name: '甲', role: 'presiding-officer' },
  { name: '乙', role: 'officer' },
  { name: '丙', role: 'officer' },
  { name: '丁', role: 'party' },
  { name: '戊', role: 'clerk' },
] as const

describe.each(
  inWalkedLanguages([
    { language: 'zh-CN', text: zhCN },
    { language: 'en', text: en },
  ] as const),
)('a hearing in $language', { timeout: 300_000 }, ({ language, text }) => {
  let cameras: RtspServer
  let sound: Pulse
  let browser: Browser
  let folder: TemporaryFolder
  let vault: string
  let station: Served
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    cameras = await startRtspServer({
      mounts: {
        whole: { picture: 'h264', clip: 'corridor-person', sound: 'aac' },
        party: { picture: 'h264', clip: 'street-cars' },
      },
    })
    sound = await startPulse()
    await sound.play('room', join(media, 'speech-zh-aishell.wav'), { loop: true })
    browser = await openBrowser()
    folder = await temporaryFolder()
    vault = join(folder.path, 'vault')
    station = await serve(vault, sound.env)
    ;({ page, faults } = await openWindow(browser, station.entrance, language))
  })
  afterAll(async () => {
    await page.context().close()
    await station[Symbol.asyncDispose]()
    await browser.close()
    await sound.stop()
    await cameras.stop()
    await folder.remove()
  })

  const words = text.writtenRecord
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const dialog = () => page.getByRole('dialog')
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const titleOf = (key: string) =>
    shippedScript('hearing').steps.find((step) => step.key === key)?.title[language] ?? ''
  /** A key is heard once what the last one stated is answered. */
  const isCurrent = async (key: string) => {
    const current = page.getByRole('group', { name: text.script.current }).getByRole('heading')
    await expect.poll(() => current.innerText()).toBe(titleOf(key))
    await expect.poll(() => page.locator('.script-acts button:disabled').count()).toBe(0)
  }

  /** Draws a signature into the field for it. */
  async function draw(): Promise<void> {
    const pad = dialog().getByRole('img', { name: words.pad })
    await pad.hover() // waits until the dialog stands still
    const box = await pad.boundingBox()
    if (box === null) throw new Error('no field for the signature')
    const to = (x: number, y: number) => page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 4 })
    await to(0.3, 0.3)
    await page.mouse.down()
    await to(0.6, 0.4)
    await to(0.4, 0.8)
    await page.mouse.up()
  }

  test('is opened on a case with evidence, in a room with two cameras and a microphone', async () => {
    const rtsp = (id: string, name: string, position: string, mount: string) => ({
      ...{ id, name, position, kind: 'rtsp', address: cameras.url(mount) },
    })
    const room = await ask(page, 'rooms.create', {
      name: '听证室一',
      kind: 'hearing',
      sources: [
        rtsp('cam-1', '全景', 'whole-view', 'whole'),
        rtsp('cam-2', '当事人', 'party', 'party'),
        { id: 'mic-1', name: '桌面', kind: 'pulse', position: 'table-microphone', device: sound.device('room') },
      ],
    })
    const parties = [{ kind: 'person', name: '丁' }]
    const of = await ask(page, 'cases.create', { number, cause: '无证经营食品', kind: 'penalty', parties })
    await ask(page, 'exhibits.addPath', {
      ...{ case: of.id, path: join(media, 'street-cars.mp4'), person: '乙' },
      description: { title: '现场录像', place: '河滨路', purpose: '证明占用人行道经营' },
    })
    await expect
      .poll(async () => (await ask(page, 'exhibits.list', { case: of.id })).exhibits.length, { timeout: 30_000 })
      .toBe(1)
    await ask(page, 'recordings.start', {
      ...{ room: room.id, case: of.id, kind: 'hearing', operator: '戊', place: '听证室一', people },
    })
    await page.goto(`${new URL(page.url()).origin}/#/console/${room.id}`)
    await button(text.console.end).waitFor()
    await isCurrent('hearing-discipline')
  })

  test('is led step by step by one key; who speaks is marked; the exhibit is shown', async () => {
    await press('1')
    for (const { key, evidence, afterBreak } of shippedScript('hearing').steps) {
      if (afterBreak === 'only') continue
      if (key === 'record-read-and-signed') break
      await isCurrent(key)
      if (key === 'investigators-case') await press('2')
      if (key === 'party-statement') await press('4')
      await press('a')
      if (!evidence) continue
      await dialog().getByText('1 现场录像').waitFor()
      await look('hearing-evidence')
      await press('Enter')
      await dialog().waitFor({ state: 'hidden' })
      await press('ArrowDown')
    }
    await isCurrent('record-read-and-signed')
  })

  test('is written down meanwhile, each entry with the moment at which it began', async () => {
    await press('w')
    await button(words.write).waitFor()
    await press('Enter')
    const field = page.locator('textarea')
    await field.waitFor()
    await field.pressSequentially('现在听证开始。')
    await press('Enter', 'Alt+2')
    await field.pressSequentially('当事人未取得许可，占用人行道经营食品，有现场录像为证。')
    await press('Enter', 'Alt+3')
    await field.pressSequentially('对事实没有异议，请求从轻处罚。')
    await press('Enter', 'Escape')
    await page.getByText(words.saved, { exact: true }).waitFor()
    await button(words.readBack).press('Enter')
    await dialog().getByRole('button', { name: words.readBackConfirm }).press('Enter')
    await button(words.sign).waitFor()
  })

  test('is read page by page and signed by everybody in it, one of whom refuses', async () => {
    for (const { name, role } of people) {
      await button(words.sign).press('Enter')
      await dialog().getByText(`${name} · ${text.terms.presentRole[role]}`).first().waitFor()
      if (role === 'party') {
        await dialog().getByLabel(words.how.refused).check()
        await dialog().getByLabel(words.reason).fill('认为处罚过重')
      } else {
        await dialog().locator('svg.record-page').waitFor()
        await dialog().getByRole('button', { name: words.pageConfirm }).press('Enter')
        await draw()
      }
      if (role === 'clerk') await look('hearing-signing')
      await dialog().getByRole('button', { name: words.signConfirm }).click()
      await dialog().waitFor({ state: 'hidden' })
    }
    await button(words.freeze).press('Enter')
    await dialog().getByRole('button', { name: words.freezeConfirm }).press('Enter')
    await page.getByRole('link', { name: words.openPdf }).waitFor({ timeout: 60_000 })
    await button(words.toConsole).press('Enter')
  })

  test('ends with nothing left to explain but the refusal, is sealed, and verifies', async () => {
    await button(text.console.end).waitFor()
    await press('a')
    await isCurrent('close')
    await press('a')
    await press('e')
    await dialog().getByRole('status').getByText(text.reconcile.seals).waitFor()
    await look('hearing-reconciliation')
    expect(await dialog().getByPlaceholder(text.reconcile.explanation).count()).toBe(0)
    await press('Control+Enter')
    await page.getByRole('link', { name: text.console.openRecording }).waitFor()
    const { findings, recordings } = await verifyVault(vault)
    expect([findings, recordings.flatMap((each) => each.findings)]).toEqual([[], []])
    expect(recordings[0]?.script).toMatchObject({ open: [], skipped: 0 })
    await page.getByRole('link', { name: text.console.openRecording }).press('Enter')
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) > 1)
    await look('hearing-recording')
  })

  test('is handed over in a bundle that holds the signed record, in step with the pictures', async () => {
    const of = (await ask(page, 'cases.find', { text: number })).cases[0]?.id
    await ask(page, 'archive.export', { case: of, to: folder.path })
    const bundle = () =>
      readdir(folder.path).then((names) =>
        names.find((name) => name.startsWith('沪市监听') && !name.endsWith('.partial')),
      )
    await expect.poll(bundle, { timeout: 60_000 }).toBeDefined()
    const path = join(folder.path, (await bundle()) ?? '')
    expect((await verifyBundle(path, { verifyRecording })).findings).toEqual([])
    const [recording = ''] = await readdir(join(path, 'data', '电子档案'))
    const own = join(path, 'data', '电子档案', recording)
    const { entries, from } = JSON.parse(await readFile(join(own, 'record-1.json'), 'utf8')) as {
      entries: { at: string }[]
      from: string
    }
    const { opened, closed } = JSON.parse(await readFile(join(own, 'manifest.json'), 'utf8')) as Record<string, string>
    expect([opened, from, entries[0]?.at].toSorted()).toEqual([opened, from, entries[0]?.at])
    for (const { at } of entries) expect(at > (opened ?? '') && at < (closed ?? '')).toBe(true)
    const viewer = await page.context().newPage()
    await viewer.goto(pathToFileURL(join(path, 'data', '其他', 'index.html')).href)
    const said = viewer.getByText('对事实没有异议，请求从轻处罚。')
    await said.waitFor()
    await said.click()
    const shown = () => viewer.evaluate(() => document.querySelector('video')?.currentTime ?? 0)
    await expect.poll(shown).toBeGreaterThan(5)
    await viewer.screenshot({
      path: join(import.meta.dirname, `../../artefacts/hearing-bundle-${language}.png`),
      fullPage: true,
    })
    await viewer.close()
    expect(faults).toEqual([])
  })
})

// The five-minute tour of the README, walked against a real station and real cameras, in both languages and in each host:
// Chromium, the desktop program on the stand-in for Electron, and Electron itself where it is installed.
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyBundle } from '../../native/archive/verify-bundle.ts'
import { verifyRecording } from '../../native/vault/verify/verify-recording.ts'
import { verifyVault } from '../../native/vault/verify/verify-vault.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { startRtspServer, type RtspServer } from '../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { chromiumHost } from './hosts/chromium.ts'
import { electronHost } from './hosts/electron.ts'
import type { Hosted } from './hosts/host.ts'
import { standInHost } from './hosts/stand-in.ts'
import { choose, endRecording, lasts, look as lookAt } from './station.ts'

/** The rig's cameras stand on Debian's GStreamer; on other systems the room has the clips of the demonstration. */
const hasCameras = process.platform === 'linux'
let cameras: RtspServer | null = null
let folder: TemporaryFolder
beforeAll(async () => {
  folder = await temporaryFolder()
  if (!hasCameras) return
  cameras = await startRtspServer({
    mounts: {
      whole: { picture: 'h264', clip: 'corridor-person', size: '1280x720', sound: 'aac' },
      subject: { picture: 'h264', clip: 'street-cars', size: '1280x720' },
    },
  })
})
afterAll(async () => {
  await cameras?.stop()
  await folder.remove()
})
const connection = (mount: 'whole' | 'subject') =>
  cameras === null
    ? { kind: 'test', pattern: mount === 'whole' ? 'corridor' : 'street' }
    : { kind: 'rtsp', address: cameras.url(mount) }

const inChinese = { number: '沪市监罚〔2026〕17号', cause: '无证经营食品', operator: '书记员' }
const inEnglish = { number: 'SH-2026-18', cause: 'Food sold without licence', operator: 'Clerk' }
const walks = [
  { host: chromiumHost, language: 'zh-CN', text: zhCN, ...inChinese },
  { host: standInHost, language: 'en', text: en, ...inEnglish },
  { host: electronHost, language: 'zh-CN', text: zhCN, ...inChinese },
] as const

for (const { host } of walks) {
  if (host.lacking !== undefined) test.skip(`the tour in ${host.name}: ${host.lacking}`, () => undefined)
}

describe.each(
  walks.filter(({ host }) => host.lacking === undefined).map((walk) => ({ ...walk, name: walk.host.name })),
)('the tour in $name, $language', ({ host, language, text, number, cause, operator }) => {
  let hosted: Hosted
  let page: Page
  let vault: string
  let faults: string[]

  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const look = (name: string) => lookAt(page, `${name}-${language}`)

  beforeAll(async () => {
    vault = join(folder.path, `${host.name} ${language}`)
    hosted = await host.show(vault)
    ;({ page, faults } = hosted)
  })
  afterAll(() => hosted.end())

  test('opens on the demonstration room; the language is switched at once', async () => {
    await page.getByText(zhCN.console.start).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    if (language === 'en') await page.keyboard.press('l')
    await page.getByText(text.console.start).first().waitFor()
    await page.getByText('Demonstration room 演示室').first().waitFor()
    await look('console-off')
  })

  test('shows a room with the rig’s cameras, alive', async () => {
    const room = {
      name: '听证室一',
      kind: 'hearing',
      sources: [
        { id: 'cam-1', name: '全景', position: 'whole-view', ...connection('whole') },
        { id: 'cam-2', name: '当事人', position: 'subject', ...connection('subject') },
      ],
    }
    await page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json' }
      const made = await fetch('/call/rooms.create', { method: 'POST', headers, body })
      if (!made.ok) throw new Error(await made.text())
    }, JSON.stringify(room))
    await choose(page, page.getByRole('combobox', { name: text.console.room }), '听证室一')
    await button(text.console.standbyOn).click()
    const moving = () =>
      page.evaluate(() => [...document.querySelectorAll('video')].filter((video) => video.currentTime > 1).length)
    await expect.poll(moving, { timeout: 20_000 }).toBe(2)
    await look('console-standby')
  })

  test('checks the room before the session, and says what needs attention', async () => {
    await page.keyboard.press('c')
    await page.locator('.check-row').first().waitFor({ timeout: 30_000 })
    // In a container neither power nor time service are told; both cameras and the disk are well.
    expect(await page.locator('.check-row.green').count()).toBeGreaterThanOrEqual(4)
    expect(await page.locator('.check-row.red').count()).toBe(0)
    await look('preflight')
    await button(text.common.back).click()
    await button(text.console.standbyOff).waitFor()
  })

  test('records a hearing of a new case, with a mark', async () => {
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(text.console.newCase).click()
    await dialog.getByLabel(text.cases.number).fill(number)
    await dialog.getByLabel(text.cases.cause).fill(cause)
    await dialog.getByLabel(text.console.operator).fill(operator)
    await look('console-start')
    await dialog.getByRole('button', { name: text.console.startNow }).click()
    await button(text.console.end).waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await lasts(page, 3)
    await page.keyboard.press('m')
    await page.getByRole('listitem').filter({ hasText: text.console.noWord }).first().waitFor()
    // Recorded for some seconds: what the window shows of it comes from the disk.
    await lasts(page, 6)
    await look('console-recording')
    // Styles of another screen must not reach the console: the whole view stays large enough for three metres.
    expect((await page.locator('video').first().boundingBox())?.width).toBeGreaterThan(640)
  })

  test('asks before the window is closed while it records', async () => {
    expect(await hosted.asksBeforeClosing()).toBe(true)
    await button(text.console.end).waitFor()
  })

  test('ends only when it is confirmed, and shows the seal code', async () => {
    await endRecording(page, text, () => look('console-end'))
    await page
      .getByText(/[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/)
      .first()
      .waitFor()
    await look('console-sealed')
    const { recordings, findings } = await verifyVault(vault)
    expect(findings).toEqual([])
    expect(recordings.map(({ sealed, findings: own }) => ({ sealed, own }))).toEqual([{ sealed: true, own: [] }])
  })

  test('finds the case, and shows its recording in it', async () => {
    await page.keyboard.press('Alt+2')
    await page.getByRole('searchbox').or(page.getByPlaceholder(text.cases.search)).first().fill(cause.slice(0, 4))
    await page.getByText(number).first().waitFor()
    await look('cases')
    await page.getByText(number).first().click()
    await page.getByText(text.oneCase.facts).waitFor()
    await look('case')
  })

  test('exports the case as a bundle that stands on its own', async () => {
    const out = join(folder.path, `out ${host.name}`)
    await mkdir(out)
    await button(text.oneCase.export).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(text.oneCase.folder).fill(join(vault, 'inside'))
    await dialog.getByRole('button', { name: text.oneCase.exportStart }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel(text.oneCase.folder).fill(out)
    await look('case-export')
    await dialog.getByRole('button', { name: text.oneCase.exportStart }).click()
    await dialog.getByText(text.oneCase.exported).waitFor({ timeout: 20_000 })
    await look('case-exported')
    await dialog.getByRole('button', { name: text.common.close }).last().click()
    await dialog.waitFor({ state: 'hidden' })
    const [bundle = ''] = await readdir(out)
    const { recordings, findings } = await verifyBundle(join(out, bundle), { verifyRecording })
    expect([findings, recordings.map(({ sealed, findings: own }) => ({ sealed, own }))]).toEqual([
      [],
      [{ sealed: true, own: [] }],
    ])
  })

  test('plays a recording, goes to its mark, and verifies it', async () => {
    await page
      .getByRole('link', { name: /2026|20\d{6}-/ })
      .first()
      .click()
    await page.getByRole('heading', { name: text.recording.facts, exact: true }).waitFor()
    const players = page.locator('video')
    await expect.poll(() => players.count()).toBe(2)
    const seekable = () =>
      players.evaluateAll((all) => all.filter((video) => (video as HTMLVideoElement).readyState >= 2).length)
    await expect.poll(seekable, { timeout: 10_000 }).toBe(2)
    // The mark comes before the steps of the script.
    await page
      .getByRole('button', { name: new RegExp(text.recording.seek.replace('{{at}}', '.*')) })
      .first()
      .click()
    const moved = () =>
      players.evaluateAll((all) => all.filter((video) => (video as HTMLVideoElement).currentTime > 1).length)
    await expect.poll(moved, { timeout: 10_000 }).toBe(2)
    await button(text.recording.verifyStart).click()
    await page.getByText(text.check.clean).waitFor()
    await look('recording')
  })

  test('shows recordings, settings and the verification of anything', async () => {
    await page.keyboard.press('Alt+3')
    await page.getByText(number).first().waitFor()
    await look('recordings')
    await page.keyboard.press('Alt+4')
    await page.getByLabel(text.check.path).fill(vault)
    await button(text.check.start).click()
    await page.getByText(text.check.clean).waitFor()
    await look('check')
    await page.keyboard.press('Alt+6')
    await page.getByLabel(text.settings.operator).waitFor()
    await look('settings')
    await button(text.about.others).click()
    const licences = page.getByRole('dialog')
    await licences.getByLabel(text.about.search).fill('fastify 5')
    await licences.getByRole('button', { name: /\bfastify \d/ }).click()
    await licences.getByText('Permission is hereby granted').waitFor()
    await look('licences')
    await page.keyboard.press('Escape')
    await licences.waitFor({ state: 'hidden' })
    // Saving something else leaves the window in its language.
    await page.getByLabel(text.settings.operator).fill(operator)
    await button(text.common.save).click()
    await page.getByText(text.common.saved, { exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
  })

  test.skipIf(!hasCameras)(
    'adds a room with a camera that was tried, and says why another cannot be opened',
    async () => {
      const address = cameras?.url('whole') ?? ''
      await page.keyboard.press('Alt+5')
      await page.getByText('听证室一').first().waitFor()
      await look('rooms')
      await button(text.rooms.create).click()
      await page.getByLabel(text.rooms.name, { exact: true }).fill('询问室二')
      await button(text.rooms.addSource).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(text.common.name, { exact: true }).fill('全景')
      await dialog.getByLabel(text.rooms.address).fill(`${address}-not-there`)
      await dialog.getByRole('button', { name: text.rooms.try, exact: true }).click()
      await dialog.getByText(text.rooms.tryFailed).waitFor({ timeout: 20_000 })
      await dialog.getByLabel(text.rooms.address).fill(address)
      await dialog.getByRole('button', { name: text.rooms.tryAgain, exact: true }).click()
      await dialog.getByText(text.rooms.tried).waitFor({ timeout: 20_000 })
      await look('rooms-source')
      await dialog.getByRole('button', { name: text.common.save }).click()
      await dialog.waitFor({ state: 'hidden' })
      await look('room')
      await button(text.common.save).click()
      await page.getByText('询问室二').first().waitFor()
    },
  )

  test('had no error in the window, and ends well', async () => {
    expect(faults).toEqual([])
    expect(await hosted.end()).toBe(0)
  })
})

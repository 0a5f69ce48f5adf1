// A camera dies during a hearing: nobody can overlook it, on whatever screen they are; a named person takes note.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alarms as englishAlarms } from '../../native/contract/sentences/en/alarms.ts'
import { alarms as chineseAlarms } from '../../native/contract/sentences/zh-CN/alarms.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { accessibilityFaults } from '../rig/accessibility.ts'
import { openBrowser } from '../rig/browser.ts'
import { startRtspServer, type RtspServer } from '../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { ask, cutOffText, screenshot, serve, type Served } from './station.ts'

const sizes = { '': { width: 1280, height: 720 }, '-large': { width: 1920, height: 1080 } } as const

let browser: Browser
let folder: TemporaryFolder
let whole: RtspServer
beforeAll(async () => {
  whole = await startRtspServer({ mounts: { whole: { picture: 'h264', clip: 'corridor-person', sound: 'aac' } } })
  browser = await openBrowser()
  folder = await temporaryFolder()
})
afterAll(async () => {
  await browser.close()
  await whole.stop()
  await folder.remove()
})

describe.each(
  inWalkedLanguages([
    { language: 'zh-CN', text: zhCN, alarms: chineseAlarms, operator: '书记员' },
    { language: 'en', text: en, alarms: englishAlarms, operator: 'Clerk' },
  ] as const),
)('an alarm in $language', ({ language, text, alarms, operator }) => {
  let subject: RtspServer
  let station: Served
  let page: Page

  beforeAll(async () => {
    subject = await startRtspServer({ mounts: { subject: { picture: 'h264', clip: 'street-cars' } } })
    station = await serve(join(folder.path, language))
    ;({ page } = await openWindow(browser, station.entrance, language))
    const room = await ask(page, 'rooms.create', {
      name: '听证室一',
      kind: 'hearing',
      sources: [
        { id: 'cam-1', name: '全景', kind: 'rtsp', position: 'whole-view', address: whole.url('whole') },
        { id: 'cam-2', name: '当事人', kind: 'rtsp', position: 'subject', address: subject.url('subject') },
      ],
    })
    const of = await ask(page, 'cases.create', { number: '沪市监罚〔2026〕17号', cause: '无证经营', kind: 'penalty' })
    await ask(page, 'recordings.start', { room: room.id, case: of.id, kind: 'hearing', operator })
    await page.goto(`${new URL(page.url()).origin}/#/console/${room.id}`)
  })
  afterAll(async () => {
    await page.context().close()
    await station.end()
    await subject.stop()
  })

  test('pictures read back from the disk are shown while it records', async () => {
    const picture = page.getByRole('img', { name: text.console.readBackOf.replace('{{name}}', '全景') })
    const brightest = () =>
      picture.evaluate((canvas) => {
        const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, 160, 90) ?? { data: [0] }
        return Math.max(...data.slice(0, 20_000).filter((_, i) => i % 4 !== 3))
      })
    await expect.poll(brightest, { timeout: 15_000 }).toBeGreaterThan(60)
    await screenshot(page, `console-proof-${language}`)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('covers the window, also another screen, with what is wrong, and blinks in the title', async () => {
    await page.keyboard.press('Alt+2')
    await page.getByRole('heading', { name: text.cases.title, level: 1 }).waitFor()
    await subject.kill()
    const cover = page.getByRole('alertdialog')
    await cover.getByText(alarms['source-lost'].title).waitFor()
    await cover.getByText('听证室一 · 当事人').waitFor()
    const box = await cover.boundingBox()
    expect(box).toMatchObject({ x: 0, y: 0, ...sizes[''] })
    await expect.poll(() => page.title()).toMatch(/^⚠ .*听证室一/)
    expect(await accessibilityFaults(page)).toEqual([])
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      await screenshot(page, `alarm-${language}${size}`)
      expect({ size, cut: await cutOffText(page) }).toEqual({ size, cut: [] })
    }
    await page.setViewportSize(sizes[''])
    await page.keyboard.press('Escape')
    expect(await cover.isVisible()).toBe(true)
  })

  test('is noted with one key by a named person; a band stays until it is over', async () => {
    const cover = page.getByRole('alertdialog')
    expect(await cover.getByRole('textbox').inputValue()).toBe(operator)
    // Dead for a moment whenever another alarm joins, so that no stray key takes note of it: a person presses again.
    const noted = async () => {
      await page.keyboard.press('Enter')
      return cover.isHidden()
    }
    await expect.poll(noted, { timeout: 15_000, interval: 500 }).toBe(true)
    const band = page.getByRole('link', { name: new RegExp(alarms['source-lost'].title) })
    await band.waitFor()
    await screenshot(page, `alarm-band-${language}`)
    expect(await accessibilityFaults(page)).toEqual([])
    await subject.restart()
    await band.waitFor({ state: 'hidden', timeout: 40_000 })
    expect(await page.title()).not.toContain('⚠')
  })
})

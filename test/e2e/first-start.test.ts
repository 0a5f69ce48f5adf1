// The first start of a station, by keys: from its language to a test recording that is verified.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyVault } from '../../native/vault/verify/verify-vault.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { isWalked } from './languages.ts'
import { ask, faultsOf, look as lookAt, serve, sizes, type Served } from './station.ts'

const language = isWalked('en') ? 'en' : 'zh-CN'
const text = language === 'en' ? en : zhCN
const words = text.firstStart

let browser: Browser
let folder: TemporaryFolder
let station: Served
let page: Page
let faults: string[]
beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
  station = await serve(join(folder.path, 'vault'), { ZHENGLU_FIRST_START: '' })
  page = await (await browser.newContext({ viewport: sizes[''] })).newPage()
  page.setDefaultTimeout(30_000)
  faults = faultsOf(page)
  await page.goto(station.entrance)
})
afterAll(async () => {
  await browser.close()
  await station.end()
  await folder.remove()
})

const look = (name: string) => lookAt(page, `first-start-${name}-${language}`)
const button = (name: string) => page.getByRole('button', { name })
const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

describe(`the first start in ${language}`, () => {
  test('offers itself; Escape asks, and what was reached survives a reload', async () => {
    await heading(zhCN.firstStart.language.title)
    if (language === 'en') await page.getByLabel('English').check()
    await heading(words.language.title)
    await page.getByLabel(text.settings.stationName).fill('城管局询问室')
    await look('language')
    await page.keyboard.press('Escape')
    await page.locator('.ant-modal-confirm-title').waitFor()
    await button(words.stay).click()
    await page.locator('.ant-modal-confirm-title').waitFor({ state: 'hidden' })
    await page.getByLabel(text.settings.stationName).press('Enter')
    await heading(words.administrator.title)
    await page.reload()
    await heading(words.administrator.title)
  })

  test('makes the administrator, who may record as well', async () => {
    const fields = {
      [text.people.name]: '王某',
      [text.access.account]: 'admin',
      [text.access.newPassword]: 'Anfang-2026',
      [text.access.again]: 'Anfang-2026',
    }
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
    await look('administrator')
    await page.getByLabel(text.access.again, { exact: true }).press('Enter')
    await heading(words.storage.title)
  })

  test('measures the disks, the vault’s and that of a second copy', async () => {
    await page.getByText(text.preflightFindings['disk-ready']).or(page.locator('.check-row')).first().waitFor()
    await page.getByLabel(words.storage.mirrorFolder).fill(folder.path)
    await button(words.storage.measure).click()
    await page.getByText(words.storage.sameDisk).waitFor()
    await look('storage')
    await page.getByLabel(words.storage.mirrorFolder).fill('')
    await page.keyboard.press('Enter')
    await heading(words.room.title)
  })

  test('chooses the demonstration room where nothing is connected', async () => {
    await page.getByRole('radio', { name: 'Demonstration room 演示室' }).check()
    await look('room')
    await page.keyboard.press('Enter')
    await page.getByText(words.trial.look).waitFor()
  })

  test('records, seals, plays back and verifies a test, and says so', async () => {
    const moving = () =>
      page.evaluate(() => [...document.querySelectorAll('video')].filter((video) => video.currentTime > 0.5).length)
    await expect.poll(moving).toBe(2)
    await look('trial')
    await button(words.trial.begin).click()
    await page.getByText(words.trial.recording, { exact: true }).waitFor()
    await page.getByText(new RegExp(words.trial.left.replace('{{seconds}}', '[3-8]'))).waitFor()
    await look('trial-recording')
    await page.getByText(words.trial.good).waitFor()
    await page.getByText(words.trial.verified).waitFor()
    await expect.poll(moving).toBe(2)
    await look('trial-good')
    await page.keyboard.press('Enter')
    await heading(words.ready.title)
  })

  test('ends with what comes next, and the card', async () => {
    await look('ready')
    const download = page.waitForEvent('download')
    await button(text.operatorCard.print).click()
    const bytes = await readFile(await (await download).path())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await button(words.ready.open).click()
    await page.getByRole('heading', { name: words.ready.title }).waitFor({ state: 'hidden' })
    await page.locator('nav li a').first().waitFor()
    expect(await ask(page, 'firstStart.get', {})).toMatchObject({ state: 'done', proved: true, kind: null })
    const { findings, recordings } = await verifyVault(join(folder.path, 'vault'))
    expect([findings, recordings.flatMap((one) => one.findings), recordings.length]).toEqual([[], [], 1])
  })

  test('is opened again from the settings', async () => {
    await page.getByRole('link', { name: text.app.settings }).click()
    await button(words.again).scrollIntoViewIfNeeded()
    await look('settings')
    await button(words.again).click()
    await heading(words.language.title)
    await page.keyboard.press('Escape')
    await button(words.later).last().click()
    await page.locator('nav li a').first().waitFor()
    expect(faults.filter((fault) => !/401 \(Unauthorized\)|403 \(Forbidden\)/.test(fault))).toEqual([])
  })
})

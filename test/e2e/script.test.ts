// An interview led by its script, with a break, and a hearing whose speakers are marked: by keyboard, in Chinese, in the
// demonstration room; each screen is looked at in both languages.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shippedScript } from '../../native/contract/shipped-scripts/shipped.ts'
import { verifyVault } from '../../native/vault/verify/verify-vault.ts'
import { zhCN as text } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { isWalked } from './languages.ts'
import { openWindow } from './open-window.ts'
import { endRecording, look as lookAt, serve, startRecording, type Served } from './station.ts'

let browser: Browser
let folder: TemporaryFolder
let station: Served
let page: Page
let vault: string
let faults: string[]

beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
})
afterAll(async () => {
  await browser.close()
  await folder.remove()
})

/** Serves a vault of its own to a window of its own. */
async function open(name: string, newsLate = 0): Promise<void> {
  vault = join(folder.path, name)
  station = await serve(vault)
  ;({ page, faults } = await openWindow(browser, station.entrance, 'zh-CN', newsLate))
}
async function close(): Promise<void> {
  expect(faults).toEqual([])
  await page.context().close()
  await station[Symbol.asyncDispose]()
}

/** A machine that does much else besides may take its time. */
const patience = { timeout: 30_000 }
/** Each screen is looked at in two languages and three sizes. */
const long = 300_000
const button = (name: string | RegExp) => page.getByRole('button', { name })
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const dialog = () => page.getByRole('dialog')
/** Types into the dialog's first field and states it. */
const state = async (words: string) => {
  await dialog().getByRole('textbox').first().waitFor()
  await page.keyboard.type(words)
  await press('Enter')
  await dialog().waitFor({ state: 'hidden' })
}
/** In each language that is walked: `L` changes what is shown. */
const look = async (name: string) => {
  await lookAt(page, `${name}-zh-CN`)
  if (!isWalked('en')) return
  // In a field it would be typed.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await press('l')
  await expect.poll(() => page.evaluate(() => document.documentElement.lang), patience).toBe('en')
  await lookAt(page, `${name}-en`)
  await press('l')
  await expect.poll(() => page.evaluate(() => document.documentElement.lang), patience).toBe('zh-CN')
}
const titleOf = (kind: 'interview' | 'hearing', key: string) =>
  shippedScript(kind).steps.find((step) => step.key === key)?.title['zh-CN'] ?? ''
const current = () => page.getByRole('group', { name: text.script.current }).getByRole('heading').innerText()
/** A key is heard once what the last one stated is answered. */
const isCurrent = async (title: string) => {
  await expect.poll(current, patience).toBe(title)
  await expect.poll(() => page.locator('.script-acts button:disabled').count(), patience).toBe(0)
}
const progress = (done: number, all: number) =>
  page.getByText(text.script.progress.replace('{{done}}', String(done)).replace('{{all}}', String(all))).waitFor()

describe('an interview', () => {
  // Keys are quicker than the news of what they did.
  beforeAll(() => open('interview', 400))
  afterAll(close)
  const of = (key: string) => titleOf('interview', key)

  test('shows the first step with its words; one key states it and goes on', async () => {
    const people = [
      { name: '甲', role: 'officer' },
      { name: '乙', role: 'party' },
    ] as const
    await startRecording(page, text, { kind: 'interview', people, number: '沪市监罚〔2026〕17号' })
    await isCurrent(of('recording-in-progress'))
    await progress(0, 11)
    await press('a')
    await isCurrent(of('time-place-persons'))
    await page.getByText('在场人员：甲、乙。').waitFor()
    await look('script-panel')
    await press('a')
    await isCurrent(of('certificates-shown'))
    await progress(2, 11)
  })

  test(
    'is read from large text, whose size and steps go by keys, with state and controls in sight',
    async () => {
      await press('f')
      const words = page.locator('.reading-words')
      await words.getByText('我们是行政执法人员甲').waitFor()
      const size = () => words.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
      const before = await size()
      await press('+', '+')
      expect(await size()).toBeGreaterThan(before)
      await page.getByText(text.terms.roomPhase.recording, { exact: true }).first().waitFor()
      await button(text.console.end).waitFor()
      await look('script-reading')
      await press('-', '-')
      await press('PageDown')
      await page.getByRole('heading', { name: of('identity-checked') }).waitFor()
      await press('ArrowLeft')
      await page.getByRole('heading', { name: of('certificates-shown') }).waitFor()
      await press('ArrowRight', 'Escape')
      await isCurrent(of('identity-checked'))
    },
    long,
  )

  test(
    'skips with a reason, takes back with a reason, and shows evidence one by one',
    async () => {
      await press('k')
      await state('已经核对')
      await isCurrent(of('reason'))
      await press('u')
      await state('仍需核对')
      await isCurrent(of('identity-checked'))
      // Pressed as quickly as can be, before the first is answered: none is lost, none is heard twice.
      await press('a', 'a', 'a', 'a', 'a')
      await isCurrent(of('evidence-shown'))
      await press('a')
      await state('进货单一份，现场提取')
      await press('a')
      await state('照片三张')
      await page.getByText('照片三张').waitFor()
      await isCurrent(of('evidence-shown'))
      await look('script-panel-shown')
      await press('ArrowDown')
      await isCurrent(of('statement-and-defence'))
    },
    long,
  )

  test('has due again after a break what must be said again', async () => {
    await press('b')
    await dialog().getByRole('button', { name: text.breaks.confirm, exact: true }).press('Enter')
    await button(text.breaks.resume).waitFor()
    await press('r')
    await isCurrent(of('recording-resumes'))
    for (const key of ['recording-in-progress', 'time-place-persons', 'statement-and-defence']) {
      await press('a')
      await isCurrent(of(key))
    }
  })

  test('is not ended while required steps are open, unless somebody says why; then it is sealed and verifies', async () => {
    await press('e')
    const words = text.reconcile
    const open = (number: number) =>
      dialog()
        .getByText(words.openTitle.replace('{{number}}', String(number)))
        .waitFor()
    // Three steps are open, and there is no written record.
    await open(4)
    await press('Control+Enter')
    await dialog().locator('.ant-form-item-explain-error').first().waitFor()
    await page.keyboard.type('另行手写笔录')
    await dialog()
      .getByRole('button', { name: words.same.replace('{{number}}', '3') })
      .waitFor()
    // No language is chosen while a dialog is open.
    await lookAt(page, 'reconciliation-open-zh-CN')
    await dialog().getByRole('button', { name: words.go.script }).first().press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await press('a')
    await isCurrent(of('record-read-and-signed'))
    await press('e')
    await open(3)
    // What was typed is still there; the first that is empty has the focus, Enter goes on to the next, and ends after it.
    await page.keyboard.type('当事人拒绝签字并离开')
    await press('Enter')
    await state('当事人离开，无法宣布结束')
    await page.getByRole('link', { name: text.console.openRecording }).click()
    const panel = page.locator('section', {
      has: page.getByRole('heading', { name: text.scriptOf.title, exact: true }),
    })
    await panel.getByText('照片三张').waitFor()
    await panel.getByText('当事人拒绝签字并离开').first().waitFor()
    await page.getByText(text.reconciliationOf.explained.replace('{{text}}', '另行手写笔录')).waitFor()
    await look('recording-script')
    const { recordings, findings } = await verifyVault(vault)
    expect([findings, recordings.flatMap((each) => each.findings)]).toEqual([[], []])
    expect(recordings.map(({ script }) => script)).toEqual([{ version: 0, said: 10, skipped: 2, open: [] }])
  })
})

describe('a hearing', () => {
  beforeAll(() => open('hearing'))
  afterAll(close)

  test(
    'marks by one key who speaks, and shows how long',
    async () => {
      const people = [
        { name: '甲', role: 'presiding-officer' },
        { name: '乙', role: 'officer' },
        { name: '丙', role: 'party' },
      ] as const
      await startRecording(page, text, { kind: 'hearing', people, number: '沪市监罚〔2026〕18号' })
      await isCurrent(titleOf('hearing', 'hearing-discipline'))
      const speaker = (name: string, role: keyof typeof text.terms.presentRole) =>
        button(text.speakers.speak.replace('{{name}}', name).replace('{{role}}', text.terms.presentRole[role]))
      const speaks = (name: string, role: keyof typeof text.terms.presentRole) =>
        expect.poll(() => speaker(name, role).getAttribute('aria-pressed'), patience).toBe('true')
      await press('1')
      await speaks('甲', 'presiding-officer')
      await speaker('甲', 'presiding-officer')
        .getByText(/0:00:0[2-9]|0:00:[1-5]/)
        .first()
        .waitFor()
      await press('3')
      await speaks('丙', 'party')
      await look('speakers')
      await press('f')
      await look('speakers-reading')
      await press('f', '0')
      await expect.poll(() => button(text.speakers.nobody).getAttribute('aria-pressed'), patience).toBe('true')
      await button(text.speakers.add).click()
      await dialog().getByLabel(text.speakers.name).fill('丁')
      await dialog().getByRole('button', { name: text.speakers.addConfirm }).click()
      await speaks('丁', 'party')
    },
    long,
  )

  test('tells who spoke when, and plays each speech', async () => {
    await endRecording(page, text)
    await page.getByRole('link', { name: text.console.openRecording }).click()
    await page.getByRole('heading', { name: text.speakers.speeches }).waitFor()
    const speeches = page.getByRole('list', { name: text.speakers.list }).getByRole('listitem')
    expect(await speeches.count()).toBe(3)
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) > 1)
    await speeches.nth(1).getByRole('button').click()
    const shown = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0)
    await expect.poll(shown, patience).toBeGreaterThan(1.5)
    await look('recording-speeches')
  })
})

describe('the scripts', () => {
  beforeAll(() => open('scripts'))
  afterAll(close)

  test('are changed in the settings, as a new version that the next recording follows', async () => {
    const words = text.scriptEditor
    await press('Alt+6')
    await page.getByRole('link', { name: words.open }).click()
    await page.getByRole('list', { name: words.steps }).waitFor()
    await look('scripts')
    await button(words.add).click()
    await page.getByLabel(words.titleZh).fill('告知救济途径')
    await page.getByLabel(words.words).fill('你对{office}的决定不服的，可以依法申请行政复议。')
    await page.getByRole('alert').getByText(words.unknownField.replace('{{fields}}', '{office}')).waitFor()
    expect(await button(words.save).isDisabled()).toBe(true)
    await look('scripts-unknown-field')
    await page.getByLabel(words.words).fill('你对{case}的决定不服的，可以依法申请行政复议。')
    await page.getByLabel(words.person).fill('管理员')
    await button(words.save).click()
    await page.getByText(/第 1 版/).waitFor()
    await look('scripts-saved')
    await page.reload()
    await page.getByText('告知救济途径').waitFor()
  })
})

// An interview written down with real keys while the demonstration room records it, then played in step with its record.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyVault } from '../../native/vault/verify/verify-vault.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { standInWhisper } from '../rig/stand-in-whisper.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { ask, choose, endRecording, look as lookAt, screenshot, serve, startRecording, type Served } from './station.ts'

let browser: Browser
let folder: TemporaryFolder
beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
})
afterAll(async () => {
  await browser.close()
  await folder.remove()
})

describe.each(
  inWalkedLanguages([
    { language: 'zh-CN', text: zhCN },
    { language: 'en', text: en },
  ] as const),
)('an interview in $language', ({ language, text }) => {
  let station: Served
  let page: Page
  let vault: string
  let faults: string[]
  /** Address of the record that follows the frozen one, which nobody has signed. */
  let supplement: string
  /** The record that is signed after the seal. */
  let later: string
  const words = text.writtenRecord
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const entries = () => page.locator('.entry .entry-text').allInnerTexts()
  const said = async () => (await entries()).map((each) => each.replaceAll('\n', '⏎'))

  /** Draws a signature of two strokes into the field for it. */
  const draw = async () => {
    const pad = page.getByRole('dialog').getByRole('img', { name: words.pad })
    await pad.hover() // waits until the dialog stands still
    const box = await pad.boundingBox()
    if (box === null) throw new Error('no field for the signature')
    const to = (x: number, y: number) => page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 6 })
    for (const stroke of [
      [
        [0.3, 0.2],
        [0.5, 0.25],
        [0.35, 0.8],
      ],
      [
        [0.45, 0.5],
        [0.6, 0.3],
        [0.58, 0.85],
        [0.7, 0.5],
      ],
    ] as const) {
      await to(stroke[0][0], stroke[0][1])
      await page.mouse.down()
      for (const [x, y] of stroke) await to(x, y)
      await page.mouse.up()
    }
  }
  /** A further record of two pages, whose people are three; and the scan of its sheets. */
  const another = async () => {
    const path = join(folder.path, `签名页-${language}.png`)
    await page.screenshot({ path })
    const { recording, case: of } = await ask(page, 'writtenRecords.get', { record: page.url().split('/').at(-1) })
    const person = '书记员'
    const { id } = await ask(page, 'writtenRecords.begin', { recording, kind: 'interview', person })
    later = id
    const who = { record: later, window: randomUUID(), person }
    const people = [
      { name: '甲', role: 'officer' },
      { name: '乙', role: 'party' },
      { name: person, role: 'clerk' },
    ]
    const entries = Array.from({ length: 24 }, (_, place) => ({
      ...{ what: 'entry', id: randomUUID(), at: new Date().toISOString(), place, section: 'course' },
      ...{ speaker: place % 2 === 0 ? 'question' : 'answer', text: `补充询问第 ${place + 1} 点。` },
    }))
    const heading = { unit: '某市城市管理局', cause: '无证经营食品', place: '询问室一', form: '', people }
    const changes = [{ what: 'heading', heading }, ...entries, { what: 'read-back' }]
    await ask(page, 'writtenRecords.change', { ...who, changes })
    await ask(page, 'writtenRecords.release', { record: later, window: who.window })
    await ask(page, 'exhibits.addPath', { case: of, path, person, description: { title: '签名页扫描件' } })
  }

  beforeAll(async () => {
    vault = join(folder.path, language)
    station = await serve(vault)
    ;({ page, faults } = await openWindow(browser, station.entrance, language))
    await startRecording(page, text)
  })
  afterAll(async () => {
    await page.context().close()
    await station[Symbol.asyncDispose]()
  })

  test('is typed with keys alone: question and answer alternate, phrases and lines are written out', async () => {
    await page.keyboard.press('w')
    const start = button(words.write)
    await start.waitFor()
    await page.keyboard.press('Enter')
    const field = page.locator('textarea')
    await field.waitFor()
    await field.pressSequentially('/lx')
    await page.locator('.entry-completions li').first().waitFor()
    await look('written-record-phrases')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await field.pressSequentially('听清楚了。')
    await page.keyboard.press('Enter')
    await field.pressSequentially('店里卖什么？')
    await page.keyboard.press('Shift+Enter')
    await field.pressSequentially('有没有许可证？')
    await page.keyboard.press('Enter')
    await field.pressSequentially('卖卤味。没有办。')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await field.pressSequentially('被询问人停顿片刻。')
    await page.keyboard.press('Escape')
    const { question, answer, remark } = words.speaker
    await expect
      .poll(said)
      .toEqual([
        `${question}：现在告知你：本次询问依法全程同步录音录像。`,
        `${answer}：听清楚了。`,
        `${question}：店里卖什么？⏎有没有许可证？`,
        `${answer}：卖卤味。没有办。`,
        `${remark}：被询问人停顿片刻。`,
      ])
    await page.locator('main').getByText(words.saved, { exact: true }).waitFor()
    await look('written-record-typed')
  })

  test('a composition of an input method is no key, and what was left is undone as a step', async () => {
    await button(words.write).click()
    const field = page.locator('textarea')
    await field.waitFor()
    const input = await page.context().newCDPSession(page)
    await input.send('Input.imeSetComposition', { text: 'women', selectionStart: 5, selectionEnd: 5 })
    await field.dispatchEvent('keydown', { key: 'Process', code: 'Enter', isComposing: true, bubbles: true })
    await input.send('Input.insertText', { text: '我们' })
    expect(await field.inputValue()).toBe('我们')
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await said()).length).toBe(6)
    await button(words.undo).click()
    await expect.poll(async () => (await said()).length).toBe(5)
  })

  test('is read along in another window, which may take over after a confirmation', async () => {
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByText(words.heldBy.replace('{{person}}', '书记员')).waitFor()
    expect(await other.getByRole('button', { name: words.write }).count()).toBe(0)
    await button(new RegExp('卖卤味')).click()
    await page.locator('textarea').pressSequentially('都没有办。')
    await other.getByText('卖卤味。没有办。都没有办。').waitFor()
    await other.getByRole('button', { name: words.takeOver }).click()
    await other.getByRole('dialog').getByRole('button', { name: words.takeOverConfirm }).click()
    await other.getByRole('button', { name: words.write }).waitFor()
    await page.getByText(words.heldBy.replace('{{person}}', '书记员')).waitFor()
    await look('written-record-held')
    await other.close()
    await page.reload()
    await button(words.write).waitFor({ timeout: 30_000 })
  })

  test('once it is read back, each change is seen as a correction', async () => {
    await button(words.readBack).click()
    await page.getByRole('dialog').getByRole('button', { name: words.readBackConfirm }).click()
    await page.getByText(words.state['reading-back']).waitFor()
    await button(new RegExp('听清楚了')).click()
    await page.locator('textarea').fill('听清楚了，不申请回避。')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('del').allInnerTexts()).toEqual(['听清楚了。'])
    expect(await page.locator('ins').allInnerTexts()).toEqual(['听清楚了，不申请回避。'])
    await look('written-record-corrected')
  })

  test('is read page by page, signed with the mouse, and frozen', async () => {
    await button(words.sign).click()
    const dialog = page.getByRole('dialog')
    const sheet = dialog.locator('svg.record-page')
    await sheet.waitFor({ timeout: 30_000 })
    expect(await sheet.locator('text', { hasText: '卖卤味。没有办。都没有办。' }).count()).toBe(1)
    const struck = sheet.locator('text[text-decoration=line-through]')
    expect(await struck.innerHTML()).toBe('听清楚了。')
    await dialog.getByText(words.pageOf.replace('{{page}}', '1').replace('{{count}}', '1')).first().waitFor()
    expect(await dialog.getByRole('img', { name: words.pad }).count()).toBe(0)
    await look('written-record-read')
    // The page is confirmed with the key that its button has.
    await dialog.getByRole('button', { name: words.pageConfirm }).press('Enter')
    await draw()
    await look('written-record-sign')
    await dialog.getByRole('button', { name: words.signConfirm }).click()
    await page.locator('svg.signature path').first().waitFor()
    expect(await page.locator('svg.signature path').count()).toBe(2)
    expect(await button(words.write).count()).toBe(0)
    await look('written-record-signed')
    await button(words.freeze).click()
    await page.getByRole('dialog').getByRole('button', { name: words.freezeConfirm }).click()
    const link = page.getByRole('link', { name: words.openPdf })
    await link.waitFor({ timeout: 30_000 })
    const pdf = await page.evaluate(
      async (address) => {
        const answer = await fetch(address)
        return [answer.status, answer.headers.get('content-type'), (await answer.text()).slice(0, 5)]
      },
      (await link.getAttribute('href')) ?? '',
    )
    expect(pdf).toEqual([200, 'application/pdf', '%PDF-'])
    await look('written-record-frozen')
    await button(words.supplement).click()
    await button(words.write).waitFor()
    supplement = page.url()
  })

  test('is played in step: an entry plays its moment, and what plays is marked', async () => {
    await another()
    await button(words.toConsole).click()
    await button(text.console.end).waitFor()
    await endRecording(page, text, () => look('reconciliation'))
    await page.getByRole('link', { name: text.console.openRecording }).click()
    await page
      .getByRole('link', { name: words.title.replace('{{kind}}', words.kind.interview).replace('{{number}}', '1') })
      .click()
    await page.locator('video').first().waitFor()
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) > 1)
    const row = page.locator('.entry', { hasText: '有没有许可证' })
    await row.getByRole('button').first().click()
    await expect.poll(() => row.getAttribute('aria-current'), { timeout: 15_000 }).toBe('true')
    expect(await page.evaluate(() => document.querySelector('video')?.currentTime ?? 0)).toBeGreaterThan(1)
    await page
      .locator('dd', { hasText: /^(\w{4}-){4}\w{4}$/ })
      .nth(1)
      .waitFor()
    await look('written-record-playing')
    await page.keyboard.press('Alt+2')
    await page.getByRole('heading', { level: 1, name: text.cases.title }).waitFor()
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: text.search.field }).fill('xkz')
    await page.getByRole('option').filter({ hasText: '有没有许可证' }).click()
    const current = page.locator('.entry[aria-current=true]')
    await expect.poll(() => current.allInnerTexts(), { timeout: 15_000 }).toHaveLength(1)
    expect(await current.innerText()).toContain('有没有许可证')
  })

  test('a record that was read back in time is signed after the seal: page by page, on paper, or refused', async () => {
    const dialog = page.getByRole('dialog')
    const confirm = async () => {
      await dialog.getByRole('button', { name: words.signConfirm }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await page.goto(`${new URL(page.url()).origin}/#/records/${later}`)
    await button(words.sign).click()
    await dialog.locator('svg.record-page').waitFor({ timeout: 30_000 })
    await dialog.getByRole('button', { name: words.pageConfirm }).press('Enter')
    await draw()
    await look('written-record-sign-page')
    await dialog.getByRole('button', { name: words.signPage }).click()
    // Nobody confirms a page that is not there to be seen yet.
    const second = words.pageOf.replace('{{page}}', '2').replace('{{count}}', '2')
    await dialog.getByRole('group', { name: second }).first().locator('svg.record-page').waitFor()
    await dialog.getByRole('button', { name: words.pageConfirm }).press('Enter')
    await dialog.getByRole('button', { name: words.repeat.replace('{{page}}', '1') }).click()
    await dialog.getByText(words.allSigned).waitFor()
    const mark = dialog.locator('svg.page-signature[data-signer=甲]')
    await mark.first().waitFor()
    await look('written-record-signed-pages')
    await confirm()
    // Who signs next reads the page with the signature that is there.
    await button(words.sign).click()
    await mark.first().waitFor()
    await dialog.getByLabel(words.how.paper).check()
    const field = dialog.getByRole('combobox', { name: words.scan })
    await choose(page, field, '签名页')
    // At the foot of the page.
    await mark.first().scrollIntoViewIfNeeded()
    await look('written-record-paper')
    await confirm()
    await button(words.sign).click()
    await dialog.getByLabel(words.how.refused).check()
    await dialog.getByLabel(words.reason).fill('认为补充内容与本案无关')
    await look('written-record-refused')
    await confirm()
    await button(words.freeze).click()
    await dialog.getByText(words.freezeLateNote).waitFor()
    await dialog.getByRole('button', { name: words.freezeConfirm }).click()
    await page.getByRole('link', { name: words.openPdf }).waitFor({ timeout: 30_000 })
    await page.locator('p.record-late', { hasText: words.afterSeal }).first().waitFor()
    await look('written-record-after-seal')
    const { signatures, signings } = await ask(page, 'writtenRecords.get', {
      record: later,
    })
    expect(signatures.map(({ name, how, reason }) => [name, how, reason])).toEqual([
      ['甲', 'drawn', ''],
      ['乙', 'paper', ''],
      ['书记员', 'refused', '认为补充内容与本案无关'],
    ])
    expect(signings.flatMap(({ pages }) => pages.map((one) => one?.repeats))).toEqual([null, 1])
    const { findings, recordings } = await verifyVault(vault)
    expect([findings, recordings.flatMap((each) => each.findings)]).toEqual([[], []])
    expect(faults).toEqual([])
  })

  test('what a program hears is a draft beside the record, from which a person takes lines over', async () => {
    const whisper = await standInWhisper(join(folder.path, 'whisper'))
    const lines = ['你店里卖什么？', '卖卤味，许可证还没有办下来。', '从什么时候开始卖的？', '去年十月。']
    const model = await whisper.model('say', lines.join('|'))
    const { speech, speechSettings } = text
    await page.goto(supplement)
    const panel = page.getByRole('region', { name: speech.title })
    await panel.getByText(speech.off, { exact: true }).waitFor()
    await panel.getByRole('link', { name: speech.toSettings }).click()
    await expect
      .poll(() => page.evaluate(() => document.querySelector('#speech')?.getBoundingClientRect().top))
      .toBeLessThan(400)
    await choose(page, page.getByLabel(speechSettings.adapter), speech.adapter.whisper)
    await page.getByLabel(speechSettings.program).fill(whisper.program)
    await page.getByLabel(speechSettings.model).fill(join(folder.path, 'none.bin'))
    await button(text.speechTrial.start).click()
    await page.getByRole('alert').getByText(text.failures['speech-model-missing']).waitFor()
    await screenshot(page, `speech-trial-failed-${language}`)
    await page.getByLabel(speechSettings.model).fill(model)
    await button(text.speechTrial.start).click()
    await page.getByText(lines.join(' ')).waitFor()
    await screenshot(page, `speech-settings-${language}`)
    await button(text.common.save).click()
    await page.getByText(text.common.saved).waitFor()
    await page.goto(supplement)
    await panel.getByRole('button', { name: speech.start }).click()
    const draft = panel.getByRole('list', { name: speech.list })
    await expect.poll(() => draft.locator('.draft-text').allInnerTexts(), { timeout: 30_000 }).toEqual(lines)
    expect(await entries()).toEqual([])
    await draft.getByRole('button', { name: speech.takeLine.replace('{{text}}', lines[0] ?? '') }).press('Enter')
    // The next line has the focus.
    await page.keyboard.press('Enter')
    const { question, answer } = words.speaker
    await expect.poll(said).toEqual([`${question}：${lines[0] ?? ''}`, `${answer}：${lines[1] ?? ''}`])
    expect(await draft.getByText(speech.taken, { exact: true }).count()).toBe(2)
    await page.locator('main').getByText(words.saved, { exact: true }).waitFor()
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) > 1)
    await draft
      .getByRole('button', { name: new RegExp(speech.play.replace('{{at}}', '.*')) })
      .nth(1)
      .click()
    const row = page.locator('.entry', { hasText: '还没有办下来' })
    await expect.poll(() => row.getAttribute('aria-current'), { timeout: 15_000 }).toBe('true')
    await look('written-record-draft')
    await button(words.undo).click()
    await expect.poll(said).toHaveLength(1)
    expect(await draft.getByText(speech.taken, { exact: true }).count()).toBe(1)
    expect(faults).toEqual([])
  })
})

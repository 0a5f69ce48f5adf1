// A case opened with two parties, its numbers masked and shown, its number taken by pattern, and voided in the end.
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { choose, look as lookAt, serve, type Served } from './station.ts'

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

const number = `罚〔${new Date().getFullYear()}〕1号`

describe.each(
  inWalkedLanguages([
    { language: 'zh-CN', text: zhCN },
    { language: 'en', text: en },
  ] as const),
)('a case in $language', ({ language, text }) => {
  let station: Served
  let page: Page
  let faults: string[]
  const words = text.parties
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const button = (name: string) => page.getByRole('button', { name })
  const party = (at: number) => page.getByRole('group', { name: words.one.replace('{{number}}', String(at)) })

  beforeAll(async () => {
    station = await serve(join(folder.path, language))
    ;({ page, faults } = await openWindow(browser, station.entrance, language))
  })
  afterAll(async () => {
    await page.context().close()
    await station[Symbol.asyncDispose]()
  })

  test('is opened with two parties, of whom a mistyped number is told', async () => {
    await page.keyboard.press('Alt+2')
    await button(text.cases.create).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByPlaceholder(words.numberNext.replace('{{number}}', number)).waitFor()
    await dialog.getByLabel(text.cases.cause).fill('擅自占用城市道路')
    await dialog.getByRole('button', { name: words.add }).click()
    await party(1).getByLabel(words.name, { exact: true }).fill('赵某')
    await party(1).getByLabel(words.number, { exact: true }).fill('110105194912310021')
    await party(1)
      .getByText(words.fault['check-digit'].split('{{')[0] ?? '')
      .waitFor()
    await look('case-party-wrong')
    await party(1).getByLabel(words.number, { exact: true }).fill('11010519491231002x')
    await party(1).getByLabel(words.phone).fill('13800001234')
    await dialog.getByRole('button', { name: words.add }).click()
    await choose(page, party(2).getByRole('combobox', { name: words.kind }), text.terms.partyKind.organisation)
    await party(2).getByLabel(words.name, { exact: true }).fill('某某市政工程有限公司')
    await party(2).getByLabel(words.creditCode).fill('91350100M000100Y43')
    await dialog.getByRole('button', { name: text.common.save }).click()
    await page.getByText(text.oneCase.facts).waitFor()
    await page.getByText(number).first().waitFor()
    await page.getByText('110***********002X').waitFor()
    expect(await page.locator('main').innerText()).not.toContain('19491231')
    await look('case-parties')
  })

  test('shows whole numbers when asked to, and keeps them when something else is changed', async () => {
    await button(words.unmask).click()
    await page.getByText('11010519491231002X').waitFor()
    await button(words.mask).click()
    await page.getByText('110***********002X').waitFor()
    await button(text.oneCase.edit).click()
    const dialog = page.getByRole('dialog')
    // The first Escape closes the list of causes, the second the dialog.
    await dialog.getByLabel(text.cases.cause).press('ArrowDown')
    const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    await list.waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    expect(await dialog.isVisible()).toBe(true)
    // A list hears Escape a moment longer than it is seen.
    const isClosed = async () => {
      await page.keyboard.press('Escape')
      return dialog.isHidden()
    }
    await expect.poll(isClosed, { interval: 500 }).toBe(true)
    await button(text.oneCase.edit).click()
    await dialog.getByLabel(words.unit).fill('第一执法中队')
    await dialog.getByRole('button', { name: words.clearNamed.replace('{{field}}', words.creditCode) }).click()
    await look('case-edited')
    await dialog.getByRole('button', { name: text.common.save }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('第一执法中队').waitFor()
    // What was cleared is gone, what was left empty stays.
    await button(words.unmask).click()
    await page.getByText('11010519491231002X').waitFor()
    expect(await page.getByText('91350100M000100Y43').count()).toBe(0)
  })

  test('is found by two characters of a party’s name', async () => {
    await page.keyboard.press('Alt+2')
    await page.getByPlaceholder(text.cases.search).first().fill('市政')
    await page.getByText(number).first().click()
    await page.getByText(text.oneCase.facts).waitFor()
  })

  test('walks its stages, corrects one with a reason, and shows all of it in the time line', async () => {
    const enter = async (fill: (dialog: Locator) => Promise<void>) => {
      await button(text.timeline.enter).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(text.timeline.person).fill('书记员')
      await fill(dialog)
      await dialog.getByRole('button', { name: text.common.save }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await enter((dialog) => dialog.getByLabel(text.timeline.day).fill('2026-01-05'))
    // The next stage is offered once this one is seen.
    await page.getByText('2026-01-05', { exact: true }).waitFor()
    await enter((dialog) => dialog.getByLabel(text.timeline.day).fill('2026-01-06'))
    await page.getByText('2026-01-06', { exact: true }).waitFor()
    await enter(async (dialog) => {
      await choose(page, dialog.getByRole('combobox', { name: text.timeline.stage }), text.terms.caseStage.start)
      await dialog.getByLabel(text.timeline.day).fill('2026-01-04')
      await dialog.getByLabel(text.timeline.reason).fill('日期笔误')
      await look('case-stage-corrected')
    })
    await page.getByText('2026-01-04', { exact: true }).waitFor()
    const line = page.getByRole('list', { name: text.timeline.title })
    await expect.poll(() => line.getByRole('listitem').count()).toBe(5)
    expect(await line.innerText()).toContain('日期笔误')
    await line.scrollIntoViewIfNeeded()
    await look('case-timeline')
    await choose(page, page.getByRole('combobox', { name: text.timeline.filter }), text.timeline.kind.changed)
    await expect.poll(() => line.getByRole('listitem').count()).toBe(1)
  })

  test('has a file that is completed, put in order by keys, checked, closed and reopened', async () => {
    const file = text.caseFile
    const panel = page.getByRole('region', { name: file.title, exact: true })
    const dialog = page.getByRole('dialog')
    const done = async (name: string): Promise<void> => {
      await dialog.getByRole('button', { name, exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await panel.getByText(file.none).waitFor()
    for (const title of ['行政处罚决定书', '结案审批表', '送达回证']) {
      await button(file.addPaper).click()
      await dialog.getByLabel(file.itemTitle).fill(title)
      await dialog.getByRole('combobox', { name: file.slot }).fill(title)
      await page.keyboard.press('Enter')
      await dialog.getByTitle(`${file.filePart.main} · ${title}`).waitFor()
      await dialog.getByLabel(file.pages).fill('2')
      await dialog.getByLabel(file.person).fill('书记员')
      if (title === '结案审批表') await look('case-file-paper')
      await done(text.common.save)
      await panel.getByRole('cell', { name: title }).first().waitFor()
    }
    const titles = () => panel.locator('td.title').allInnerTexts()
    await expect.poll(titles).toEqual(['行政处罚决定书', '送达回证', '结案审批表'])
    await panel.getByRole('row', { name: '结案审批表' }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(titles).toEqual(['行政处罚决定书', '结案审批表', '送达回证'])
    await button(file.saveOrder).click()
    await dialog.getByLabel(file.reason).fill('按装订顺序')
    await dialog.getByLabel(file.person).fill('书记员')
    await done(text.common.save)
    await expect.poll(() => panel.locator('tbody tr').nth(1).innerText()).toContain('3')
    await panel.scrollIntoViewIfNeeded()
    await look('case-file')
    await page.getByRole('button', { name: text.closing.check, exact: true }).click()
    await dialog.getByText('立案审批表').waitFor()
    await look('case-closing-check')
    const fields = dialog.getByPlaceholder(text.closing.explanation)
    for (const field of await fields.all()) await field.fill('纸质材料另行装订')
    await dialog.getByLabel(text.closing.person).fill('书记员')
    await done(text.closing.close)
    const closing = page.getByRole('region', { name: text.closing.title, exact: true })
    await closing.getByText(text.closing.fileStays).waitFor()
    expect(await button(file.addPaper).count()).toBe(0)
    await closing.getByText(text.closing.findings).click()
    await closing.scrollIntoViewIfNeeded()
    await look('case-closed')
    await button(text.oneCase.edit).click()
    await dialog.getByLabel(text.cases.notes).fill('当事人补交材料')
    await done(text.common.save)
    const changes = closing.getByRole('list', { name: text.closing.changedSince.replace('{{count}}', '1') })
    await changes.getByText(text.caseFile.laterChange['facts-changed']).waitFor()
    await page.getByText(text.closing.changedSinceShow).click()
    await look('case-changed-since')
    await button(text.closing.reopen).click()
    await dialog.getByLabel(file.reason).fill('复核后补充材料')
    await dialog.getByLabel(file.person).fill('书记员')
    await done(text.closing.reopen)
    await closing.getByText(text.closing.open).waitFor()
  })

  test('has files in an order that a kind of case can have of its own, changed place by place, by keys too', async () => {
    const order = text.fileOrder
    const dialog = page.getByRole('dialog')
    const of = page.url()
    await page.getByRole('link', { name: text.app.settings }).click()
    await page.getByRole('link', { name: order.edit }).click()
    const rows = page.getByRole('row')
    await expect.poll(() => rows.count()).toBe(27)
    await look('file-order')
    const penalty = order.ofKind.replace('{{kind}}', text.terms.caseKind.penalty)
    await choose(page, page.getByRole('combobox', { name: order.which }), penalty)
    await page.getByText(order.notOwn).waitFor()
    await page.getByRole('row', { name: '送达回证' }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await button(order.changeOne.replace('{{name}}', '现场检查笔录')).click()
    await dialog.getByLabel(order.requiredHere).check()
    await look('file-order-place')
    await dialog.getByRole('button', { name: order.take }).click()
    await dialog.waitFor({ state: 'hidden' })
    await look('file-order-edited')
    await button(order.save).click()
    await dialog.getByLabel(order.reason).fill('本市处罚案卷格式')
    await dialog.getByLabel(order.person).fill('管理员')
    await dialog.getByRole('button', { name: text.common.save }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('本市处罚案卷格式').waitFor()
    expect(await rows.nth(1).innerText()).toContain('送达回证')
    await button(order.giveUp).waitFor()
    await look('file-order-own')
    await page.goto(of)
    const named = text.caseFile.orderOfKind.replace('{{kind}}', text.terms.caseKind.penalty).replace('{{version}}', '1')
    await page.getByText(named).waitFor()
  })

  test('is voided with a reason, and says so on its page and in the list', async () => {
    await button(words.void).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.voidReason).fill('重复立案')
    await dialog.getByLabel(words.voidPerson).fill('书记员')
    await look('case-void')
    await dialog.getByRole('button', { name: words.void }).click()
    await page.getByText(words.voided).waitFor()
    await dialog.waitFor({ state: 'hidden' })
    expect(await button(text.oneCase.edit).isDisabled()).toBe(true)
    await look('case-voided')
    await page.keyboard.press('Alt+2')
    await page.getByText(words.voidedShort, { exact: true }).waitFor()
    await look('cases-voided')
    const show = (which: 'valid' | 'void') =>
      choose(page, page.getByRole('combobox', { name: words.validity }), words.withVoid[which])
    await show('valid')
    await page.getByText(text.cases.nothing).waitFor()
    await show('void')
    await page.getByText(words.voidedShort, { exact: true }).waitFor()
  })

  test('has patterns for its numbers in the settings', async () => {
    await page.getByRole('link', { name: text.app.settings }).click()
    await page.getByLabel(words.place).waitFor()
    await look('case-numbers')
    const { recipients } = text
    await button(recipients.add).click()
    await page.getByLabel(recipients.name).fill('区档案馆')
    await page.getByLabel(recipients.key).fill('age1mistyped')
    await page.getByRole('heading', { name: recipients.title }).scrollIntoViewIfNeeded()
    await look('recipients')
    await button(text.common.save).click()
    await page.getByText(text.failures['recipient-invalid']).waitFor()
    await page.getByLabel(recipients.key).fill(await identityToRecipient(await generateX25519Identity()))
    await button(text.common.save).click()
    await page.getByText(text.common.saved).waitFor()
    expect(faults).toEqual([])
  })
})

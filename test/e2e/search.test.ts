// Finding what there is: the search by keys alone, the list of cases in order and by name, causes, related cases.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { choose as chooseIn, look as lookAt, serve, type Served } from './station.ts'

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

/** More than are drawn at a time, and than one page holds. */
const many = 260
const causes = ['占道经营', '违法建设', '无证经营食品'] as const
const kinds = ['penalty', 'licence', 'inspection'] as const

describe.each(
  inWalkedLanguages([
    { language: 'zh-CN', text: zhCN },
    { language: 'en', text: en },
  ] as const),
)('finding things in $language', ({ language, text }) => {
  let station: Served
  let page: Page
  let faults: string[]
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const button = (name: string) => page.getByRole('button', { name })
  const dialog = () => page.getByRole('dialog')
  const field = () => dialog().getByRole('combobox', { name: text.search.field })
  const options = () => dialog().getByRole('option')
  const table = () => page.getByRole('table')
  const rows = () => page.locator('.case-table .ant-table-row')
  const choose = (label: string, value: string) =>
    chooseIn(page, page.getByRole('combobox', { name: label, exact: true }), value)
  const filled = (template: string, value: string | number) => template.replace(/\{\{\w+\}\}/, String(value))

  beforeAll(async () => {
    station = await serve(join(folder.path, language))
    ;({ page, faults } = await openWindow(browser, station.entrance, language))
    await page.evaluate(
      async ([count, ofCauses, ofKinds]) => {
        for (let n = 1; n <= count; n++) {
          const facts = {
            number: `沪城管〔2026〕${n}号`,
            cause: ofCauses[n % 3] ?? '',
            kind: ofKinds[n % 3] ?? 'penalty',
            unit: n % 2 === 0 ? '第一执法中队' : '第二执法中队',
            parties: [{ kind: 'person', name: n === 17 ? '欧阳某某' : '赵某' }],
          }
          const headers = { 'content-type': 'application/json' }
          const answer = await fetch('/call/cases.create', { method: 'POST', headers, body: JSON.stringify(facts) })
          const said = await answer.text()
          if (!answer.ok) throw new Error(said)
        }
      },
      [many, causes, kinds] as const,
    )
  })
  afterAll(async () => {
    await page.context().close()
    await station[Symbol.asyncDispose]()
  })

  test('the search opens by a key, tells what can be typed, and goes away', async () => {
    await page.keyboard.press('/')
    await dialog().getByText(text.search.hintTitle).waitFor()
    await look('search-empty')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+k')
    await field().waitFor()
  })

  test('finds a party by the initials of its name, and leads to the case with Enter', async () => {
    await field().fill('oymm')
    await expect.poll(() => options().count(), { timeout: 20_000 }).toBe(2)
    expect(await dialog().locator('mark').allInnerTexts()).toEqual(['欧阳某某', '欧阳某某'])
    await look('search-initials')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await page.getByRole('heading', { level: 1, name: '沪城管〔2026〕17号' }).waitFor()
  })

  test('shows few of many, and more of one kind; the arrow keys choose', async () => {
    await page.keyboard.press('/')
    await field().fill('占道')
    await expect.poll(() => options().count()).toBe(6)
    const first = await options().first().getAttribute('id')
    expect(await field().getAttribute('aria-activedescendant')).toBe(first)
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => options().last().getAttribute('aria-selected')).toBe('true')
    await look('search-many')
    await button(text.search.more.replace('{{kind}}', text.search.kind.case)).click()
    await expect.poll(() => options().count()).toBe(50)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => options().nth(1).getAttribute('aria-selected')).toBe('true')
  })

  test('says so when nothing is found, and what else to try', async () => {
    await field().fill('占道建设')
    await dialog().getByText(filled(text.search.nothing, '占道建设')).waitFor()
    await look('search-nothing')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  test('the list stands in the order of numbers, and is read further while it is scrolled', async () => {
    await page.keyboard.press('Alt+2')
    await page.getByText(filled(text.common.total, many), { exact: true }).waitFor()
    await rows().first().waitFor()
    expect(await rows().count()).toBeLessThan(60)
    await table().getByText(text.cases.number, { exact: true }).first().click()
    await expect.poll(() => rows().first().innerText()).toContain('沪城管〔2026〕1号')
    await look('cases-list')
    const body = page.locator('.case-table .ant-table-tbody-virtual-holder')
    await body.hover()
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, 4000)
          return page.locator('.case-table').innerText()
        },
        { timeout: 20_000 },
      )
      .toContain(`沪城管〔2026〕${many}号`)
  })

  test('narrowed down by unit and kind it is kept under a name, and comes back', async () => {
    await choose(text.parties.unit, '第一执法中队')
    await choose(text.cases.kind, text.terms.caseKind.licence)
    const total = Array.from({ length: many }, (_, at) => at + 1).filter((n) => n % 2 === 0 && n % 3 === 1).length
    await page.getByText(filled(text.common.total, total), { exact: true }).waitFor()
    await button(text.caseList.save).click()
    await dialog().getByLabel(text.caseList.filterName).fill('一中队许可')
    await look('cases-save-filter')
    await dialog().getByRole('button', { name: text.common.save }).click()
    await dialog().waitFor({ state: 'hidden' })
    await button(text.caseList.clear).click()
    await page.getByText(filled(text.common.total, many), { exact: true }).waitFor()
    await page.reload()
    await page.getByText(filled(text.common.total, many), { exact: true }).waitFor()
    await choose(text.caseList.saved, '一中队许可')
    await page.getByText(filled(text.common.total, total), { exact: true }).waitFor()
    await expect.poll(() => rows().first().innerText()).toContain('沪城管〔2026〕4号')
    await look('cases-filtered')
  })

  test('what is listed is written into a file', async () => {
    const to = join(folder.path, `list-${language}`)
    await button(text.caseList.export).click()
    await dialog().getByLabel(text.oneCase.folder).fill(to)
    await dialog().getByRole('button', { name: text.oneCase.exportStart }).click()
    await dialog().getByText(text.caseList.exported).waitFor()
    await look('cases-exported')
    const [file = ''] = await readdir(to)
    const lines = (await readFile(join(to, file), 'utf8')).trim().split('\r\n')
    expect(lines[1]).toMatch(/^沪城管〔2026〕4号,违法建设,/)
    expect(lines.slice(1).every((line) => line.includes('第一执法中队'))).toBe(true)
    await dialog().getByRole('button', { name: text.common.close }).last().click()
    await dialog().waitFor({ state: 'hidden' })
  })

  test('causes of the list are offered while a case is opened', async () => {
    await page.getByRole('link', { name: text.app.settings }).click()
    await page.getByLabel(text.causeList.add).fill('擅自占用城市道路\n\n未按规定堆放物料')
    await button(text.causeList.add).click()
    await button(filled(text.causeList.removeNamed, '未按规定堆放物料')).waitFor()
    await page.getByRole('list', { name: text.causeList.title }).scrollIntoViewIfNeeded()
    await look('causes')
    await page.keyboard.press('Alt+2')
    await button(text.cases.create).click()
    const cause = dialog().getByLabel(text.cases.cause)
    await cause.fill('堆放')
    await chooseIn(page, cause, '未按规定堆放物料')
    await look('case-cause')
    await dialog().getByRole('button', { name: text.common.save }).click()
    await page.getByText(text.oneCase.facts).waitFor()
  })

  test('two cases are related, on the pages of both, and it is taken back with a reason', async () => {
    await button(text.relations.add).click()
    const other = dialog().getByRole('combobox', { name: text.relations.other })
    await other.fill('欧阳')
    await chooseIn(page, other, '沪城管〔2026〕17号')
    await dialog().getByLabel(text.relations.reason).fill('同一现场')
    await dialog().getByLabel(text.relations.person).fill('书记员')
    await look('case-relate')
    await dialog().getByRole('button', { name: text.common.save }).click()
    await dialog().waitFor({ state: 'hidden' })
    const related = page.getByRole('list', { name: text.relations.title })
    await related.scrollIntoViewIfNeeded()
    await look('case-related')
    await related.getByRole('link', { name: '沪城管〔2026〕17号' }).click()
    await page.getByRole('heading', { level: 1, name: '沪城管〔2026〕17号' }).waitFor()
    await related.getByRole('button').click()
    await dialog().getByLabel(text.relations.removeReason).fill('误登')
    await dialog().getByLabel(text.relations.person).fill('书记员')
    await dialog().getByRole('button', { name: text.relations.remove }).click()
    await dialog().waitFor({ state: 'hidden' })
    await page.getByText(text.relations.none).waitFor()
    const line = page.getByRole('list', { name: text.timeline.title })
    await expect.poll(() => line.innerText()).toContain(text.timeline.kind.unrelated)
    expect(faults).toEqual([])
  })
})

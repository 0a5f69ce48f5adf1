// Evidence in a hearing, as a clerk works with it: files added beside the recording, shown by one key, corrected and
// withdrawn; a notice that cannot be issued incomplete; a template that is changed without code.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyVault } from '../../native/vault/verify/verify-vault.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { film, photograph } from '../native/exhibits/files.ts'
import { openBrowser } from '../rig/browser.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { choose, endRecording, look as lookAt, serve, startRecording, type Served } from './station.ts'

let browser: Browser
let folder: TemporaryFolder
beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
  await writeFile(join(folder.path, '门前照片.jpg'), await photograph(folder.path))
  await writeFile(join(folder.path, '执法记录.mp4'), (await film(folder.path)).subarray(0, 9000))
  await writeFile(join(folder.path, '证言.txt'), '证言')
})
afterAll(async () => {
  await browser.close()
  await folder.remove()
})

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))

describe.each(
  inWalkedLanguages([
    { language: 'zh-CN', text: zhCN },
    { language: 'en', text: en },
  ] as const),
)('evidence in $language', ({ language, text }) => {
  let station: Served
  let page: Page
  let vault: string
  let faults: string[]
  const words = text.exhibits
  const documents = text.documents
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const button = (name: string) => page.getByRole('button', { name })
  const panel = (name: string) => page.getByRole('region', { name, exact: true })
  const dialog = () => page.getByRole('dialog')

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

  test('is added while the hearing is recorded; what is damaged is said', async () => {
    await page.keyboard.press('Alt+2')
    // In the list: the console names the case that it records, too.
    await page.locator('.case-table').getByText('沪市监罚〔2026〕17号').first().click()
    await panel(words.title).waitFor()
    await panel(words.title).scrollIntoViewIfNeeded()
    const files = ['门前照片.jpg', '执法记录.mp4', '证言.txt'].map((name) => join(folder.path, name))
    await page.locator('input[type=file]').setInputFiles(files)
    await dialog().getByLabel(words.purpose).fill('证明占道经营的事实')
    await dialog().getByLabel(words.takenBy).fill('执法人员甲、乙')
    await dialog().getByLabel(words.person).fill('书记员')
    await look('exhibits-add')
    await dialog().getByRole('button', { name: words.add, exact: true }).click()
    await expect.poll(() => panel(words.title).getByText(words.phase.done).count(), { timeout: 40_000 }).toBe(3)
    await page.getByText(words.problem['media-cut-off']).waitFor()
    await look('exhibits')
    await button(words.dismiss).click()
  })

  test('is looked at, with what its camera says', async () => {
    await button(`${words.show} 1`).click()
    const picture = dialog().getByRole('img', { name: '门前照片' })
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
    await dialog().getByText('Zhenglu Test').waitFor()
    await look('exhibit')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  test('is corrected and withdrawn with reasons, and both are told', async () => {
    await button(`${words.describe} 1`).click()
    await dialog().getByLabel(words.name, { exact: true }).fill('门前占道照片')
    await dialog().getByLabel(words.reason).fill('名称不全')
    await dialog().getByLabel(words.person).fill('执法人员甲')
    await dialog().getByRole('button', { name: words.describe }).click()
    await panel(words.title).getByText('门前占道照片').waitFor()
    await button(`${words.withdraw} 2`).click()
    await dialog().getByLabel(words.reason).fill('已调取完整文件')
    await dialog().getByLabel(words.person).fill('执法人员甲')
    await dialog().getByRole('button', { name: words.withdraw }).click()
    await panel(words.title).getByText(words.withdrawn, { exact: true }).waitFor()
  })

  test('is shown in the hearing by one key, at a moment that the recording keeps', async () => {
    await page.keyboard.press('Alt+1')
    await button(text.console.end).waitFor()
    await page.keyboard.press('x')
    await dialog().getByLabel(words.shownBy).waitFor()
    await look('exhibit-show')
    await dialog().getByRole('button', { name: words.shown }).click()
    await panel(words.shown).getByText('1 门前占道照片').waitFor()
    await look('console-exhibit')
    await endRecording(page, text)
    await page.getByRole('link', { name: text.console.openRecording }).click()
    // The reconciliation names it as well.
    const shown = page.locator('section', { has: page.getByRole('heading', { name: words.shown, exact: true }) })
    await shown.getByText('1 门前占道照片').scrollIntoViewIfNeeded()
    await look('recording-exhibits')
  })

  test('is named in a notice, which is not issued while it is incomplete', async () => {
    await page.getByRole('link', { name: '沪市监罚〔2026〕17号' }).click()
    await choose(page, page.getByRole('combobox', { name: documents.choose }), '听证告知书')
    await button(documents.write).click()
    await dialog().getByLabel(documents.person).fill('书记员')
    // In the order in which they were chosen; the second was withdrawn.
    expect(await dialog().getByLabel('证据', { exact: true }).inputValue()).toBe('1. 门前占道照片；3. 证言')
    const issue = dialog().getByRole('button', { name: documents.issue, exact: true })
    await issue.click()
    await dialog().getByText(text.common.required).first().waitFor()
    await look('document-incomplete')
    const values = {
      当事人: '某某餐饮公司',
      行政机关: '某市城市管理局',
      违法事实: '占道经营',
      法律依据: '《城市道路管理条例》第三十二条',
    }
    for (const [label, value] of Object.entries({ ...values, 拟作出的行政处罚: '罚款五百元', 联系人及电话: '甲' })) {
      await dialog().getByLabel(label, { exact: true }).fill(value)
    }
    await issue.click()
    const link = page.getByRole('link', { name: fill(documents.open, { title: '听证告知书', type: 'PDF' }) })
    await link.waitFor()
    await dialog().waitFor({ state: 'hidden' })
    await link.scrollIntoViewIfNeeded()
    await look('documents')
    const address = (await link.getAttribute('href')) ?? ''
    const asked = await page.evaluate(async (at) => (await (await fetch(at)).text()).slice(0, 5), address)
    expect(asked).toBe('%PDF-')
  })

  test('follows a template that is edited without code, whose unknown field is named', async () => {
    await page.getByRole('link', { name: text.app.settings }).click()
    await page.getByRole('link', { name: documents.editTemplates }).click()
    await choose(page, page.getByRole('combobox', { name: documents.template }), '权利义务告知书')
    await page.getByRole('heading', { name: documents.blocks }).waitFor()
    await look('template')
    const first = page.getByLabel(documents.text, { exact: true }).first()
    await expect.poll(() => first.inputValue()).toBe('{party}：')
    await first.fill('{party}（{witness}）：')
    await page.getByLabel(documents.reason).fill('统一格式')
    await page.getByLabel(documents.savedPerson).fill('管理员')
    await button(text.common.save).click()
    await page.getByText(text.failures['template-field-undeclared']).waitFor()
    await page.getByText('{witness}').last().waitFor()
    await first.fill('{party}：您好')
    await button(text.common.save).click()
    await page.getByText(fill(text.versions.one, { version: 2 })).waitFor()
  })

  test('is verified with the vault', async () => {
    const { findings, exhibits, recordings } = await verifyVault(vault)
    expect([findings, recordings.flatMap((one) => one.findings)]).toEqual([[], []])
    expect(exhibits).toMatchObject({ cases: 1, files: 6, proves: ['exhibits-unaltered', 'exhibits-signed'] })
    expect(faults).toEqual([])
  })
})

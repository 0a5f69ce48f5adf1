// A station gets its people: the first account, a clerk, a locked window while it records, another operator, all by keys and pointer.
import { join } from 'node:path'
import { readFile, readdir } from 'node:fs/promises'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileNames } from '../../native/vault/layout.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { look as lookAt, serve, startRecording, type Served } from './station.ts'

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

const [first, given, own] = ['Anfang-2026', 'Gegeben-2026', 'Eigenes-2026']

/** Lines of the one journal in a vault. */
async function journalOf(vault: string): Promise<{ kind: string; from?: string; to?: string }[]> {
  const names = await readdir(vault, { recursive: true })
  const log = names.find((name) => name.endsWith(fileNames.journal)) ?? ''
  const lines = (await readFile(join(vault, log), 'utf8')).trim().split('\n')
  return lines.map((line) => JSON.parse(line) as { kind: string })
}

describe.each(
  inWalkedLanguages([
    { language: 'zh-CN', text: zhCN },
    { language: 'en', text: en },
  ] as const),
)('people in $language', ({ language, text }) => {
  let station: Served
  let vault: string
  let page: Page
  let faults: string[]
  const { access, people } = text
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const logIn = async (account: string, password: string) => {
    const cover = page.getByRole('dialog')
    await cover.getByLabel(access.account).fill(account)
    await cover.getByLabel(access.password).fill(password)
    await page.keyboard.press('Enter')
  }
  const fillPerson = async (name: string, account: string, password: string) => {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(people.name, { exact: true }).fill(name)
    await dialog.getByLabel(access.account, { exact: true }).fill(account)
    await dialog.getByLabel(access.newPassword, { exact: true }).fill(password)
    await dialog.getByLabel(access.again, { exact: true }).fill(password)
    return dialog
  }

  beforeAll(async () => {
    vault = join(folder.path, language)
    station = await serve(vault)
    ;({ page, faults } = await openWindow(browser, station.entrance, language))
  })
  afterAll(async () => {
    await page.context().close()
    await station[Symbol.asyncDispose]()
  })

  test('begin with the administrator, whose account the window asks for', async () => {
    await page.getByText(access.open).waitFor()
    await button(access.begin).click()
    await page.getByText(people.empty).waitFor()
    await look('people-empty')
    await page.locator('.page-head').getByRole('button', { name: access.begin }).click()
    const dialog = await fillPerson('管理员一', 'admin', 'short')
    await dialog.getByRole('button', { name: access.begin }).click()
    await dialog.getByText(access.problem.short.replace('{{length}}', '8')).waitFor()
    await look('people-begin')
    await fillPerson('管理员一', 'admin', first)
    await dialog.getByRole('button', { name: access.begin }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: '管理员一', exact: true }).waitFor()
    expect(await page.getByRole('link', { name: text.app.cases, exact: true }).count()).toBe(0)
  })

  test('are added by the administrator, with role and certificate', async () => {
    for (const [name, account] of [
      ['书记员甲', 'clerk'],
      ['书记员乙', 'other'],
    ] as const) {
      await button(people.add).click()
      const dialog = await fillPerson(name, account, given)
      await dialog.getByLabel(text.terms.staffRole.clerk).check()
      await dialog.getByLabel(people.certificate).fill('沪A-0017')
      await dialog.getByLabel(people.lastDay).fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10))
      await dialog.getByRole('button', { name: text.common.save }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await page.getByRole('cell', { name: '书记员乙', exact: true }).waitFor()
    await look('people')
  })

  test('are taken in from a table, once it is right', async () => {
    await button(people.import).click()
    const dialog = page.getByRole('dialog')
    const choose = async (...lines: string[]) => {
      await dialog.getByRole('button', { name: text.tableFile.choose }).waitFor()
      const buffer = Buffer.from(['账号,姓名,角色,单位,执法证号,有效期至', ...lines].join('\r\n'))
      const file = dialog.getByLabel(text.tableFile.choose)
      await file.setInputFiles({ name: '人员.csv', mimeType: 'text/csv', buffer })
    }
    await choose('0021,王某,警察,一中队,,', 'clerk,书记员甲,书记员,一中队,沪A-0017,2027年2月30日')
    await dialog.getByText(text.tableFile.problems.replace('{{number}}', '2')).waitFor()
    await look('people-import-problems')
    const take = dialog.getByRole('button', { name: people.importTake })
    expect(await take.isDisabled()).toBe(true)
    await choose('0021,王某,执法人员,一中队,沪A-0021,2027/12/31', 'clerk,书记员甲,书记员,二中队,沪A-0017,')
    await dialog.getByRole('list', { name: people.importChanges }).waitFor()
    await look('people-import')
    await take.click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: /^王某/ }).waitFor()
  })

  test('log in, are told of a wrong password, and choose their own', async () => {
    await button('管理员一').click()
    await button(access.logOut).click()
    await page.getByRole('dialog', { name: access.logIn }).waitFor()
    await look('log-in')
    await logIn('clerk', 'falsch')
    await page.getByText(text.failures['log-in-wrong']).waitFor()
    await logIn('clerk', given)
    await page.getByRole('dialog', { name: access.mustChange }).waitFor()
    await look('log-in-must-change')
    await page.getByLabel(access.oldPassword, { exact: true }).fill(given)
    await page.getByLabel(access.newPassword, { exact: true }).fill(own)
    await page.getByLabel(access.again, { exact: true }).fill(own)
    await page.keyboard.press('Enter')
    await button('书记员甲').waitFor()
    expect(await page.getByRole('link', { name: text.app.people, exact: true }).count()).toBe(0)
  })

  test('lock the window while it records, which goes on and is shown', async () => {
    await page.keyboard.press('Alt+1')
    await page.getByRole('button', { name: text.console.start }).waitFor()
    await startRecording(page, text)
    await page.keyboard.press('Alt+l')
    const cover = page.getByRole('dialog', { name: access.locked })
    await cover.waitFor()
    await cover.getByText(access.records.replace('{{operator}}', '书记员甲')).waitFor()
    await look('log-in-locked')
    // Keys of the console do nothing behind it.
    await page.keyboard.press('Escape')
    await logIn('clerk', own)
    await page.getByRole('button', { name: text.console.end }).waitFor()
  })

  test('hand over: who logs in while another’s recording runs takes over, and the journal names both', async () => {
    await button('书记员甲').click()
    await button(access.logOut).click()
    await logIn('other', given)
    await page.getByLabel(access.oldPassword, { exact: true }).fill(given)
    await page.getByLabel(access.newPassword, { exact: true }).fill(own)
    await page.getByLabel(access.again, { exact: true }).fill(own)
    await page.keyboard.press('Enter')
    await button(access.takeOver).waitFor()
    await look('take-over')
    await button(access.takeOver).click()
    await button(access.takeOver).waitFor({ state: 'hidden' })
    await expect
      .poll(async () => (await journalOf(vault)).find(({ kind }) => kind === 'operator'))
      .toMatchObject({ from: '书记员甲', to: '书记员乙' })
  })

  test('and nothing went wrong in the window', () => {
    expect(faults.filter((fault) => !/401 \(Unauthorized\)|403 \(Forbidden\)/.test(fault))).toEqual([])
  })
})

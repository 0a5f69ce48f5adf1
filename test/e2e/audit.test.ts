// The audit log as its reader sees it, in both languages: what was done is found, opened, verified and handed out; a log
// that was tampered with is told on every screen.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vaultPaths } from '../../native/vault/layout.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { run } from '../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { choose, look as lookAt, serve, type Served } from './station.ts'

const cli = join(import.meta.dirname, '..', '..', 'native', 'cli.ts')

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
    { language: 'zh-CN', text: zhCN, number: '沪市监罚〔2026〕17号', cause: '无证经营食品', operator: '书记员' },
    { language: 'en', text: en, number: 'SH-2026-18', cause: 'Food sold without licence', operator: 'Clerk' },
  ] as const),
)('the audit log in $language', ({ language, text, number, cause, operator }) => {
  let station: Served
  let page: Page
  let vault: string
  /** Of each window that was opened. */
  const faults: string[][] = []

  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const row = (action: string) => page.getByRole('row').filter({ hasText: action })
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const open = async () => {
    station = await serve(vault)
    const opened = await openWindow(browser, station.entrance, language)
    page = opened.page
    faults.push(opened.faults)
  }
  const close = async () => {
    await page.context().close()
    return station.end()
  }
  const createCase = async () => {
    await button(text.cases.create).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(text.cases.number).fill(number)
    await dialog.getByLabel(text.cases.cause).fill(cause)
    await dialog.getByRole('button', { name: text.common.save }).click()
    return dialog
  }

  beforeAll(async () => {
    vault = join(folder.path, language)
    await open()
  })
  afterAll(close)

  test('tells what was done in the window, newest first, and what was refused with the reason', async () => {
    await page.keyboard.press('Alt+6')
    await page.getByLabel(text.settings.operator).fill(operator)
    await button(text.common.save).click()
    await page.getByText(text.common.saved).waitFor()
    await page.keyboard.press('Alt+2')
    await (await createCase()).waitFor({ state: 'hidden' })
    await page.keyboard.press('Alt+2')
    const dialog = await createCase()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('button', { name: text.common.cancel }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('Alt+7')
    await page.getByRole('heading', { name: text.audit.title }).waitFor()
    const made = row(text.auditAction['case-created'])
    await expect.poll(() => made.count()).toBe(2)
    expect(await made.first().innerText()).toContain(text.failures['case-number-used'])
    expect(await made.last().innerText()).toContain(text.auditOutcome.done)
    expect(await made.last().innerText()).toContain(operator)
    await look('audit')
  })

  test('is opened line by line, by keyboard, and leads to the case', async () => {
    const changed = row(text.auditAction['settings-changed'])
    await changed.getByRole('button', { name: new RegExp(text.audit.show) }).focus()
    await page.keyboard.press('Enter')
    const was = page.locator('.audit-changes').getByRole('row').filter({ hasText: text.settings.operator })
    expect(await was.innerText()).toContain(operator)
    await was.scrollIntoViewIfNeeded()
    await look('audit-details')
    await page.keyboard.press('Enter')
    await was.waitFor({ state: 'hidden' })
    await page
      .getByRole('link', { name: text.audit.openCase.replace('{{number}}', number) })
      .last()
      .click()
    await page.getByText(text.oneCase.facts).waitFor()
    await page.goBack()
  })

  test('is narrowed down by words, by day, by person, by action and by outcome', async () => {
    const rows = page.locator('tbody tr.ant-table-row')
    await page.getByRole('searchbox', { name: text.audit.search }).fill(cause.slice(0, 4))
    await expect.poll(() => row(text.auditAction['station-started']).count()).toBe(0)
    expect(await row(text.auditAction['case-created']).count()).toBe(2)
    await button(text.audit.clear).click()
    await row(text.auditAction['station-started']).waitFor()
    await page.getByLabel(text.audit.to, { exact: true }).fill('2020-01-01')
    await look('audit-day')
    await page.keyboard.press('Enter')
    await page.getByText(text.audit.nothing).waitFor()
    await look('audit-nothing')
    await button(text.audit.clear).click()
    await choose(page, page.getByRole('combobox', { name: text.audit.person }), operator)
    await expect.poll(() => row(text.auditAction['station-started']).count()).toBe(0)
    await page.getByRole('combobox', { name: text.audit.action }).click()
    await page.keyboard.type(text.auditAction['case-created'])
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.count()).toBe(2)
    await choose(page, page.getByRole('combobox', { name: text.audit.outcome }), text.auditOutcome.refused)
    await expect.poll(() => rows.count()).toBe(1)
    await look('audit-filtered')
    await button(text.audit.clear).click()
  })

  test('verifies clean, and says what that does not prove', async () => {
    await button(text.audit.verify).click()
    await page.getByText(text.check.clean).waitFor()
    await page.getByText(text.proved['audit-unaltered']).waitFor()
    await page.getByText(text.unproved['audit-not-cut']).waitFor()
    await look('audit-verified')
  })

  test('is handed out into a folder that verifies without the station', async () => {
    const out = join(folder.path, `out-${language}`)
    await mkdir(out)
    await button(text.audit.export).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(text.oneCase.folder).fill(join(vault, 'inside'))
    await dialog.getByRole('button', { name: text.oneCase.exportStart }).click()
    await dialog.getByText(text.failures['target-inside-vault']).waitFor()
    await dialog.getByLabel(text.oneCase.folder).fill(out)
    await dialog.getByRole('button', { name: text.oneCase.exportStart }).click()
    await dialog.getByText(text.audit.exported).waitFor()
    await look('audit-exported')
    const [name = ''] = await readdir(out)
    expect(await dialog.innerText()).toContain(join(out, name))
    await run(process.execPath, [cli, 'verify', '--audit', join(out, name)]) // throws unless it exits with 0
    await dialog.getByRole('button', { name: text.common.close }).last().click()
    await dialog.waitFor({ state: 'hidden' })
    await row(text.auditAction['audit-exported']).first().waitFor()
  })

  test('is told as damaged, on every screen and in words, when a line was altered meanwhile', async () => {
    expect(await close()).toBe(0)
    const lines = join(vaultPaths(vault).audit, '000001.jsonl')
    await writeFile(lines, (await readFile(lines, 'utf8')).replaceAll(operator, '某人'))
    await open()
    const told = page.getByRole('alert').filter({ hasText: text.audit.state.damaged.replace('{{segments}}', '1') })
    await told.waitFor()
    await look('audit-damaged-notice')
    await told.getByRole('link', { name: text.audit.state.look }).click()
    await page.getByRole('heading', { name: text.audit.title }).waitFor()
    expect(await told.count()).toBe(1)
    await button(text.audit.verify).click()
    await page.getByText(text.check.foundNote).waitFor()
    await page.getByText(text.findings['audit-changed']).first().waitFor()
    await look('audit-damaged')
    expect(faults).toEqual([[], []])
  })
})

// The acts of a case that must be recorded, the completeness report, and the list: as a clerk and a reviewer see them.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calls } from '../../native/contract/calls.ts'
import { Station } from '../../native/station.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { cameraFile, makeRecording } from '../native/cases/make-recording.ts'
import { openBrowser } from '../rig/browser.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { choose as chooseIn, endRecording, look as lookAt, serve, type Served } from './station.ts'

let browser: Browser
let folder: TemporaryFolder
let clip: Buffer
beforeAll(async () => {
  browser = await openBrowser()
  folder = await temporaryFolder()
  clip = await cameraFile(folder.path)
})
afterAll(async () => {
  await browser.close()
  await folder.remove()
})

const seizure = '查封、扣押场所设施或者财物'
const person = '书记员'
const today = new Date().toLocaleDateString('sv-SE')

/** A vault of four cases: of the first nothing is stated yet, the others are what a report finds of three months. */
async function makeVault(path: string): Promise<{ numbers: string[]; gap: string }> {
  const station = await Station.open(path, { host: 'browser', create: true, demonstration: true })
  const { handlers } = station
  const numbers: string[] = []
  const cases = await Promise.all(
    ['第一执法中队', '第一执法中队', '第二执法中队', ''].map((unit, at) =>
      handlers['cases.create'](
        calls['cases.create'].input.parse({
          ...{ number: `城管罚字〔2026〕${at + 1}号`, cause: '擅自搭建建筑物', kind: 'penalty', unit, party: '某商店' },
        }),
      ),
    ),
  )
  const record = async (at: number, seconds: number) => {
    const of = cases[at]
    if (of === undefined) throw new Error('no such case')
    const made = await makeRecording(station.vault, of, clip, true, async (recording) => {
      const to = new Date()
      const from = new Date(to.getTime() - seconds * 1000).toISOString()
      if (seconds > 0) await recording.gap('cam-1', from, to.toISOString(), 'source-lost')
    })
    await station.recordings.index(made.folder)
    return made.id
  }
  const enter = async (at: number, item: string, day: string) =>
    (await handlers['acts.enter']({ case: cases[at]?.id ?? '', item, day, place: '河滨路仓库', person })).act
  for (const of of cases) numbers.push(of.number)
  const gap = await record(0, 42)
  const full = await enter(1, 'sealing-or-seizure', today)
  await handlers['acts.link']({ case: cases[1]?.id ?? '', act: full, recording: await record(1, 0), person })
  await enter(1, 'hearing', '2026-02-11')
  await enter(2, 'sealing-or-seizure', '2026-01-05')
  const left = await enter(3, 'service-by-leaving', '2026-01-20')
  await handlers['acts.explain']({
    case: cases[3]?.id ?? '',
    act: left,
    person,
    reason: '受送达人住所无人，次日改为公告',
  })
  const key = await identityToRecipient(await generateX25519Identity())
  const settings = await handlers['settings.get']({})
  await handlers['settings.save']({ ...settings, recipients: [{ name: '区档案馆', key }] })
  await station.close()
  return { numbers, gap }
}

describe.each(
  inWalkedLanguages([
    { language: 'zh-CN', text: zhCN },
    { language: 'en', text: en },
  ] as const),
)('acts that must be recorded, in $language', ({ language, text }) => {
  let station: Served
  let page: Page
  let faults: string[]
  let made: Awaited<ReturnType<typeof makeVault>>
  const words = text.caseActs
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const filled = (sentence: string, values: Record<string, string | number>) =>
    sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
  const panel = () => page.getByRole('region', { name: words.title })
  const choose = (label: string, option: string) => chooseIn(page, page.getByRole('combobox', { name: label }), option)
  // In the list: the console names the case that it records, too.
  const openCase = (number: string) => page.locator('.case-table').getByText(number).first().click()
  const dialog = () => page.getByRole('dialog')
  const save = async () => {
    await dialog().getByRole('button', { name: text.common.save, exact: true }).click()
    await dialog().waitFor({ state: 'hidden' })
  }

  beforeAll(async () => {
    const vault = join(folder.path, language)
    made = await makeVault(vault)
    station = await serve(vault)
    ;({ page, faults } = await openWindow(browser, station.entrance, language))
  })
  afterAll(async () => {
    await page.context().close()
    await station[Symbol.asyncDispose]()
  })

  test('a stage that is entered tells what must be recorded in it', async () => {
    // A key that comes before the window listens is nobody's.
    await expect
      .poll(async () => {
        await page.keyboard.press('Alt+2')
        return page.locator('.case-table').count()
      })
      .toBe(1)
    await openCase(made.numbers[0] ?? '')
    await panel().getByText(words.none).waitFor()
    await button(text.timeline.enter).click()
    await choose(text.timeline.stage, text.terms.caseStage.evidence)
    await dialog().getByLabel(text.timeline.person).fill(person)
    await save()
    await panel().getByRole('status').getByText(seizure).waitFor()
    await panel().scrollIntoViewIfNeeded()
    await look('case-acts-due')
  })

  test('a seizure without a recording is missing, and with a gap incomplete', async () => {
    await button(filled(words.enterNamed, { name: seizure })).click()
    await dialog().getByLabel(words.where).fill('河滨路仓库')
    await dialog().getByLabel(words.person).fill(person)
    await look('case-act-enter')
    await save()
    await panel().getByText(text.actWords.rowRemark['no-recording']).waitFor()
    await panel().getByText(text.actWords.verdict.missing).waitFor()
    await button(filled(words.linkNamed, { name: seizure, day: today })).click()
    const recordings = dialog().getByRole('combobox', { name: words.recordings })
    await chooseIn(page, recordings, text.terms.recordingKind.hearing)
    await dialog().getByLabel(words.statedPerson).fill(person)
    await save()
    await panel().getByText(text.actWords.verdict.incomplete).waitFor()
    await panel()
      .getByText(filled(text.actWords.reportWords.gaps, { number: 1, seconds: 42 }))
      .waitFor()
    await look('case-acts-incomplete')
  })

  test('what did not take place is stated, and all of it stands in the time line', async () => {
    const name = '现场执法检查'
    await button(filled(words.absentNamed, { name })).click()
    await dialog().getByLabel(words.statedPerson).fill(person)
    await save()
    await button(filled(words.takeBackNamed, { name })).waitFor()
    const line = page.getByRole('list', { name: text.timeline.title })
    for (const kind of ['act', 'act-recording', 'act-absent'] as const)
      await line.getByText(text.timeline.kind[kind]).first().waitFor()
  })

  test('the case is exported for whom the settings name, unless somebody says otherwise', async () => {
    await button(text.oneCase.export).click()
    await dialog().getByText('区档案馆').waitFor()
    await look('case-export-encrypted')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  test('the report shows what is missing, by key, and leads to its case', async () => {
    await page.keyboard.press('Alt+9')
    await page.getByRole('heading', { name: text.actReport.title }).waitFor()
    const share = (verdict: 'complete' | 'incomplete' | 'missing', number: number, percent: number) =>
      button(filled(text.actReport.shareOf, { verdict: text.actWords.verdict[verdict], number, percent }))
    await share('complete', 1, 16.7).waitFor()
    await share('incomplete', 1, 16.7).waitFor()
    await look('acts-report')
    await share('missing', 2, 33.3).focus()
    await page.keyboard.press('Enter')
    const rows = page.locator('tbody tr.ant-table-row')
    await expect.poll(() => rows.count()).toBe(2)
    await choose(text.actReport.unit, '第二执法中队')
    await expect.poll(() => rows.count()).toBe(1)
    await look('acts-report-filtered')
    const download = page.waitForEvent('download')
    await button(text.actReport.csv).click()
    expect((await download).suggestedFilename()).toContain(text.actWords.reportWords.title)
    await page.getByRole('link', { name: filled(text.actReport.openCase, { number: made.numbers[2] ?? '' }) }).click()
    await panel().getByText(text.actWords.verdict.missing).waitFor()
  })

  test('a recording names its act when it begins, and one made in a training room is told to be no evidence', async () => {
    await page.keyboard.press('Alt+1')
    await page.getByRole('button', { name: text.console.start }).waitFor()
    await page.keyboard.press('s')
    await chooseIn(page, dialog().getByRole('combobox', { name: text.console.chooseCase }), made.numbers[3] ?? '')
    await choose(words.startAct, filled(words.startNow, { name: seizure }))
    await dialog().getByLabel(text.console.operator).fill(person)
    await look('console-start-act')
    await dialog().getByRole('button', { name: text.console.startNow }).click()
    const end = page.getByRole('button', { name: text.console.end })
    await end.waitFor({ timeout: 30_000 })
    await dialog().waitFor({ state: 'hidden' })
    await page.keyboard.press('Alt+2')
    await openCase(made.numbers[3] ?? '')
    await panel().getByText(text.actWords.recordingFault['not-sealed']).waitFor()
    await panel().getByText(text.actWords.recordingFault.training).waitFor()
    await page.keyboard.press('Alt+1')
    await end.waitFor()
    await endRecording(page, text)
    await page.getByRole('link', { name: text.console.openRecording }).waitFor()
  })

  test('the list is edited, saved as a version with a reason, and compared', async () => {
    await page.keyboard.press('Alt+9')
    await button(text.actReport.list).click()
    await page.getByText(filled(text.actList.current, { version: 1 })).waitFor()
    await look('acts-list')
    await button(filled(text.actList.editNamed, { name: '举行听证' })).click()
    await choose(text.actWords.actColumn.form, text.terms.recordingForm.full)
    await look('acts-item')
    await save()
    await button(text.actList.save).click()
    await dialog().getByLabel(text.actList.reason).fill('听证全程录像')
    await dialog().getByLabel(text.actList.person).fill('法制审核人员')
    await save()
    await page.getByText(filled(text.actList.current, { version: 2 })).waitFor()
    const comparison = page.getByRole('region', { name: text.actList.compare })
    await comparison.getByText('举行听证').waitFor()
    await comparison.getByText(text.terms.recordingForm.full).waitFor()
    await comparison.scrollIntoViewIfNeeded()
    await look('acts-versions')
  })

  test('a table is taken in only when it is sound, and tells every problem by its line', async () => {
    const file = join(folder.path, `${language}.csv`)
    const columns = Object.values(text.actWords.actColumn)
    const row = (...fields: string[]) => columns.map((_, at) => fields[at] ?? '').join(',')
    await writeFile(file, [columns.join(','), row('听证', '开庭'), row('', text.terms.caseStage.service)].join('\n'))
    await button(text.actList.import).click()
    const chooser = page.waitForEvent('filechooser')
    await dialog().getByRole('button', { name: text.tableFile.choose }).click()
    await (await chooser).setFiles(file)
    await dialog()
      .getByText(filled(text.tableFile.problems, { number: 4 }))
      .waitFor()
    expect(await dialog().getByRole('button', { name: text.actList.importTake }).isDisabled()).toBe(true)
    await look('acts-import-problems')
    const sound = row('举行听证', text.terms.caseStage.review, '听证室', '', '', '', text.terms.recordingForm.full)
    await writeFile(file, [columns.join(','), sound].join('\n'))
    const again = page.waitForEvent('filechooser')
    await dialog().getByRole('button', { name: text.tableFile.choose }).click()
    await (await again).setFiles(file)
    await dialog()
      .getByText(filled(text.actList.importSound, { number: 1 }))
      .waitFor()
    await look('acts-import')
    await dialog().getByRole('button', { name: text.actList.importTake }).click()
    await page.getByText(text.actList.edited).waitFor()
    await button(text.actList.discard).click()
    await page.getByText(seizure).first().waitFor()
    expect(faults).toEqual([])
  })
})

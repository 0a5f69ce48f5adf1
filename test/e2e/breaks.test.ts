// A recording that is interrupted for a fault, as its operator sees it, in both languages: announcements, the break, the
// resumption, and nothing to be seen meanwhile.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shippedScript } from '../../native/contract/shipped-scripts/shipped.ts'
import { verifyVault } from '../../native/vault/verify/verify-vault.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { openWindow } from './open-window.ts'
import { inWalkedLanguages } from './languages.ts'
import { endRecording, faultsOf, lasts, look as lookAt, serve, startRecording, type Served } from './station.ts'

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
    { language: 'zh-CN', text: zhCN, reason: '主机电源松动' },
    { language: 'en', text: en, reason: 'A power cable was loose' },
  ] as const),
)('a break in $language', ({ language, text, reason }) => {
  let station: Served
  let page: Page
  let vault: string
  let faults: string[]
  let party: Page
  let partyFaults: string[]

  const titleOf = (key: string) =>
    shippedScript('training').steps.find((step) => step.key === key)?.title[language] ?? ''
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const look = (name: string) => lookAt(page, `${name}-${language}`)
  const partySees = (words: string) => party.getByText(words, { exact: true }).first().waitFor()

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

  test('is seen on the party’s screen, which shows how the recording stands and the words that are read', async () => {
    const opened = page.waitForEvent('popup')
    await page.keyboard.press('d')
    party = await opened
    partyFaults = faultsOf(party)
    await partySees(text.partyScreen.recording.both)
    await partySees(titleOf('recording-in-progress'))
    await lookAt(party, `party-announcement-${language}`)
    await page.keyboard.press('ArrowDown')
    await partySees(titleOf('time-place-persons'))
    await page.keyboard.press('ArrowUp')
    await partySees(titleOf('recording-in-progress'))
    const panel = page.locator('.party-choice')
    for (const shown of ['record', 'pictures', 'state'] as const) {
      await page.keyboard.press('v')
      await panel.getByText(text.partyScreen.shows[shown]).waitFor()
      if (shown === 'pictures') await expect.poll(() => party.locator('video').count()).toBe(2)
    }
    await expect.poll(() => party.locator('video').count()).toBe(0)
    await lookAt(party, `party-recording-${language}`)
  })

  test('announcements are due, and are ticked by key and by click', async () => {
    const due = (step: string) => button(text.breaks.announce.replace('{{step}}', step))
    await due(titleOf('recording-in-progress')).waitFor()
    await look('console-announcements')
    await page.keyboard.press('a')
    await due(titleOf('recording-in-progress')).waitFor({ state: 'hidden' })
    await due(titleOf('time-place-persons')).click()
    await page.getByText(text.script.allDone).waitFor()
  })

  test('a tick in error is taken back, and what is not said is skipped, by keyboard and never without a reason', async () => {
    const due = button(text.breaks.announce.replace('{{step}}', titleOf('time-place-persons')))
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('u')
    await dialog.getByLabel(text.breaks.reason).waitFor()
    await page.keyboard.press('Enter')
    await dialog.locator('.ant-form-item-explain-error').waitFor()
    await page.keyboard.type(reason)
    await page.keyboard.press('Enter')
    await due.waitFor()
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('k')
    await dialog.getByLabel(text.breaks.reason).waitFor()
    await page.keyboard.type(reason)
    await look('console-skip')
    await page.keyboard.press('Enter')
    await due.waitFor({ state: 'hidden' })
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText(reason).waitFor()
    await look('console-skipped')
  })

  test('needs a reason in words where the list has none, and shows nothing while it lasts', async () => {
    await page.keyboard.press('b')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(text.terms.breakReason.other).click()
    await dialog.getByRole('button', { name: text.breaks.confirm, exact: true }).click()
    await dialog.getByText(text.breaks.textNeeded).waitFor()
    await dialog.getByText(text.terms.breakReason['technical-fault']).click()
    await dialog.getByLabel(text.breaks.text).fill(reason)
    await look('console-break-dialog')
    await dialog.getByRole('button', { name: text.breaks.confirm, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText(reason).waitFor()
    expect(await page.locator('video, canvas').count()).toBe(0)
    await partySees(text.partyScreen.standing.break)
    await lasts(page, 2)
    await look('console-break')
  })

  test('is over with one key, and the announcements are due again', async () => {
    await page.keyboard.press('r')
    await button(text.breaks.announce.replace('{{step}}', titleOf('recording-resumes'))).waitFor()
    await expect.poll(() => page.locator('video').count()).toBe(2)
    await partySees(text.partyScreen.recording.both)
    await look('console-resumed')
  })

  test('is told by the recording, which verifies', async () => {
    await endRecording(page, text)
    await partySees(text.partyScreen.standing.off)
    await party.close()
    expect(partyFaults).toEqual([])
    await page.getByRole('link', { name: text.console.openRecording }).click()
    // The reconciliation names it as well.
    const told = page.locator('section', { has: page.getByRole('heading', { name: text.breaks.breaks, exact: true }) })
    await told.getByText(reason).first().waitFor()
    await look('recording-break')
    const { recordings, findings } = await verifyVault(vault)
    expect([findings, recordings.map(({ sealed, findings: own }) => ({ sealed, own }))]).toEqual([
      [],
      [{ sealed: true, own: [] }],
    ])
  })

  test('for a fault is explained in a statement, whose PDF is listed with the recording and its case', async () => {
    await page.getByRole('button', { name: text.statements.write }).click()
    await page.getByRole('button', { name: text.statements.save }).waitFor()
    await page.getByLabel(text.statements.cause).fill(reason)
    await look('statements')
    await page.getByRole('button', { name: text.statements.save }).click()
    const link = page.getByRole('link', {
      name: text.statements.open.replace('{{number}}', '1').replace('{{version}}', '1'),
    })
    await link.waitFor()
    await look('statements-saved')
    const pdf = await page.evaluate(
      async (address) => {
        const answer = await fetch(address)
        return [answer.status, answer.headers.get('content-type'), (await answer.text()).slice(0, 5)]
      },
      (await link.getAttribute('href')) ?? '',
    )
    expect(pdf).toEqual([200, 'application/pdf', '%PDF-'])
    await page.getByRole('link', { name: text.statements.back }).click()
    await page.getByText(text.statements.needed.replace('{{number}}', '1').replace('{{open}}', '0')).waitFor()
    await page.getByRole('link', { name: '沪市监罚〔2026〕17号' }).click()
    await link.waitFor()
    await look('case-statements')
    expect(faults).toEqual([])
  })
})

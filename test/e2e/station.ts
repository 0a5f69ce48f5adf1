// A real station served to a real Chromium, for walking through the window as a person would.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Locator, Page, Response } from 'playwright'
import { calls, type CallName, type Output } from '../../native/contract/calls.ts'
import { failureSchema } from '../../native/contract/failures.ts'
import type { PresentRole, RecordingKind } from '../../native/contract/terms.ts'
import type { zhCN } from '../../renderer/text/zh-CN.ts'
import { accessibilityFaults } from '../rig/accessibility.ts'
import { isEverySize } from './languages.ts'

const top = join(import.meta.dirname, '..', '..')

export interface Served extends AsyncDisposable {
  /** The address that lets a window in, once. */
  readonly entrance: string
  /** Ends it as a person who closes the program does; answers with its exit code. */
  end(): Promise<number | null>
}

/** Serves a vault, which is made when it is not there, by the command line. */
export async function serve(vault: string, env: NodeJS.ProcessEnv = {}): Promise<Served> {
  const args = [join(top, 'native', 'cli.ts'), 'serve', '--vault', vault, '--json']
  // A walk that is not about the first start is not led through it.
  const usual = { ZHENGLU_FIRST_START: 'later', ...process.env }
  const child = spawn(process.execPath, args, { env: { ...usual, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { entrance } = JSON.parse(line) as { entrance: string }
  const gone = once(child, 'exit').then(([code]) => code as number | null)
  const end = () => {
    child.kill('SIGTERM')
    return gone
  }
  return {
    entrance,
    end,
    [Symbol.asyncDispose]: async () => {
      await end()
    },
  }
}

/** Keeps a picture of the page among the artefacts of the run, without the notices that pass by. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const path = join(top, 'artefacts', `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', style: '.ant-message { visibility: hidden }' })
}

/** What every call may fail with. */
const always = ['input-invalid', 'not-allowed', 'not-logged-in', 'not-permitted', 'password-must-change'] as const

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How an answer of the station to the window breaks the contract; null when it keeps it, or is no answer to a call. */
async function breach(response: Response): Promise<string | null> {
  const name = /\/call\/(?<name>[\w.]+)$/.exec(response.url())?.groups?.['name']
  if (name === undefined) return null
  // The browser has no bytes of an answer for which the window did not wait; one that came is judged, even if empty.
  const bytes = await response.text().catch(() => undefined)
  if (bytes === undefined) return null
  const body: unknown = parsed(bytes)
  const schema = response.ok() ? calls[name as CallName].output : failureSchema
  const { error } = schema.safeParse(body)
  if (error !== undefined) return `${name} answers ${JSON.stringify(error.issues)}`
  if (response.ok()) return null
  const { code } = failureSchema.parse(body)
  const foreseen: readonly string[] = [...calls[name as CallName].errors, ...always]
  return foreseen.includes(code) ? null : `${name} fails with ${code}, of which its contract does not tell`
}

/** Text that is cut off: elements that hide content which is larger than they are, and a page that scrolls sideways. */
export function cutOffText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    const cut = [...document.querySelectorAll<HTMLElement>('main *, nav *, header *, [role=dialog] *')].filter(
      (element) => {
        const { overflowX, overflowY, display } = getComputedStyle(element)
        const isSeen = element.getClientRects().length > 0 && display !== 'inline'
        const isHiddenOnPurpose =
          element.clientWidth <= 2 || element.closest('[aria-hidden=true], .ant-select') !== null
        // A table that draws only what is seen scrolls by itself; its cells must show all they hold.
        const isVirtual = element.closest('.ant-table-virtual') !== null && element.closest('.ant-table-cell') === null
        const isCut =
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1 && element.innerText.trim() !== '')
        return isSeen && isCut && !isHiddenOnPurpose && !isVirtual
      },
    )
    const wide = document.documentElement.scrollWidth > window.innerWidth + 1 ? ['the page scrolls sideways'] : []
    return [
      ...wide,
      ...cut.map((element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`),
    ]
  })
}

/** The smallest screen that is promised, a common one, and the smallest at 200 %. */
export const sizes = {
  '': { width: 1280, height: 720 },
  '-large': { width: 1920, height: 1080 },
  '-zoomed': { width: 640, height: 360 },
} as const

/** Looks at the page as it is: accessibility, then in each size a picture to keep and text that is cut off. */
export async function look(page: Page, name: string): Promise<void> {
  // What fades in or out is half transparent for a moment.
  await expect.poll(() => accessibilityFaults(page), { timeout: 30_000 }).toEqual([])
  for (const [size, viewport] of Object.entries(sizes)) {
    if (size === '-large' && !isEverySize) continue
    await page.setViewportSize(viewport)
    await screenshot(page, `${name}${size}`)
    await expect.poll(() => cutOffText(page), { message: `cut off, ${name}${size}`, timeout: 10_000 }).toEqual([])
  }
  await page.setViewportSize(sizes[''])
}

/** What goes wrong in the window from now on: errors, and answers of the station that break the contract. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // Chromium notes each answer that is a failure; the window shows it as a sentence.
    if (message.type() === 'error' && !message.text().includes('409 (Conflict)')) faults.push(message.text())
  })
  page.on('response', (response) => {
    void breach(response).then((what) => what !== null && faults.push(what))
  })
  return faults
}

/** What a recording is of, and who is present, where it matters. */
export interface Led {
  readonly kind: RecordingKind
  readonly people: readonly { readonly name: string; readonly role: PresentRole }[]
  /** Each recording is of a case of its own. */
  readonly number: string
}

/**
 * Chooses an option of a list by its words, until the list shows them: while the list or its dialog still opens, a press
 * and its release may land on two options, and no hand is that quick.
 */
export async function choose(page: Page, list: Locator, words: string | RegExp): Promise<void> {
  const shown = list.locator('xpath=ancestor::div[contains(concat(" ", @class, " "), " ant-select ")][1]')
  const option = page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: words }).last()
  const isChosen = async () => {
    // What completes a text stands in the field itself.
    const text = `${await shown.innerText()}\n${await list.inputValue()}`
    return typeof words === 'string' ? text.includes(words) : words.test(text)
  }
  await expect
    .poll(
      async () => {
        if (await isChosen()) return true
        if (!(await option.isVisible())) await list.click()
        await option.click({ timeout: 5000 }).catch(() => undefined)
        return await isChosen()
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

/** Starts a recording of a new case in the room that the console shows, as a person does with keys and pointer. */
export async function startRecording(
  page: Page,
  { console, cases, terms }: Pick<typeof zhCN, 'console' | 'cases' | 'terms'>,
  led?: Led,
): Promise<void> {
  // Of a console that is not there yet no key is heard.
  await page.getByRole('button', { name: console.start }).waitFor()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(console.place).waitFor()
  await dialog.getByText(console.newCase).click()
  await dialog.getByLabel(cases.number).fill(led?.number ?? '沪市监罚〔2026〕17号')
  await dialog.getByLabel(cases.cause).fill('无证经营食品')
  // Where people log in it is who is logged in.
  const operator = dialog.getByLabel(console.operator)
  if (await operator.isEditable()) await operator.fill('书记员')
  if (led !== undefined) {
    await choose(page, dialog.getByLabel(console.recordingKind), terms.recordingKind[led.kind])
    for (const { name, role } of led.people) {
      await dialog.getByRole('button', { name: console.addPerson }).click()
      await dialog.getByLabel(console.personName).last().fill(name)
      await choose(page, dialog.getByLabel(console.personRole).last(), terms.presentRole[role])
    }
  }
  await dialog.getByRole('button', { name: console.startNow }).click()
  await page.getByRole('button', { name: console.end }).waitFor({ timeout: 90_000 })
  await dialog.waitFor({ state: 'hidden' })
}

/** Waits until the clock of the console's band has reached `seconds`, of the recording or of its break. */
export async function lasts(page: Page, seconds: number): Promise<void> {
  const shown = async () => {
    const [hours = 0, minutes = 0, rest = 0] = (await page.locator('.band-elapsed dd').innerText())
      .split(':')
      .map(Number)
    return (hours * 60 + minutes) * 60 + rest
  }
  await expect.poll(shown, { timeout: 60_000 }).toBeGreaterThanOrEqual(seconds)
}

/** Ends the recording that the console shows, as a person does: each red finding of the reconciliation is explained. */
export async function endRecording(
  page: Page,
  { console, reconcile }: Pick<typeof zhCN, 'console' | 'reconcile'>,
  look: () => Promise<void> = () => Promise.resolve(),
  reason = '演示结束',
): Promise<void> {
  const dialog = page.getByRole('dialog')
  // Of a dialog that is going away no key gets through to the console.
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('e')
  await dialog.getByRole('status').getByText(reconcile.seals).waitFor()
  await look()
  for (const field of await dialog.getByPlaceholder(reconcile.explanation).all()) await field.fill(reason)
  await dialog.getByRole('button', { name: console.endConfirm }).click()
}

/** Asks the station as the window does, with its cookie. @throws Error with what it refused. */
export async function ask<N extends CallName>(page: Page, name: N, input: unknown): Promise<Output<N>> {
  const answer = await page.evaluate(
    async ([call, body]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`/call/${call}`, { method: 'POST', headers, body })
      const said = await response.text()
      if (!response.ok) throw new Error(said)
      return said
    },
    [name, JSON.stringify(input)] as const,
  )
  return JSON.parse(answer) as Output<N>
}

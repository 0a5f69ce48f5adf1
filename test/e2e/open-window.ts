// A window of the station, as each walk opens it; what it shows when a walk fails is told and kept.
import type { Browser, Page } from 'playwright'
import { afterEach } from 'vitest'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { faultsOf, screenshot, sizes } from './station.ts'

export interface Opened {
  readonly page: Page
  /** What goes wrong in the window: errors, and answers of the station that break the contract. */
  readonly faults: string[]
}

const open = new Set<Page>()

// A walk that waited in vain says what for; this says what was there instead.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const page of [...open].filter((each) => !each.isClosed())) {
    const name = `failed-${task.name}`.replaceAll(/[\s/,;:]+/g, '-').slice(0, 80)
    const shown = page.locator('[role=dialog]:visible, main').last()
    console.error(`${page.url()} when "${task.name}" failed:\n${await shown.ariaSnapshot().catch(String)}`)
    await screenshot(page, name).catch(() => undefined)
  }
})

/**
 * Opens a window that was let in.
 * @param newsLate Milliseconds by which the window hears the station's news later: its answers come well before them.
 */
export async function openWindow(
  browser: Browser,
  entrance: string,
  language: 'zh-CN' | 'en' = 'zh-CN',
  newsLate = 0,
): Promise<Opened> {
  const context = await browser.newContext({ viewport: sizes[''] })
  if (language === 'en') {
    await context.addInitScript(() => {
      window.localStorage.setItem('zhenglu.language', 'en')
    })
  }
  const page = await context.newPage()
  const faults = faultsOf(page)
  if (newsLate > 0) {
    await page.routeWebSocket('**/events', (window) => {
      window.connectToServer().onMessage((news) => {
        setTimeout(() => {
          window.send(news)
        }, newsLate)
      })
    })
  }
  await page.goto(entrance)
  await watch(page, language)
  return { page, faults }
}

/** Waits until a window that was let in can be worked with; from now on it is told what it shows when a walk fails. */
export async function watch(page: Page, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<void> {
  // What a slow machine takes is no failure; what never comes is one.
  page.setDefaultTimeout(30_000)
  open.add(page)
  const { shortcuts } = (language === 'en' ? en : zhCN).app
  await page.getByRole('button', { name: shortcuts, exact: true }).waitFor()
  // No key is heard before the station has said what this window may.
  await page.locator('nav li a').first().waitFor()
  await page.locator('main h1').first().waitFor()
}

// What axe has against a page. Asked in the page itself: its Playwright package opens a page of its own for each question.
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

/** Rules of WCAG 2.1 A and AA; axe has more, of good practice. */
const wcag: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }

/**
 * Each rule that is broken, with the places; notices that pass by are left out.
 * @param which rules: by default {@link wcag}. An empty object stands for all that axe has.
 */
export async function accessibilityFaults(page: Page, which: RunOptions = wcag): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source)
  return page.evaluate(async (options) => {
    const found = await window.axe?.run({ exclude: ['.ant-message'] }, { ...options, resultTypes: ['violations'] })
    return (found?.violations ?? []).flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }, which)
}

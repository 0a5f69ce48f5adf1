// What axe has against a page. Asked in the page itself: its Playwright package opens a page of its own for each question.
import axe from 'axe-core'
import type { Page } from 'playwright'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

/** Rules of WCAG 2.1 A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Each rule that is broken, with the places; notices that pass by are left out. @param without rules that do not hold here. */
export async function accessibilityFaults(page: Page, without: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source)
  return page.evaluate(
    async ([runOnly, off]) => {
      const options = {
        runOnly: [...runOnly],
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
      }
      const found = await window.axe?.run({ exclude: ['.ant-message'] }, { ...options, resultTypes: ['violations'] })
      return (found?.violations ?? []).flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      )
    },
    [rules, without] as const,
  )
}

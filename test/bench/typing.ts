// How long a key takes to be seen in a written record of hours, while the room records: from the event of the key to the
// frame after it, in a real Chromium.
import { join } from 'node:path'
import type { Page } from 'playwright'
import { serve } from '../e2e/station.ts'
import { openBrowser } from '../rig/browser.ts'

export const recordLoad = { entries: 3000, letters: 100, next: 20 }

const calling = (page: Page) => (name: string, body: object) =>
  page.evaluate(
    async ([path, json]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(path, { method: 'POST', headers, body: json })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as { id: string; recording: string }
    },
    [`/call/${name}`, JSON.stringify(body)] as const,
  )

declare global {
  interface Window {
    keysSeen: number[]
  }
}

/** Notes each key from now on, once the frame that follows it was painted. Runs in the page. */
function watchKeys(): void {
  window.keysSeen = []
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          window.keysSeen.push(performance.now() - timeStamp)
        }
        port2.postMessage(null)
      })
    },
    { capture: true },
  )
}

export interface Typed {
  /** Milliseconds of each letter. */
  readonly letters: readonly number[]
  /** Of each Enter, which opens another entry. */
  readonly next: readonly number[]
  /** From the address to the first entry that can be read. */
  readonly opening: number
}

export async function measureTyping(folder: string): Promise<Typed> {
  await using station = await serve(join(folder, 'typing'))
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(station.entrance)
    const call = calling(page)
    const [room] = (await call('rooms.list', {})) as unknown as { id: string }[]
    const made = await call('cases.create', { number: 'bench', cause: 'bench', kind: 'other' })
    const started = await call('recordings.start', {
      ...{ room: room?.id, case: made.id, kind: 'interview', operator: 'bench' },
    })
    const { recording } = started
    const { id: record } = await call('writtenRecords.begin', { recording, kind: 'interview', person: 'bench' })
    const writer = crypto.randomUUID()
    for (let n = 0; n < recordLoad.entries; n += 200) {
      const changes = Array.from({ length: 200 }, (_, more) => ({
        ...{ what: 'entry', id: crypto.randomUUID(), at: new Date().toISOString(), place: n + more + 1 },
        ...{ section: 'course', speaker: more % 2 === 0 ? 'question' : 'answer' },
        text:
          more % 2 === 0 ? '店里卖什么，有没有办理许可证？' : '主要卖卤味和凉菜，去年三月开的，许可证一直没有去办。',
      }))
      await call('writtenRecords.change', { record, window: writer, person: 'bench', changes })
    }
    await call('writtenRecords.release', { record, window: writer })
    const before = performance.now()
    await page.goto(new URL(`/#/records/${record}`, station.entrance).href)
    await page.locator('.entry-text').first().waitFor()
    const opening = performance.now() - before
    await page.locator('.record-tools .ant-btn-primary').click()
    await page.locator('textarea').waitFor()
    await page.evaluate(watchKeys)
    const press = async (key: string, times: number) => {
      for (let n = 0; n < times; n++) {
        await page.keyboard.press(key)
        await page.waitForTimeout(60)
      }
      return page.evaluate(() => window.keysSeen.splice(0))
    }
    const letters = await press('a', recordLoad.letters)
    const next: number[] = []
    for (let n = 0; n < recordLoad.next; n++) {
      next.push(...(await press('Enter', 1)))
      await press('a', 2)
    }
    await call('recordings.end', { room: room?.id, reason: 'bench' })
    return { letters, next, opening }
  } finally {
    await browser.close()
  }
}

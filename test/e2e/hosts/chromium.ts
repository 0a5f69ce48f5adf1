// The station by itself, and Chromium: what `npm start` does where there is no Electron.
import type { Page } from 'playwright'
import { openBrowser } from '../../rig/browser.ts'
import { openWindow } from '../open-window.ts'
import { serve } from '../station.ts'
import type { Host } from './host.ts'

function asksBeforeClosing(page: Page): Promise<boolean> {
  const asked = new Promise<boolean>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.type() === 'beforeunload')
      void dialog.dismiss()
    })
  })
  return page.close({ runBeforeUnload: true }).then(() => asked)
}

export const chromiumHost: Host = {
  name: 'Chromium',
  show: async (vault) => {
    const browser = await openBrowser()
    const station = await serve(vault)
    const { page, faults } = await openWindow(browser, station.entrance)
    return {
      ...{ page, faults },
      asksBeforeClosing: () => asksBeforeClosing(page),
      end: async () => {
        await browser.close()
        return station.end()
      },
    }
  },
}

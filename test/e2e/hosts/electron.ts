// Electron itself, where its program file is there (`npm run install-electron`).
import { _electron as electron } from 'playwright'
import { expect } from 'vitest'
import { buildShell, shellFolder } from '../../../scripts/build-shell.mjs'
import { findElectron } from '../../../scripts/hosts.mjs'
import { watchShown, type Host } from './host.ts'

const executablePath = findElectron()

export const electronHost: Host = {
  name: 'Electron',
  ...(executablePath === undefined ? { lacking: 'Electron’s program file is not installed' } : {}),
  show: async (vault) => {
    buildShell()
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const program = await electron.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: [shellFolder, '--vault', vault, `--user-data-dir=${vault}-electron`, '--lang=zh-CN', ...root],
    })
    /** What a person answers in a box of the system: such boxes are no page, so they are answered in the main process. */
    const answer = (button: number) =>
      program.evaluate(({ dialog }, pressed) => {
        dialog.showMessageBoxSync = () => {
          Object.assign(globalThis, { wasAsked: true })
          return pressed
        }
      }, button)
    const page = await program.firstWindow()
    const faults = await watchShown(page)
    return {
      ...{ page, faults },
      asksBeforeClosing: async () => {
        await answer(0)
        await program.evaluate(({ BrowserWindow }) => {
          BrowserWindow.getAllWindows()[0]?.close()
        })
        await expect.poll(() => program.evaluate(() => 'wasAsked' in globalThis)).toBe(true)
        return true
      },
      end: async () => {
        await answer(1)
        const { promise: gone, resolve } = Promise.withResolvers<number | null>()
        program.process().once('exit', resolve)
        await program.evaluate(({ app }) => {
          app.quit()
        })
        return gone
      },
    }
  },
}

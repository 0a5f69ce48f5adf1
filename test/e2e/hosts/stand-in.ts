// The built desktop program on the stand-in for Electron.
import { expect } from 'vitest'
import { buildShell } from '../../../scripts/build-shell.mjs'
import { startShell } from '../../electron/stand-in/start.ts'
import { watchShown, type Host } from './host.ts'

export const standInHost: Host = {
  name: 'the stand-in for Electron',
  show: async (vault) => {
    buildShell()
    const shell = await startShell(vault, { folder: `${vault}-electron` })
    const page = await shell.page()
    const faults = await watchShown(page)
    return {
      ...{ page, faults },
      asksBeforeClosing: async () => {
        await shell.act('close')
        await expect.poll(() => shell.facts('answered')).toEqual([false])
        expect(shell.facts('asked')).toHaveLength(1)
        return true
      },
      end: () => shell.end(),
    }
  },
}

// The desktop program, as a window may ask of it.
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { ShellSettings } from '../contract/shell.ts'
import type { Station } from '../station.ts'

export function shellHandlers(station: Station): HandlersOf<'shell'> {
  const { shell, shellSettings, logIn } = station
  const change = async (wanted: Partial<ShellSettings>): Promise<ShellSettings> => {
    const changed = await shellSettings.change(wanted)
    station.changed('shell')
    return changed
  }
  /** @throws Failure `shell-missing`. */
  const requireShell = (): void => {
    if (!shell.isPresent) throw new Failure('shell-missing')
  }
  return {
    'shell.get': async () => ({
      present: shell.isPresent,
      ...(await shellSettings.get()),
      notices: [...shell.notices],
    }),
    'shell.save': async (wanted) => {
      requireShell()
      return await change(wanted)
    },
    'shell.enterKiosk': async () => {
      requireShell()
      // Without one nobody could get out of it.
      if (!logIn.state.hasAccounts) throw new Failure('accounts-missing')
      return await change({ kiosk: true })
    },
    'shell.leaveKiosk': async ({ account, password }) => {
      await logIn.requirePassword(account, password, ['admin'])
      return await change({ kiosk: false })
    },
    'shell.putAway': ({ id }) => {
      shell.putAway(id)
      return Promise.resolve({})
    },
  }
}

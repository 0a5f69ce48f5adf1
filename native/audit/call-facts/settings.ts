// What the audit log says of calls of settings and of the desktop program.
import type { Request } from '../../contract/calls.ts'
import { changesBetween } from '../changes.ts'
import type { FactsOf } from './called.ts'

/** Of `settings.save`: an authority's address may hold a name, a password or a key. */
const withoutSecrets = (settings: Request<'settings.save'>) => {
  const { timeStampAuthority: address } = settings
  const shown = URL.canParse(address) ? `${new URL(address).origin}${new URL(address).pathname}` : ''
  return { ...settings, timeStampAuthority: shown }
}

export const settingFacts: FactsOf<'settings' | 'shell' | 'signingKey' | 'diagnostics'> = {
  'settings.save': ({ input, before }) => ({
    subject: null,
    details: {
      changes: changesBetween(
        before === undefined ? undefined : withoutSecrets(before as Request<'settings.save'>),
        withoutSecrets(input),
      ),
    },
  }),
  'shell.save': ({ input }) => ({ subject: null, details: { on: input.startsWithComputer } }),
  'signingKey.protect': ({ answer }) => ({
    subject: null,
    details: answer === undefined ? {} : { file: answer.spare },
  }),
  'signingKey.release': () => ({ subject: null, details: {} }),
  'shell.enterKiosk': () => ({ subject: null, details: {} }),
  'shell.leaveKiosk': ({ input }) => ({ subject: input.account, details: {} }),
  'diagnostics.collect': () => ({ subject: null, details: {} }),
}

// Who is at this window, and what they may.
import { callRights } from '../../native/contract/call-rights.ts'
import type { CallName } from '../../native/contract/calls.ts'
import type { AccessState } from '../../native/contract/people.ts'
import { addressRights, isAllowed } from '../../native/contract/rights.ts'
import { useAnswer } from './use-call.ts'
import { useStationFact } from './use-station.ts'

/** Undefined until the station was heard. */
export const useAccess = (): AccessState | undefined => useStationFact(({ access }) => access)

/** Whether somebody may work here now: nobody has to log in, or somebody has. */
export const isOpenTo = ({ hasAccounts, person, locked, mustChange }: AccessState): boolean =>
  !hasAccounts || (person !== null && !locked && mustChange === null)

/** Who is at the window: an account, `anybody` where there are none, null for nobody. */
export const whoIsAt = ({ hasAccounts, person }: AccessState): string | null =>
  hasAccounts ? (person?.id ?? null) : 'anybody'

/** Tells whether who is at the window may make a call: what they may not is not offered. */
export function useMay(): (name: CallName) => boolean {
  const access = useAccess()
  return (name) =>
    access !== undefined && (!access.hasAccounts || isAllowed(callRights[name], access.person?.roles ?? null))
}

/** As {@link useMay}, of an address of the station. */
export function useMayOpen(address: keyof typeof addressRights): boolean {
  const access = useAccess()
  return (
    access !== undefined && (!access.hasAccounts || isAllowed(addressRights[address], access.person?.roles ?? null))
  )
}

export interface Acting {
  /** Who acts, as far as that is known. */
  readonly name: string
  /** Whether the station puts it in, whatever is typed. */
  readonly fixed: boolean
  /** False until it is known. */
  readonly known: boolean
}

/** Who acts in this window: who is logged in; without accounts whom the settings name. */
export function useActing(): Acting {
  const access = useAccess()
  const settings = useAnswer('settings.get', {})
  if (access?.hasAccounts === true) return { name: access.person?.name ?? '', fixed: true, known: true }
  return { name: settings.data?.operator ?? '', fixed: false, known: !settings.isPending }
}

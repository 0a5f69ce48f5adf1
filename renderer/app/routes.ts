// The screens that the navigation leads to, in its order; Alt+1, Alt+2 … go there.
import type { CallName } from '../../native/contract/calls.ts'

export const destinations = [
  { name: 'console', path: '/console', needs: 'rooms.list' },
  { name: 'cases', path: '/cases', needs: 'cases.find' },
  { name: 'recordings', path: '/recordings', needs: 'recordings.list' },
  { name: 'check', path: '/check', needs: 'archive.verify' },
  { name: 'rooms', path: '/rooms', needs: 'rooms.save' },
  { name: 'settings', path: '/settings', needs: 'settings.get' },
  { name: 'audit', path: '/audit', needs: 'audit.find' },
  { name: 'people', path: '/people', needs: 'people.add' },
  { name: 'acts', path: '/acts', needs: 'acts.list' },
] as const satisfies readonly {
  readonly name: string
  readonly path: string
  /** The call without which there is nothing to see there. */
  readonly needs: CallName
}[]

// Who may make each call, without what the calls take: the built window has this table alone (renderer/vite.config.ts).
import { calls, type CallName } from './calls.ts'
import type { Rights } from './rights.ts'

export const callRights = Object.fromEntries(
  Object.entries(calls).map(([name, { roles }]) => [name, roles]),
) as Readonly<Record<CallName, Rights>>

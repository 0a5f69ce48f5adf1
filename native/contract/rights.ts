// Who may do what: named groups of roles, of which each call names one.
import { staffRoles, type StaffRole } from './terms.ts'

/**
 * Who may make a call: people with one of the roles. `anyone`: before log-in too. `everyone`: whoever is logged in.
 * While no account exists, whoever is at the station's window may make every call.
 */
export type Rights = readonly StaffRole[] | 'anyone' | 'everyone'

/** Who sets rooms up and watches over recordings. */
export const roomRoles = ['operator', 'clerk'] as const satisfies Rights
/** Who acts in an interview or a hearing. */
export const sessionRoles = ['operator', 'clerk', 'officer'] as const satisfies Rights
/** Who keeps cases and writes records. */
export const caseRoles = ['clerk', 'officer'] as const satisfies Rights
/** Who may read evidence: all but the administrator, who may not by virtue of that role alone. */
export const evidenceRoles = ['operator', 'clerk', 'officer', 'reviewer', 'archivist'] as const satisfies Rights
/** Who watches over what is done at the station. */
export const auditRoles = ['reviewer', 'admin'] as const satisfies Rights

/** Rights of what is not a call: addresses of the station's server. */
export const addressRights = {
  /** Recorded media and the files of a recording. */
  '/media': evidenceRoles,
  /** Pieces of a file that becomes an exhibit. */
  '/upload': sessionRoles,
  /** Files of exhibits and issued documents. */
  '/exhibits': evidenceRoles,
  /** Live pictures and sound of a room. */
  '/live': sessionRoles,
  /** How rooms and recordings stand: without what only people who may read evidence should see. */
  '/events': 'anyone',
} as const satisfies Record<string, Rights>

/** Whether a person with `roles` may; `null` is nobody who is logged in. */
export function isAllowed(rights: Rights, roles: readonly StaffRole[] | null): boolean {
  if (rights === 'anyone') return true
  if (roles === null) return false
  return rights === 'everyone' ? staffRoles.some((role) => roles.includes(role)) : rights.some((r) => roles.includes(r))
}

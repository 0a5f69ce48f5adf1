// Who may act together in a session: what the law asks of officers, clerk and presiding officer. Used by the station
// before a recording begins, and by the window while people are entered.
import { validityOf } from './certificates.ts'
import type { PersonPresent } from './fields.ts'
import type { Person } from './people.ts'
import type { CaseOfficer } from './cases.ts'
import type { PresentRole, RecordingKind } from './terms.ts'

export const conductFindings = [
  /** Fewer than two officers (Administrative Penalty Law 2021, art. 42, 55). */
  'too-few-officers',
  /** Who presides has investigated the case (art. 64 (4)). */
  'presiding-investigated',
  /** Who presides also keeps the record. */
  'presiding-records',
  /** The only officer who asks also keeps the record. */
  'recorder-asks',
  /** An officer's certificate is no longer valid (art. 55). */
  'certificate-expired',
  /** It soon is no longer valid. */
  'certificate-expires',
  /** An officer without a certificate. */
  'certificate-missing',
] as const
export type ConductCode = (typeof conductFindings)[number]

/** `red`: has to be put right, or explained in writing. */
export const conductLevel: Readonly<Record<ConductCode, 'red' | 'amber'>> = {
  'too-few-officers': 'red',
  'presiding-investigated': 'red',
  'presiding-records': 'red',
  'recorder-asks': 'red',
  'certificate-expired': 'red',
  'certificate-expires': 'amber',
  'certificate-missing': 'amber',
}

export interface ConductFinding {
  readonly code: ConductCode
  /** Whom it is about; empty for all of them. */
  readonly name: string
}

export interface Session {
  readonly kind: RecordingKind
  readonly people: readonly PersonPresent[]
  /** Who handles the case. */
  readonly officers: readonly CaseOfficer[]
  /** Who works here, as far as that is known. */
  readonly staff: readonly Person[]
}

/** Acts at which two officers act; at a hearing it is the presiding officer who leads. */
const byTwoOfficers: ReadonlySet<RecordingKind> = new Set([
  'interview',
  'on-site-inspection',
  'sealing-or-seizure',
  'forced-demolition',
  'service-by-leaving',
])

function certificateOf(name: string, { officers, staff }: Session, now: Date): ConductFinding[] {
  const known = staff.find((person) => person.name === name && person.left === null)
  const certificate = known?.certificate ?? officers.find((officer) => officer.name === name)?.certificate ?? ''
  if (certificate === '') return [{ code: 'certificate-missing', name }]
  if (known?.validUntil == null) return []
  const { state } = validityOf(known.validUntil, now)
  if (state === 'valid') return []
  return [{ code: state === 'expired' ? 'certificate-expired' : 'certificate-expires', name }]
}

/** What is against a session with these people; a training session has nothing against it. */
export function findingsOf(session: Session, now: Date): ConductFinding[] {
  const { kind, people, officers } = session
  if (kind === 'training') return []
  const namesOf = (role: PresentRole) => [
    ...new Set(people.filter((person) => person.role === role && person.name !== '').map(({ name }) => name)),
  ]
  const [acting, presiding, clerks] = [namesOf('officer'), namesOf('presiding-officer'), namesOf('clerk')]
  const isInvestigator = (name: string) => acting.includes(name) || officers.some((officer) => officer.name === name)
  const all = (code: ConductCode, names: readonly string[]) => names.map((name) => ({ code, name }))
  const asking = acting.filter((name) => !clerks.includes(name))
  return [
    ...(byTwoOfficers.has(kind) && acting.length < 2 ? [{ code: 'too-few-officers' as const, name: '' }] : []),
    ...all('presiding-investigated', presiding.filter(isInvestigator)),
    ...all(
      'presiding-records',
      presiding.filter((name) => clerks.includes(name)),
    ),
    ...(kind === 'interview' && acting.length > 0 && asking.length === 0 ? all('recorder-asks', acting) : []),
    ...acting.flatMap((name) => certificateOf(name, session, now)),
  ]
}

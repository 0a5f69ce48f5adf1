// All calls by name.
import { actListCalls } from './act-list.ts'
import { actCalls } from './acts.ts'
import { alarmCalls } from './alarms.ts'
import { auditCalls } from './audit.ts'
import { caseFileCalls } from './case-file.ts'
import { caseListCalls } from './case-list.ts'
import { caseRelationCalls } from './case-relations.ts'
import { caseStageCalls } from './case-stages.ts'
import { caseCalls } from './cases.ts'
import { causeCalls } from './causes.ts'
import type { Call, CallInput, CallOutput, CallRequest } from './define-call.ts'
import { diagnosticsCalls } from './diagnostics.ts'
import { documentCalls } from './documents.ts'
import { exhibitCalls } from './exhibits.ts'
import { firstStartCalls } from './first-start.ts'
import { jobCalls } from './jobs.ts'
import { partyScreenCalls } from './party-screen.ts'
import { peopleCalls } from './people.ts'
import { preflightCalls } from './preflight.ts'
import { reconciliationCalls } from './reconciliation.ts'
import { recordingCalls } from './recordings.ts'
import { roomCalls } from './rooms.ts'
import { searchCalls } from './search.ts'
import { scriptCalls } from './scripts.ts'
import { settingsCalls } from './settings.ts'
import { shellCalls } from './shell.ts'
import { signingKeyCalls } from './signing-key.ts'
import { speechCalls } from './speech.ts'
import { statementCalls } from './statements.ts'
import { sourceCalls } from './sources.ts'
import { writtenRecordCalls } from './written-records.ts'

export const calls = {
  ...settingsCalls,
  ...shellCalls,
  ...signingKeyCalls,
  ...firstStartCalls,
  ...peopleCalls,
  ...roomCalls,
  ...partyScreenCalls,
  ...preflightCalls,
  ...sourceCalls,
  ...caseCalls,
  ...caseStageCalls,
  ...caseRelationCalls,
  ...caseListCalls,
  ...causeCalls,
  ...searchCalls,
  ...actListCalls,
  ...actCalls,
  ...exhibitCalls,
  ...documentCalls,
  ...caseFileCalls,
  ...recordingCalls,
  ...reconciliationCalls,
  ...scriptCalls,
  ...alarmCalls,
  ...statementCalls,
  ...writtenRecordCalls,
  ...speechCalls,
  ...jobCalls,
  ...auditCalls,
  ...diagnosticsCalls,
} satisfies Record<string, Call>

export type CallName = keyof typeof calls
export type Input<N extends CallName> = CallInput<(typeof calls)[N]>
export type Request<N extends CallName> = CallRequest<(typeof calls)[N]>
export type Output<N extends CallName> = CallOutput<(typeof calls)[N]>

/** Calls of which the audit log speaks. */
export type AuditedCall = { [N in CallName]: (typeof calls)[N]['audit'] extends null ? never : N }[CallName]

/** One function per call: what the station implements. */
export type Handlers = { readonly [N in CallName]: (request: Request<N>) => Promise<Output<N>> }
/** Those of some areas: `HandlersOf<'rooms' | 'sources'>`. */
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<CallName, `${Area}.${string}`>>

// What is said of a call in the audit log, and what is known when it is said.
import type { AuditMember } from '../../contract/audit-actions.ts'
import type { AuditedCall, Output, Request } from '../../contract/calls.ts'
import type { Json } from '../../journal/line.ts'

export type Details = Partial<Record<AuditMember, Json>>

/** What a call did, and to what. */
export interface CallFacts {
  readonly subject: string | null
  readonly details: Details
}

/** A call that was made. */
export interface Called<N extends AuditedCall> {
  readonly input: Request<N>
  /** Absent when it was refused or failed. */
  readonly answer: Output<N> | undefined
  /** What the call's subject was before, as far as it was asked for. */
  readonly before: unknown
}

/** One entry per audited call: a call without one does not compile. */
export type CallFactsTable = { readonly [N in AuditedCall]: (called: Called<N>) => CallFacts }
/** Those of some areas of the contract. */
export type FactsOf<Area extends string> = Pick<CallFactsTable, Extract<AuditedCall, `${Area}.${string}`>>

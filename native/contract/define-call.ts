// One declaration per call, from which the handler's type, the client's type and docs/api.md follow.
import type * as z from 'zod'
import type { AuditAction } from './audit-actions.ts'
import type { FailureCode } from './failures.ts'
import type { Rights } from './rights.ts'

export interface Call<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  A extends AuditAction | null = AuditAction | null,
> {
  /** What the call does, in one sentence, for docs/api.md. */
  readonly about: string
  /** Who may make it. */
  readonly roles: Rights
  /** What the audit log says of the call; null when it says nothing, which must be decided for each. */
  readonly audit: A
  readonly input: I
  /** Member of the input that names who acts: where there are accounts, the station puts in who is logged in. */
  readonly acts?: 'person' | 'operator'
  readonly output: O
  /** Failures that a caller should expect beside `input-invalid`, `not-allowed` and `internal`. */
  readonly errors: readonly FailureCode[]
}

export function defineCall<I extends z.ZodType, O extends z.ZodType, const A extends AuditAction | null>(
  call: Call<I, O, A>,
): Call<I, O, A> {
  return call
}

/** What a caller may write: defaults need not be given. */
export type CallInput<C extends Call> = z.input<C['input']>
/** What a handler receives: checked, with defaults filled in. */
export type CallRequest<C extends Call> = z.output<C['input']>
export type CallOutput<C extends Call> = z.output<C['output']>

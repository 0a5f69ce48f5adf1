// The typed client of the contract: one function for every call.
import type { CallName, Input, Output } from '../../native/contract/calls.ts'
import { Failure, failureSchema } from '../../native/contract/failures.ts'

export type CallOf = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>

/** What the station answered instead of a result, or `internal` when it did not answer at all. */
function failureOf(status: number, body: unknown): Failure {
  const failure = failureSchema.safeParse(body)
  if (failure.success) return new Failure(failure.data.code, failure.data.details)
  return new Failure(status === 401 || status === 403 ? 'not-allowed' : 'internal', { status })
}

/**
 * Asks the station.
 * @throws Failure with the station's code; `internal` with status 0 when the station cannot be reached.
 */
export const call: CallOf = async (name, input) => {
  let response: Response
  try {
    response = await fetch(`/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
  } catch (error) {
    throw new Failure('internal', { status: 0 }, { cause: error })
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw failureOf(response.status, body)
  return body as Awaited<ReturnType<typeof call<typeof name>>>
}

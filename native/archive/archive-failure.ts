// Turns what the operating system says while a bundle is written into the failures that a person is told.
import { Failure } from '../contract/failures.ts'
import { systemCode } from '../vault/vault-error.ts'

const full = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** A failed write at `path`: `disk-full` or `target-not-writable`. Failures stay as they are. */
export function writeFailure(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error
  const cause = systemCode(error)
  const code = cause !== undefined && full.includes(cause) ? 'disk-full' : 'target-not-writable'
  return new Failure(code, { path, cause: cause ?? String(error) }, { cause: error })
}

/** What is wrong with a recording that is not as it was sealed. */
export type Damage =
  'missing' | 'unexpected' | 'not-plain' | 'unreadable' | 'malformed' | 'length' | 'changed' | 'signature'

/** A recording that can't be exported as if it were whole: names the first file that is not as it was sealed. */
export function damaged(recording: string, file: string, problem: Damage, cause?: unknown): Failure {
  return new Failure('recording-damaged', { recording, file, problem }, { cause })
}

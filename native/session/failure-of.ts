// Whatever went wrong, as a failure of the contract: the one place where the vault's errors meet it.
import { Failure, type FailureCode } from '../contract/failures.ts'
import { VaultError, type VaultErrorCode } from '../vault/vault-error.ts'

const codes: Readonly<Record<VaultErrorCode, FailureCode>> = {
  'vault-missing': 'vault-missing',
  'vault-not-a-folder': 'vault-not-a-folder',
  'vault-foreign': 'vault-foreign',
  'vault-newer-format': 'vault-newer-format',
  'vault-damaged': 'vault-damaged',
  'vault-read-only': 'vault-read-only',
  'vault-in-use': 'vault-in-use',
  'key-protected': 'key-protected',
  'key-foreign': 'key-foreign',
  'key-store-missing': 'key-store-missing',
  'key-store-failed': 'key-store-failed',
  'target-exists': 'target-exists',
  'disk-full': 'disk-full',
  'disk-failed': 'disk-failed',
  'recording-missing': 'recording-unknown',
  'recording-sealed': 'recording-not-running',
  'journal-bad': 'recording-damaged',
  'copy-differs': 'recording-damaged',
  'exhibits-damaged': 'exhibits-damaged',
}

/** `error` as a {@link Failure}; what nobody foresaw becomes `internal` and keeps its cause. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (error instanceof VaultError) return new Failure(codes[error.code], error.details, { cause: error })
  return new Failure('internal', { said: String(error) }, { cause: error })
}

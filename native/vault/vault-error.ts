// Why a vault cannot be used or a recording cannot be written. Crosses every boundary as `{ code, details }`.

/** Closed list of what can go wrong with a vault. */
export type VaultErrorCode =
  | 'vault-missing'
  | 'vault-not-a-folder'
  | 'vault-foreign'
  | 'vault-newer-format'
  | 'vault-damaged'
  | 'vault-read-only'
  | 'vault-in-use'
  | 'key-protected'
  | 'key-foreign'
  | 'key-store-missing'
  | 'key-store-failed'
  | 'target-exists'
  | 'disk-full'
  | 'disk-failed'
  | 'recording-missing'
  | 'recording-sealed'
  | 'journal-bad'
  | 'copy-differs'
  | 'exhibits-damaged'

/** Facts that go with a code: a path, a process id, a line number. */
export type VaultErrorDetails = Readonly<Record<string, string | number | null>>

export class VaultError extends Error {
  override readonly name = 'VaultError'
  readonly code: VaultErrorCode
  readonly details: VaultErrorDetails

  constructor(code: VaultErrorCode, details: VaultErrorDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options)
    this.code = code
    this.details = details
  }
}

/** The operating system's code of a failed file operation, such as `ENOENT`; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** A failed file operation on `path` as a {@link VaultError}; errors that are one already stay as they are. */
export function diskError(error: unknown, path: string): VaultError {
  if (error instanceof VaultError) return error
  const code = systemCode(error)
  const details = { path, cause: code ?? String(error) }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new VaultError('disk-full', details, { cause: error })
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new VaultError('vault-read-only', details, { cause: error })
  }
  return new VaultError('disk-failed', details, { cause: error })
}

// Validity of enforcement certificates 执法证 (Administrative Penalty Law 2021, art. 55: they are shown).

/** Days before the last day of validity from which on people are warned. */
export const expiryWarning = 60

const dayLength = 86_400_000

/**
 * How a certificate stands on a day of the computer's own zone.
 * @param validUntil its last day, as `2026-11-30`.
 */
export function validityOf(
  validUntil: string,
  now: Date,
): { readonly state: 'valid' | 'expires' | 'expired'; readonly days: number } {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  const days = Math.round((Date.parse(`${validUntil}T00:00:00Z`) - today) / dayLength)
  return { state: days < 0 ? 'expired' : days <= expiryWarning ? 'expires' : 'valid', days }
}

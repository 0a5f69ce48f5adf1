// What a password must be like. Used by the station, and by the window while one is typed.
import * as z from 'zod'

export const passwordRules = z.strictObject({
  /** Characters, at least. */
  length: z.int().min(8).max(64).default(8),
  /** How many of the four kinds there must be: small letters, capitals, digits, everything else. */
  kinds: z.int().min(1).max(4).default(3),
  /** Days after which it has to be changed; 0 = never. */
  days: z.int().min(0).max(730).default(0),
})
export type PasswordRules = z.output<typeof passwordRules>

/** `given`: somebody else chose it. `old`: it is older than the rules allow. `same`: it is the one before. */
export const passwordProblems = z.enum(['short', 'simple', 'named', 'same', 'given', 'old'])
export type PasswordProblem = z.output<typeof passwordProblems>

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** What is wrong with a password for somebody of this account and name; null when nothing is. */
export function passwordProblem(
  password: string,
  { account, name }: { readonly account: string; readonly name: string },
  rules: PasswordRules,
): PasswordProblem | null {
  if (Array.from(password).length < rules.length) return 'short'
  if (kinds.filter((kind) => kind.test(password)).length < rules.kinds) return 'simple'
  const lower = password.toLowerCase()
  const isNamed = [account, name].some((word) => word.length > 2 && lower.includes(word.toLowerCase()))
  // One character over and over, however many there are.
  return isNamed ? 'named' : new Set(password).size < 4 ? 'simple' : null
}

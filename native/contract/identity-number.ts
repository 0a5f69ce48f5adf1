// Identity numbers of persons (GB 11643) and unified social credit codes of organisations (GB 32100): both end in a
// check digit, so that a digit that was mistyped is noticed before it stands in a document.

/** What is wrong with a number, and at which character. */
export interface NumberFault {
  readonly what: 'length' | 'character' | 'date' | 'check-digit'
  /** 1, 2, 3 …; 0 where it is the length that is wrong. */
  readonly position: number
  readonly found: string
  /** What should stand there; empty where that is not known. */
  readonly expected: string
}

/** Letters and digits only, letters as capitals: as both standards write their numbers. */
export const normalNumber = (number: string): string => number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

const length = 18

/** The first fault of form: of the length, or of a character that cannot stand there. */
function formFault(number: string, allowed: (at: number) => string): NumberFault | null {
  if (number.length !== length) {
    return { what: 'length', position: 0, found: String(number.length), expected: String(length) }
  }
  const at = Array.from(number).findIndex((character, i) => !allowed(i).includes(character))
  return at < 0 ? null : { what: 'character', position: at + 1, found: number[at] ?? '', expected: '' }
}

function checkFault(number: string, expected: string): NumberFault | null {
  const found = number.slice(-1)
  return found === expected ? null : { what: 'check-digit', position: length, found, expected }
}

/** The sum of the values of all characters but the last, each with its weight. */
const weighed = (number: string, weight: (at: number) => number, values: string): number =>
  Array.from(number.slice(0, -1)).reduce((sum, character, at) => sum + values.indexOf(character) * weight(at), 0)

const digits = '0123456789'

/** Weights of ISO 7064 MOD 11-2: 2 to the power of the distance from the end, modulo 11. */
const power = (base: number, times: number, modulus: number): number =>
  Array.from({ length: times }).reduce<number>((product) => (product * base) % modulus, 1)

function isDay(text: string): boolean {
  const written = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  const day = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written)
}

/** What is wrong with the number of a resident identity card 居民身份证 (GB 11643); null when nothing is. */
export function identityNumberFault(number: string): NumberFault | null {
  const form = formFault(number, (at) => (at === length - 1 ? `${digits}X` : digits))
  if (form !== null) return form
  const day = number.slice(6, 14)
  if (!isDay(day)) return { what: 'date', position: 7, found: day, expected: '' }
  const sum = weighed(number, (at) => power(2, length - 1 - at, 11), digits)
  return checkFault(number, `${digits}X`[(12 - (sum % 11)) % 11] ?? '')
}

/** Without I, O, S, V and Z, which are too like digits. */
const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** What is wrong with a unified social credit code 统一社会信用代码 (GB 32100); null when nothing is. */
export function creditCodeFault(code: string): NumberFault | null {
  const form = formFault(code, () => creditCharacters)
  if (form !== null) return form
  const sum = weighed(code, (at) => power(3, at, 31), creditCharacters)
  return checkFault(code, creditCharacters[(31 - (sum % 31)) % 31] ?? '')
}

/** Numbers of documents: 15 letters and digits or more, most of them digits. */
const numberRun = /[\p{Nd}A-Za-z\uFF21-\uFF3A\uFF41-\uFF5A]{15,}/gu

/** Numbers that identify somebody are left out of everything that is searched, at the same length. */
export const withoutIdentities = (text: string): string =>
  text.replace(numberRun, (run) => ((run.match(/\p{Nd}/gu)?.length ?? 0) >= 8 ? '*'.repeat(run.length) : run))

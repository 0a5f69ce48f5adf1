// Failures and findings as the command line says them, in the language of the terminal (Chinese unless it says otherwise).
import { failures as english } from '../contract/sentences/en/failures.ts'
import * as englishFindings from '../contract/sentences/en/findings.ts'
import { failures as chinese } from '../contract/sentences/zh-CN/failures.ts'
import * as chineseFindings from '../contract/sentences/zh-CN/findings.ts'
import type { Failure } from '../contract/failures.ts'
import type { Language } from '../contract/terms.ts'
import type { Finding, RecordingReport } from '../contract/verification.ts'

const failures = { 'zh-CN': chinese, en: english }
const findings = { 'zh-CN': chineseFindings, en: englishFindings }

/** What the locale of a terminal asks for; `C` and nothing at all ask for nothing. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? ''
  return /^(zh|C|POSIX|$)/i.test(locale) ? 'zh-CN' : 'en'
}

/** What is wrong and what to do, followed by the facts. */
export function failureSentence({ code, details }: Pick<Failure, 'code' | 'details'>, language: Language): string {
  const facts = Object.entries(details).map(([name, value]) => `${name}: ${value}`)
  return [failures[language][code], ...(facts.length === 0 ? [] : [`(${facts.join(', ')})`]), `[${code}]`].join(' ')
}

/** One finding on one line: where, when, what. */
export function findingSentence(finding: Finding, language: Language): string {
  const { code, file, chunk, line, offset, mediaFrom, mediaTo, wall } = finding
  const seconds = (micros: number) => `${(micros / 1e6).toFixed(1)} s`
  const where = [
    file,
    chunk === undefined ? undefined : `#${chunk}`,
    line === undefined ? undefined : `line ${line}`,
    offset === undefined ? undefined : `byte ${offset}`,
    mediaFrom === undefined || mediaTo === undefined ? undefined : `${seconds(mediaFrom)}–${seconds(mediaTo)}`,
    wall,
  ].filter((part) => part !== undefined)
  return `${where.join(' ')}: ${findings[language].findings[code]} [${code}]`
}

/** What a report proves and what it does not, one sentence each. */
export function conclusionSentences(
  report: { readonly proves: readonly (keyof typeof englishFindings.proved)[] } & {
    readonly doesNotProve: readonly (keyof typeof englishFindings.unproved)[]
  },
  language: Language,
): string[] {
  const { proved, unproved } = findings[language]
  const [yes, no] = language === 'zh-CN' ? ['证明', '不证明'] : ['Proves', 'Does not prove']
  return [
    ...report.proves.map((code) => `${yes}: ${proved[code]}`),
    ...report.doesNotProve.map((code) => `${no}: ${unproved[code]}`),
  ]
}

/** What became of the script's required steps; nothing where the recording states none, or it requires nothing. */
export function scriptSentence({ script }: Pick<RecordingReport, 'script'>, language: Language): string[] {
  if (script === undefined || script.said + script.skipped + script.open.length === 0) return []
  const { said, skipped, open } = script
  const names = open.length === 0 ? '' : ` (${open.join('、')})`
  return language === 'zh-CN'
    ? [`程序必经步骤：已进行 ${said}，说明理由跳过 ${skipped}，未进行 ${open.length}${names}`]
    : [`Required steps of the script: ${said} said, ${skipped} skipped with a reason, ${open.length} left open${names}`]
}

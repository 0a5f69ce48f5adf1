// The audit log as a table that office programs open: CSV (RFC 4180) with a byte order mark, for people.
import {
  auditAction as englishActions,
  auditOrigin as englishOrigins,
  auditOutcome as englishOutcomes,
} from '../contract/sentences/en/audit.ts'
import { auditAction, auditOrigin, auditOutcome } from '../contract/sentences/zh-CN/audit.ts'
import type { Language } from '../contract/terms.ts'
import type { ActLine } from './lines.ts'

const words = {
  'zh-CN': {
    head: ['时间（UTC）', '人员', '来源', '操作', '结果', '失败代码', '对象', '详情', '段', '行'],
    actions: auditAction,
    origins: auditOrigin,
    outcomes: auditOutcome,
  },
  en: {
    head: ['Time (UTC)', 'Person', 'Origin', 'Action', 'Outcome', 'Failure', 'Subject', 'Details', 'Segment', 'Line'],
    actions: englishActions,
    origins: englishOrigins,
    outcomes: englishOutcomes,
  },
} as const

/** A field that no office program takes for a formula. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const row = (fields: readonly string[]) => `${fields.map(field).join(',')}\r\n`

export const tableHead = (language: Language): string => `\u{FEFF}${row(words[language].head)}`

export function tableRow(segment: number, line: ActLine, language: Language): string {
  const { actions, origins, outcomes } = words[language]
  const details = Object.keys(line.details).length === 0 ? '' : JSON.stringify(line.details)
  const { at, person, origin, action, outcome, failure, subject, seq } = line
  const texts = [at, person ?? '', origins[origin], actions[action], outcomes[outcome], failure ?? '', subject ?? '']
  return row([...texts, details, String(segment), String(seq)])
}

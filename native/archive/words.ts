// Chinese words for the closed lists of terms, as the documents of a bundle use them (domain terms).
import type {
  BreakReason,
  CaseKind,
  CaseRelation,
  CaseStage,
  Confidentiality,
  IdentityDocument,
  PresentRole,
} from '../contract/terms.ts'

export const caseKindWords: Readonly<Record<CaseKind, string>> = {
  penalty: '行政处罚',
  'coercive-measure': '行政强制',
  inspection: '行政检查',
  licence: '行政许可',
  other: '其他',
}

export const caseStageWords: Readonly<Record<CaseStage, string>> = {
  start: '启动',
  evidence: '调查取证',
  review: '审核',
  decision: '决定',
  service: '送达',
  execution: '执行',
  closing: '结案',
  archiving: '归档',
}

export const caseRelationWords: Readonly<Record<CaseRelation, string>> = {
  'same-party': '同一当事人',
  'same-facts': '同一事实',
  'merged-into': '本案并入该案',
  'merged-from': '该案并入本案',
  'split-from': '本案由该案分出',
  'split-into': '本案分出该案',
}

export const confidentialityWords: Readonly<Record<Confidentiality, string>> = {
  public: '公开',
  internal: '内部',
  'business-secret': '商业秘密',
  privacy: '个人隐私',
  'state-secret': '国家秘密',
}

export const identityDocumentWords: Readonly<Record<IdentityDocument, string>> = {
  'identity-card': '居民身份证',
  passport: '护照',
  'residence-permit': '居留证件',
  'travel-permit': '通行证',
  other: '其他证件',
}

export { recordingKindWords } from '../contract/sentences/zh-CN/recording-kinds.ts'

const breakReasonWords: Readonly<Record<BreakReason, string>> = {
  adjournment: '休庭',
  'non-public-evidence': '非公开证据',
  mediation: '调解',
  'technical-fault': '技术故障',
  other: '其他',
}

/** Why a recording was interrupted; a journal of a later version may hold reasons that are not known here. */
export function breakReasonWord(reason: string): string {
  return Object.hasOwn(breakReasonWords, reason) ? breakReasonWords[reason as BreakReason] : reason
}

const roleWords: Readonly<Record<PresentRole, string>> = {
  operator: '操作员',
  clerk: '记录员',
  officer: '执法人员',
  'presiding-officer': '主持人',
  party: '当事人',
  agent: '代理人',
  witness: '证人',
  interpreter: '翻译人员',
  'third-party': '第三人',
  other: '其他',
}

/** What a person present was there as; a journal of a later version may hold roles that are not known here. */
export function roleWord(role: string): string {
  return Object.hasOwn(roleWords, role) ? roleWords[role as PresentRole] : role
}

/** An instant in the zone of the recording, as people read it: `2026-03-01 09:02:03 +08:00`. */
export function localTime(instant: string, zone: string): string {
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    }).format(new Date(instant))
  try {
    const offset = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(new Date(instant))
      .find(({ type }) => type === 'timeZoneName')
    return `${format(zone)} ${offset?.value.replace('GMT', '') || '+00:00'}`
  } catch {
    return `${format('UTC')} +00:00`
  }
}

/** Year, month … second of an instant where it was recorded. */
function parts(instant: string, zone: string): number[] {
  return (/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/.exec(localTime(instant, zone))?.[0] ?? '').split(/\D/).map(Number)
}

/** `2026年3月1日9时2分3秒`, as Chinese documents write an instant. */
export function dayAndTime(instant: string, zone: string): string {
  const [year = 0, month = 0, day = 0] = parts(instant, zone)
  return `${year}年${month}月${day}日${clockTime(instant, zone)}`
}

/** `9时2分3秒` */
export function clockTime(instant: string, zone: string): string {
  const [hour = 0, minute = 0, second = 0] = parts(instant, zone).slice(3)
  return `${hour}时${minute}分${second}秒`
}

/** `1:02:03` from microseconds. */
export function length(microseconds: number): string {
  const seconds = Math.round(microseconds / 1e6)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

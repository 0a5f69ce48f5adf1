// How a fault statement 情况说明 may begin: what the journal knows of an incident, in Chinese, for a person to complete.
import { alarms } from '../contract/sentences/zh-CN/alarms.ts'
import { causes as causeWords } from '../contract/sentences/zh-CN/causes.ts'
import { failures } from '../contract/sentences/zh-CN/failures.ts'
import type { AlarmCode } from '../contract/alarms.ts'
import type { FailureCode } from '../contract/failures.ts'
import type { Fault, StatementContent } from '../contract/statements.ts'
import type { Incident } from '../cases/incidents.ts'
import type { Line, OpenLine } from '../vault/lines.ts'
import { clockTime, dayAndTime } from './words.ts'

const known = (words: Readonly<Record<string, string>>, code: string) =>
  (Object.hasOwn(words, code) ? words[code] : undefined) ?? code

/** What an alarm, a gap or another fault is called. */
export function faultWord({ kind, code }: Pick<Fault, 'kind' | 'code'>): string {
  if (kind === 'alarm') return Object.hasOwn(alarms, code) ? alarms[code as AlarmCode].title : code
  if (kind === 'gap') return `缺失（${known(causeWords, code)}）`
  if (kind === 'recovered') return known(causeWords, code)
  return kind === 'break' ? '因技术故障中断录制' : '录制异常结束'
}

/** A statement as it may begin; every member may be rewritten. */
export function draftOf(incident: Incident, open: OpenLine, lines: readonly Line[]): StatementContent {
  const { zone } = open.clock
  const person = (role: string) => open.people.find((each) => each.role === role)?.name ?? ''
  return {
    happened: sentences(
      incident.faults.map(
        (fault) => `${span(fault, zone)}，${fault.track === null ? '' : `“${fault.track}”轨`}${faultWord(fault)}`,
      ),
    ),
    cause: sentences(causes(incident, lines)),
    measures: sentences(measures(incident, open, lines)),
    effect: sentences(effects(incident, open)),
    operator: person('operator'),
    clerk: person('clerk'),
  }
}

const sentences = (parts: readonly string[]) =>
  [...new Set(parts)].map((part) => (/[。！？]$/u.test(part) ? part : `${part}。`)).join('\n')

/** `2026年3月1日9时2分3秒至9时2分8秒` */
function span({ from, to }: Pick<Fault, 'from' | 'to'>, zone: string): string {
  const begin = dayAndTime(from, zone)
  if (to === null) return `${begin}起`
  return clockTime(from, zone) === clockTime(to, zone) ? begin : `${begin}至${clockTime(to, zone)}`
}

/** Lines of the journal that were written in the incident, and until shortly after it. */
function within({ from, to }: Incident, lines: readonly Line[]): Line[] {
  const end = to === null ? Infinity : Date.parse(to) + 5000
  return lines.filter(({ at }) => Date.parse(at) >= Date.parse(from) && Date.parse(at) <= end)
}

/** What is known of why: what sources answered, and what whoever interrupted said. */
function causes(incident: Incident, lines: readonly Line[]): string[] {
  return within(incident, lines).flatMap((line) => {
    if (line.kind === 'break' && line.text !== '') return [line.text]
    const code = line.kind === 'alarm' && line.state === 'raised' ? line.details['code'] : undefined
    if (typeof code !== 'string' || !Object.hasOwn(failures, code)) return []
    // The first sentence says what is wrong, the others what to do.
    return [failures[code as FailureCode].split('。')[0] ?? '']
  })
}

function measures(incident: Incident, open: OpenLine, lines: readonly Line[]): string[] {
  const { zone } = open.clock
  const name = (track: string) => open.sources.find((source) => source.track === track)?.name ?? track
  const retried = incident.faults.some(({ kind }) => kind === 'break') ? '' : '系统自动重试，'
  const concerned = new Set(incident.faults.map(({ track }) => track))
  return within(incident, lines).flatMap((line) => {
    if (line.kind === 'part' && line.part > 1 && (concerned.has(name(line.track)) || concerned.has(null)))
      return [`${retried}${clockTime(line.at, zone)}在新的分段中继续录制“${name(line.track)}”轨`]
    if (line.kind === 'alarm' && line.state === 'acknowledged')
      return [`${line.person ?? ''}于${clockTime(line.at, zone)}确认告警`]
    if (line.kind === 'alarm' && line.state === 'raised' && line.alarm === 'microphone-replaced')
      return [`${clockTime(line.at, zone)}备用话筒接替录音`]
    if (line.kind === 'alarm' && line.state === 'raised' && line.alarm === 'vault-failed')
      return [`${clockTime(line.at, zone)}录制转到第二块磁盘继续`]
    if (line.kind === 'resume') return [`${line.person}于${clockTime(line.at, zone)}恢复录制`]
    return line.kind === 'recovered' ? [known(causeWords, line.what)] : []
  })
}

/** What is missing of each track, and that the others are whole. */
function effects({ faults }: Incident, open: OpenLine): string[] {
  const gaps = faults.filter(({ kind }) => kind === 'gap')
  if (faults.some(({ kind }) => kind === 'break')) {
    return ['中断期间未进行录音录像', ...missing(gaps)]
  }
  if (gaps.length === 0) return ['录音录像内容没有缺失']
  const whole = open.sources.map(({ name }) => name).filter((name) => !gaps.some(({ track }) => track === name))
  return [
    ...missing(gaps),
    ...(whole.length === 0 ? [] : [`${whole.map((name) => `“${name}”`).join('')}轨在此期间录制完整`]),
  ]
}

function missing(gaps: readonly Fault[]): string[] {
  const tracks = [...new Set(gaps.map(({ track }) => track ?? ''))]
  return tracks.map((name) => {
    const own = gaps.filter(({ track }) => track === name)
    const lost = own.reduce((sum, { from, to }) => sum + (to === null ? 0 : Date.parse(to) - Date.parse(from)), 0)
    return `“${name}”轨缺失约${(lost / 1000).toFixed(1)}秒的内容`
  })
}

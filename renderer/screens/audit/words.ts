// What the details of a line hold, in words: codes of closed lists as the person's language has them.
import type { AuditMember } from '../../../native/contract/audit-actions.ts'
import type { Texts } from '../../text/zh-CN.ts'

/** Lists whose codes a member can hold. */
function listFor(
  { terms, app, audit, alarms, preflight, caseFile }: Texts,
  member: string,
): Readonly<Record<string, string>> {
  const titles = Object.entries(alarms).map(([code, { title }]) => [code, title] as const)
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: {
      ...caseFile.filePart,
      ...terms.caseStage,
      ...terms.recordingKind,
      ...terms.roomKind,
      ...terms.caseKind,
      ...terms.sourceKind,
    },
    reason: terms.breakReason,
    alarm: Object.fromEntries(titles),
    because: app.sealedBecause,
    how: audit.how,
    levels: preflight.level,
    stage: terms.caseStage,
    form: { ...terms.recordingForm, ...caseFile.printed },
    part: caseFile.filePart,
    collects: caseFile.fileItemKind,
    required: terms.caseKind,
    caseRetention: { ...terms.caseKind, ...terms.retention },
    kinds: terms.caseKind,
    retention: terms.retention,
    language: { 'zh-CN': '简体中文', en: 'English' },
  }
  return lists[member] ?? {}
}

/** A value of a line's details, on one line. */
export function wordsOf(texts: Texts, member: string, value: unknown): string {
  const list = listFor(texts, member)
  const between = texts.app.between
  if (value === null || value === undefined || value === '') return texts.audit.emptyValue
  if (typeof value === 'boolean') return value ? texts.common.yes : texts.common.no
  if (typeof value === 'string') return list[value] ?? value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value.length === 0 ? texts.audit.emptyValue : value.map((each) => wordsOf(texts, member, each)).join(between)
  const pairs = Object.entries(value).map(([name, inner]) => {
    const label = list[name] ?? labelOf(texts, name)
    return `${label} ${wordsOf(texts, name, inner)}`
  })
  return pairs.join(' · ')
}

const isMember = (texts: Texts, name: string): name is AuditMember => name in texts.auditMember

/** How a member of a line, of a case, of a room or of the settings is called. */
export function labelOf(texts: Texts, name: string): string {
  const {
    access,
    caseFile,
    fileOrder,
    cases,
    conduct,
    parties,
    people,
    peopleSettings,
    rooms,
    settings,
    audit,
    actWords,
  } = texts
  const changed: Readonly<Record<string, string>> = {
    party: cases.party,
    notes: cases.notes,
    unit: parties.unit,
    confidentiality: parties.confidentiality,
    officers: conduct.officers,
    certificate: people.certificate,
    validUntil: people.lastDay,
    account: access.account,
    passwords: peopleSettings.title,
    idleMinutes: peopleSettings.idle,
    parties: parties.title,
    casePlace: parties.place,
    caseNumbers: parties.numbers,
    caseRetention: fileOrder.retention,
    slot: caseFile.slot,
    part: caseFile.partLabel,
    title: caseFile.itemTitle,
    pages: caseFile.pages,
    note: caseFile.note,
    collects: fileOrder.collects,
    of: fileOrder.of,
    required: fileOrder.required,
    soundCodec: rooms.soundCodec,
    burnInTime: rooms.burnInTime,
    preRollSeconds: rooms.preRoll,
    longestSessionHours: rooms.longest,
    afterInterruption: rooms.afterInterruption,
    promptStartSeconds: rooms.promptStart,
    promptEndMinutes: rooms.promptEnd,
    watch: audit.watch,
    standbyMicrophone: audit.standbyMicrophone,
    stage: actWords.actColumn.stage,
    recorder: actWords.actColumn.recorder,
    start: actWords.actColumn.start,
    end: actWords.actColumn.end,
    kinds: actWords.actColumn.kinds,
    retention: actWords.actColumn.retention,
    language: settings.language,
    stationName: settings.stationName,
    operator: settings.operator,
    timeStampAuthority: settings.authority,
    mirror: settings.mirror,
    exportFolder: settings.exportFolder,
    resumeWithinMinutes: settings.resumeWithin,
  }
  return changed[name] ?? (isMember(texts, name) ? texts.auditMember[name] : name)
}

/** The label of a member of what was changed: its number is that of a case. */
export const changedLabel = (texts: Texts, name: string): string =>
  name === 'number' ? texts.cases.number : labelOf(texts, name)

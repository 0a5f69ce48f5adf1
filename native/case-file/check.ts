// The check before closing 结案检查: whether anything that the file must have is missing. Pure.
import type { ActRow } from '../contract/acts.ts'
import type { ClosingFinding, ClosingFindingCode } from '../contract/case-file-events.ts'
import type { CaseFile, FileOrder } from '../contract/case-file.ts'
import type { Exhibit } from '../contract/exhibits.ts'
import type { CaseKind } from '../contract/terms.ts'
import type { RecordRow } from '../contract/written-records.ts'

/** A recording as far as the check needs it. */
export interface CheckedRecording {
  readonly id: string
  readonly title: string
  readonly sealed: boolean
  /** Faults of its journal, and how many of them have a fault statement 情况说明. */
  readonly incidents: number
  readonly explained: number
}

export interface Checking {
  readonly kind: CaseKind
  readonly order: FileOrder
  readonly file: CaseFile
  /** Judged as if the case were closed: then what nobody stated is missing. */
  readonly acts: readonly ActRow[]
  readonly recordings: readonly CheckedRecording[]
  readonly records: readonly RecordRow[]
  readonly exhibits: readonly Exhibit[]
}

const finding =
  (level: ClosingFinding['level']) =>
  (code: ClosingFindingCode, about: string, subject: string): ClosingFinding => ({
    key: `${code} ${about}`,
    ...{ code, level, subject },
  })
const red = finding('red')
const amber = finding('amber')

/** Red first, each in the order of the file. */
export function closingFindings(of: Checking): ClosingFinding[] {
  const all = [
    ...actFindings(of.acts),
    ...of.recordings.flatMap(recordingFindings),
    ...of.records.flatMap(recordFindings),
    ...requiredFindings(of),
    ...closingNoteFindings(of.file),
    ...of.exhibits.flatMap(exhibitFindings),
    ...of.file.items.flatMap(({ key, title, pageState }) =>
      pageState === 'unknown' ? [amber('pages-unknown', key, title)] : [],
    ),
  ]
  return all.sort((a, b) => Number(a.level === 'amber') - Number(b.level === 'amber'))
}

/**
 * A recording that is not whole weighs as much as the list asks: for a full recording it is as good as none. Of a stage
 * that nobody entered it is only noted that nothing was stated.
 */
function actFindings(rows: readonly ActRow[]): ClosingFinding[] {
  return rows.flatMap(({ verdict, act, item, remarks }) => {
    const [about, subject] = [act?.id ?? item.id, act === null ? item.name : `${item.name} ${act.day}`]
    if (verdict === 'missing') return [red('act-missing', about, subject)]
    if (item.form === 'full' && remarks.includes('stage-not-entered')) return [amber('act-missing', about, subject)]
    if (verdict !== 'incomplete') return []
    return [(item.form === 'full' ? red : amber)('act-incomplete', about, subject)]
  })
}

function recordingFindings({ id, title, sealed, incidents, explained }: CheckedRecording): ClosingFinding[] {
  return [
    ...(sealed ? [] : [red('recording-not-sealed', id, `${title} ${id}`)]),
    ...(explained < incidents ? [red('fault-unexplained', id, `${title} ${id}`)] : []),
  ]
}

const recordWords = { interview: '询问笔录', hearing: '听证笔录' } as const

/** A written record as checks name it. */
export const recordName = ({ kind, number, recording }: Pick<RecordRow, 'kind' | 'number' | 'recording'>): string =>
  `${recordWords[kind]}第 ${number} 份（录音录像 ${recording}）`

/** One in which nothing was ever written is no record. */
function recordFindings(row: RecordRow): ClosingFinding[] {
  const { id, state, entries } = row
  if (state === 'frozen' || (state === 'writing' && entries === 0)) return []
  return [red('record-not-signed', id, recordName(row))]
}

/** The closing note is asked for in any file, and by itself. */
const isClosingNote = ({ collects, of }: FileOrder['slots'][number]) => collects === 'document' && of === 'closing-note'

function requiredFindings({ kind, order, file }: Checking): ClosingFinding[] {
  const there = new Set(file.items.filter(({ withdrawn }) => !withdrawn).map(({ slot }) => slot))
  return order.slots
    .filter((slot) => slot.required.includes(kind) && !isClosingNote(slot) && !there.has(slot.key))
    .map(({ key, name }) => red('document-missing', key, name))
}

function closingNoteFindings({ closingNote, items }: CaseFile): ClosingFinding[] {
  const title = '备考表'
  if (closingNote === null) return [red('closing-note-missing', 'file', title)]
  const isOlder = items.some(
    ({ at, corrections }) => at > closingNote.issued || corrections.some((each) => each.at > closingNote.issued),
  )
  return isOlder ? [amber('closing-note-outdated', 'file', title)] : []
}

/** What rules of evidence ask of an exhibit beside its name. */
function exhibitFindings({ number, description, withdrawn }: Exhibit): ClosingFinding[] {
  const { taken, takenBy, source, purpose, title } = description
  if (withdrawn !== null || [taken, takenBy, source, purpose].every((text) => text !== '')) return []
  return [amber('exhibit-undescribed', String(number), `证据 ${number} ${title}`)]
}

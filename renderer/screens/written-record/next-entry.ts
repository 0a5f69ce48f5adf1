// Which entry comes after another: who speaks in it, and where it stands. Pure.
import {
  sectionsOf,
  speakersOf,
  type RecordEntry,
  type RecordSpeaker,
  type WrittenRecordKind,
} from '../../../native/contract/record-entries.ts'
import type { EntryFacts } from './record-model.ts'

/**
 * Who is likely to speak next: question and answer alternate; in a hearing the last two who spoke do.
 * @param before speakers of the entries before, the newest last.
 */
export function nextSpeaker(kind: WrittenRecordKind, before: readonly RecordSpeaker[]): RecordSpeaker {
  const spoken = before.filter((each) => each !== 'remark')
  const last = spoken.at(-1)
  if (kind === 'interview') return last === 'question' ? 'answer' : 'question'
  const other = spoken.findLast((each) => each !== last)
  return other ?? speakersOf.hearing.find((each) => each !== last) ?? 'presiding-officer'
}

/** A new entry behind `after` and before `then`; at the beginning, or at the end, without them. */
export function entryBetween(
  kind: WrittenRecordKind,
  after: Pick<RecordEntry, 'place' | 'section'> | undefined,
  then: Pick<RecordEntry, 'place'> | undefined,
  speakers: readonly RecordSpeaker[],
): EntryFacts {
  const from = after?.place ?? 0
  return {
    id: crypto.randomUUID(),
    at: new Date(0).toISOString(),
    place: then === undefined ? Math.floor(from) + 1 : (from + then.place) / 2,
    section: after?.section ?? sectionsOf[kind][0] ?? 'course',
    speaker: speakers.length === 0 ? (speakersOf[kind][0] ?? 'remark') : nextSpeaker(kind, speakers),
    text: '',
    removed: false,
  }
}

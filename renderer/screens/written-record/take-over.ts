// A line of a draft as an entry of the record: it has the line's id, so that the record itself says what was taken over.
import type { SpeechDraftLine } from '../../../native/contract/speech.ts'
import type { WrittenRecordKind } from '../../../native/contract/record-entries.ts'
import { entryBetween } from './next-entry.ts'
import type { RecordModel } from './record-model.ts'

/** Whether the record has an entry of this line that counts. */
export const isTaken = (model: RecordModel, { id }: SpeechDraftLine): boolean => model.entry(id)?.removed === false

/** Puts a line into the record behind what was begun before it, as one step that can be undone. */
export function takeOver(model: RecordModel, kind: WrittenRecordKind, line: SpeechDraftLine): void {
  if (isTaken(model, line)) return
  const order = model.view().order.filter((id) => id !== line.id)
  const begun = (id: string) => model.entry(id)?.at ?? ''
  const behind = order.findLastIndex((id) => begun(id) <= line.at)
  const [before, then] = [order[behind], order[behind + 1]].map((id) =>
    id === undefined ? undefined : model.entry(id),
  )
  const speakers = order.slice(Math.max(0, behind - 8), behind + 1).flatMap((id) => model.entry(id)?.speaker ?? [])
  const facts = { ...entryBetween(kind, before, then, speakers), id: line.id, at: line.at, text: line.text }
  model.type(facts, true)
  model.remember({ ...facts, removed: true }, facts)
}

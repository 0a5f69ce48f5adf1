// What was stated of a case: its stages as they are now, the cases that belong to it, and everything that was done to it.
import type { RelatedCase } from '../contract/case-relations.ts'
import type { StageEntry, TimelineEntry } from '../contract/case-stages.ts'
import type { Reader } from '../database/database.ts'
import { eventsOf } from './case-events.ts'
import { relatedTo } from './relations.ts'
import { stagesIn } from './stages.ts'

export interface CaseHistory {
  readonly stages: readonly StageEntry[]
  readonly related: readonly RelatedCase[]
  /** From the oldest to the newest. */
  readonly events: readonly TimelineEntry[]
}

export async function historyOf(reader: Reader, id: string): Promise<CaseHistory> {
  const events = await eventsOf(reader, id)
  return { stages: stagesIn(events), related: await relatedTo(reader, events), events }
}

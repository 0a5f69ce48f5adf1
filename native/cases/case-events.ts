// What happened to a case: rows that are only ever added, in the transaction that did it.
import * as z from 'zod'
import type { ActEvent } from '../contract/act-events.ts'
import type { CaseFileEvent } from '../contract/case-file-events.ts'
import { timelineEntry, type TimelineEntry } from '../contract/case-stages.ts'
import type { Reader, Writer } from '../database/database.ts'
import { settingsIn } from './settings.ts'

/** Kinds of entries that are kept here; the others are seen in the recordings. */
type Kept = Extract<
  TimelineEntry,
  {
    kind: 'opened' | 'changed' | 'voided' | 'stage' | 'related' | 'unrelated' | ActEvent['kind'] | CaseFileEvent['kind']
  }
>
/** Of each kind what it holds beside its time. */
type Fresh<E> = E extends unknown ? Omit<E, 'at' | 'person'> & { readonly person?: string } : never

/** Notes what happened now; done by whoever works here, where nobody is named. */
export async function noteEvent(
  writer: Writer,
  id: string,
  { person, ...event }: Fresh<Kept>,
  at: Date,
): Promise<void> {
  const by = person ?? (await settingsIn(writer)).operator
  const kept = JSON.stringify({ ...event, at: at.toISOString(), person: by })
  await writer.run('INSERT INTO case_event (case_id, event) VALUES (?, ?)', [id, kept])
}

/** From the oldest to the newest. */
export async function eventsOf(reader: Reader, id: string): Promise<TimelineEntry[]> {
  const rows = await reader.all('SELECT event FROM case_event WHERE case_id = ? ORDER BY id', [id])
  return z.array(timelineEntry).parse(rows.map((row) => JSON.parse(String(row['event'])) as unknown))
}

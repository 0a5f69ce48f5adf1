// Related cases: what both say of each other, as events that are only ever added.
import { randomUUID } from 'node:crypto'
import type { Request } from '../contract/calls.ts'
import { otherSide, type RelatedCase } from '../contract/case-relations.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'
import { Failure } from '../contract/failures.ts'
import type { Row } from '../database/connection.ts'
import type { Reader, Writer } from '../database/database.ts'
import { eventsOf, noteEvent } from './case-events.ts'

type Stated = Extract<TimelineEntry, { kind: 'related' }>

/** Those that were stated and not taken back. */
function statedIn(events: readonly TimelineEntry[]): Stated[] {
  const stated = new Map<string, Stated>()
  for (const event of events) {
    if (event.kind === 'related') stated.set(event.relation, event)
    if (event.kind === 'unrelated') stated.delete(event.relation)
  }
  return [...stated.values()]
}

/** Cases that belong to one, each as it is now. */
export async function relatedTo(reader: Reader, events: readonly TimelineEntry[]): Promise<RelatedCase[]> {
  const stated = statedIn(events)
  const rows = await reader.all(
    'SELECT id, number, cause, voided FROM cases WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(stated.map(({ other }) => other))],
  )
  const cases = new Map(rows.map((row) => [String(row['id']), row]))
  return stated.map(({ relation, as, other, number, reason, at, person }) => {
    const row = cases.get(other)
    // One that a lost database took along is still named as it was.
    const known =
      row === undefined
        ? { id: other, number, cause: '', isVoid: false }
        : { id: other, number: String(row['number']), cause: String(row['cause']), isVoid: row['voided'] !== null }
    return { relation, as, case: known, reason, at, person }
  })
}

/** @throws Failure `case-related-already`. */
export async function relate(
  writer: Writer,
  [row, other]: readonly [Row, Row],
  { as, reason, person }: Pick<Request<'cases.relate'>, 'as' | 'reason' | 'person'>,
  now: Date,
): Promise<void> {
  const [id, otherId] = [String(row['id']), String(other['id'])]
  const known = statedIn(await eventsOf(writer, id)).some((each) => each.other === otherId && each.as === as)
  if (known) throw new Failure('case-related-already', { number: String(other['number']) })
  const relation = randomUUID()
  const event = { kind: 'related', relation, reason, person } as const
  await noteEvent(writer, id, { ...event, other: otherId, number: String(other['number']), as }, now)
  await noteEvent(writer, otherId, { ...event, other: id, number: String(row['number']), as: otherSide[as] }, now)
}

/** Answers with the other case. @throws Failure `case-relation-unknown`. */
export async function unrelate(
  writer: Writer,
  { id, relation, reason, person }: Request<'cases.unrelate'>,
  own: string,
  now: Date,
): Promise<string> {
  const stated = statedIn(await eventsOf(writer, id)).find((each) => each.relation === relation)
  if (stated === undefined) throw new Failure('case-relation-unknown', { relation })
  const { other, number, as } = stated
  const event = { kind: 'unrelated', relation, reason, person } as const
  await noteEvent(writer, id, { ...event, other, number, as }, now)
  await noteEvent(writer, other, { ...event, other: id, number: own, as: otherSide[as] }, now)
  return other
}

// Which items of the list apply to a case. Each stage is judged by the version that was in force when it was opened.
import { stagesIn } from '../cases/stages.ts'
import type { ActItem, ActListVersion } from '../contract/act-list.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'
import { caseStages, type CaseKind, type CaseStage } from '../contract/terms.ts'
import { inForce } from './act-list.ts'

export interface Expected {
  readonly item: ActItem
  readonly version: number
  /** Day of its stage; null while that is not entered. */
  readonly stageDay: string | null
}

const endOf = (day: string) => new Date(`${day}T23:59:59.999`).toISOString()

/**
 * When a stage was opened: at the first entry of the day that counts, and no later than at the end of that day. So a
 * stage that is entered late is judged by the list of its day, and one whose person is corrected keeps its list.
 */
function openedAt(stage: CaseStage, day: string, events: readonly TimelineEntry[]): string {
  const first = events.find((event) => event.kind === 'stage' && event.stage === stage && event.day === day)
  const end = endOf(day)
  return first !== undefined && first.at < end ? first.at : end
}

/** When an act of a stage that is not open was first entered. */
function firstActAt(stage: CaseStage, events: readonly TimelineEntry[], items: ReadonlyMap<string, CaseStage>) {
  return events.find((event) => event.kind === 'act' && items.get(event.item) === stage)?.at
}

export const appliesTo = ({ kinds }: ActItem, kind: CaseKind): boolean => kinds.length === 0 || kinds.includes(kind)

/** In the order of the stages, and of the list. */
export function expectedItems(
  kind: CaseKind,
  events: readonly TimelineEntry[],
  versions: readonly ActListVersion[],
): Expected[] {
  const days = new Map(stagesIn(events).map(({ stage, day }) => [stage, day]))
  const stageOf = new Map(versions.flatMap(({ items }) => items.map(({ id, stage }) => [id, stage] as const)))
  return caseStages.flatMap((stage) => {
    const stageDay = days.get(stage) ?? null
    const at = stageDay === null ? firstActAt(stage, events, stageOf) : openedAt(stage, stageDay, events)
    const { version, items } = inForce(versions, at ?? '9999')
    return items
      .filter((item) => item.stage === stage && appliesTo(item, kind))
      .map((item) => ({ item, version, stageDay }))
  })
}

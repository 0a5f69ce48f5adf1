// The rows of one case in a report: each act that took place, and each item of the list of which none did.
import { stagesIn } from '../cases/stages.ts'
import type { ActItem, ActListVersion } from '../contract/act-list.ts'
import type { ActRow } from '../contract/acts.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'
import type { CaseKind } from '../contract/terms.ts'
import { localDay, monthOf } from './days.ts'
import { expectedItems, type Expected } from './expected.ts'
import { judgeAct, judgeItem, judgeRecording } from './judge.ts'
import type { KnownRecording } from './known-recordings.ts'
import { statedActs, type StatedAct } from './stated-acts.ts'

/** A case as far as a report needs it. */
export interface ReportCase {
  readonly id: string
  readonly number: string
  readonly kind: CaseKind
  readonly unit: string
  readonly created: string
  readonly events: readonly TimelineEntry[]
}

export interface Known {
  readonly versions: readonly ActListVersion[]
  readonly recordings: ReadonlyMap<string, KnownRecording>
  readonly gapSeconds: number
}

export function caseRows(of: ReportCase, { versions, recordings, gapSeconds }: Known): ActRow[] {
  const { acts, absent } = statedActs(of.events)
  const stages = stagesIn(of.events)
  const isClosed = stages.some(({ stage }) => stage === 'closing' || stage === 'archiving')
  const { id, number, kind, unit } = of
  const common = { case: { id, number, kind, unit } }

  const actRowOf = ({ item, version, stageDay }: Expected, act: StatedAct): ActRow => {
    const asked = { form: item.form, day: act.day, gapSeconds }
    const own = [...act.recordings].map(([one, linked]) => judgeRecording(one, recordings.get(one), asked, linked))
    const { day, place, person, at } = act
    return {
      ...common,
      ...{ item, version, stageDay, act: { id: act.id, day, place, person, at } },
      ...{ absent: null, unrecorded: act.unrecorded, recordings: own },
      ...judgeAct(item.form, act, own),
      month: monthOf(day),
    }
  }
  const itemRowOf = ({ item, version, stageDay }: Expected): ActRow => ({
    ...common,
    ...{ item, version, stageDay, act: null, absent: absent.get(item.id) ?? null, unrecorded: null, recordings: [] },
    ...judgeItem(item.form, { isAbsent: absent.has(item.id), isStageOpen: stageDay !== null, isClosed }),
    month: monthOf(stageDay ?? localDay(of.created)),
  })

  const expected = expectedItems(kind, of.events, versions)
  const rows = expected.flatMap((each) => {
    const own = [...acts.values()].filter(({ item }) => item === each.item.id)
    return own.length === 0 ? [itemRowOf(each)] : own.map((act) => actRowOf(each, act))
  })
  // What was entered under a version that does not count for its stage any more is judged by that version.
  const others = [...acts.values()].filter(({ item }) => !expected.some((each) => each.item.id === item))
  return [...rows, ...others.flatMap((act) => formerOf(act, versions).map((each) => actRowOf(each, act)))]
}

function formerOf({ item, version }: StatedAct, versions: readonly ActListVersion[]): Expected[] {
  const items: readonly ActItem[] = versions.find((each) => each.version === version)?.items ?? []
  return items.filter(({ id }) => id === item).map((found) => ({ item: found, version, stageDay: null }))
}

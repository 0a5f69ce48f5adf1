// The reconciliation of a session: all sections, the gravest first; and what of it is left once it was explained.
import { Failure } from '../contract/failures.ts'
import {
  findingKey,
  mostFindings,
  reconciliationLevels,
  type ReconciliationExplanation,
  type ReconciliationFinding,
} from '../contract/reconciliation.ts'
import type { LineOf } from '../vault/lines.ts'
import type { Conducted } from './conducted.ts'
import { breakFindings, exhibitFindings, faultFindings, scriptFindings } from './course-findings.ts'
import { personsFindings, signatureFindings, timesFindings } from './record-findings.ts'
import { Recorded } from './recorded.ts'
import { kept } from './records.ts'

export interface Reconciled {
  /** The instant until which it looked. */
  readonly checked: string
  /** Red before amber before green, within these in the order of the sections. */
  readonly findings: readonly ReconciliationFinding[]
  /** How many more there are than a line holds. */
  readonly unlisted: number
}

export function reconcile(of: Conducted): Reconciled {
  const [recorded, records] = [new Recorded(of), kept(of.records)]
  const found = [
    ...timesFindings(of, recorded, records),
    ...personsFindings(of, records),
    ...scriptFindings(of),
    ...breakFindings(of),
    ...faultFindings(of),
    ...exhibitFindings(of),
    ...signatureFindings(of, recorded, records),
  ]
  const ordered = reconciliationLevels.flatMap((level) => found.filter((one) => one.level === level))
  const findings = ordered.slice(0, mostFindings)
  return { checked: of.until, findings, unlisted: ordered.length - findings.length }
}

/** What the journal's line says, beside what every line has. */
export type ReconciliationLine = Omit<LineOf<'reconciliation'>, 'seq' | 'at' | 'mono' | 'run' | 'kind'>

/**
 * What is stated at the end: each red finding with its explanation. `reason` stands for those that have none of their own.
 * @throws Failure `reconciliation-open` naming the red findings that nobody explained.
 */
export function explained(
  { checked, findings, unlisted }: Reconciled,
  person: string,
  explanations: readonly ReconciliationExplanation[],
  reason = '',
): ReconciliationLine {
  const texts = new Map(explanations.map((one) => [findingKey(one), one.text]))
  const textOf = (one: ReconciliationFinding) => texts.get(findingKey(one)) ?? reason
  const open = findings.filter((one) => one.level === 'red' && textOf(one) === '')
  if (open.length > 0) {
    const named = open.slice(0, 10).map((one) => findingKey(one).trim())
    throw new Failure('reconciliation-open', { number: open.length, findings: named.join('; ') })
  }
  return {
    checked,
    person,
    findings: findings.map((one) => (one.level === 'red' ? { ...one, explanation: textOf(one) } : one)),
    unlisted,
  }
}

/** Of an end that nobody confirmed: what was found, explained by nobody. */
export function unconfirmed({ checked, findings, unlisted }: Reconciled): ReconciliationLine {
  return { checked, person: null, findings: [...findings], unlisted }
}

/** Why steps of the script are left open, by their key. */
export function reasonsOfSteps({ findings }: ReconciliationLine): ReadonlyMap<string, string> {
  return new Map(
    findings.flatMap(({ code, subject, explanation }) =>
      code === 'step-open' && explanation !== undefined ? [[subject, explanation]] : [],
    ),
  )
}

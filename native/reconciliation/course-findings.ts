// What happened in the recording itself: steps of the script, breaks with their reasons, faults with their statements,
// exhibits against the list of the case.
import type { ReconciliationFinding } from '../contract/reconciliation.ts'
import { incidentsOf, type Incident } from '../cases/incidents.ts'
import { breaksIn, type BreakTold } from '../vault/breaks.ts'
import { ScriptTold, type Shown, type StepTold } from '../vault/script.ts'
import { finding, grave, type Conducted } from './conducted.ts'

/** A required step that is open has to be explained in training too: its script asks for it. */
export function scriptFindings({ open, lines }: Conducted): ReconciliationFinding[] {
  if (open.script === undefined) return [finding('amber', 'script-missing')]
  const told = new ScriptTold(open.script)
  for (const line of lines) told.note(line)
  const required = told.steps.filter(({ step }) => step.required)
  const done = required.filter(({ at, skipped }) => at !== null && skipped === null).length
  return [
    ...told.open.map((one) => finding('red', 'step-open', one.step.key, titles(one))),
    ...told.steps.flatMap((one) => {
      const { at, person, skipped } = one
      if (at === null || skipped === null) return []
      return [
        finding('amber', 'step-skipped', one.step.key, { ...titles(one), at, person: person ?? '', reason: skipped }),
      ]
    }),
    ...(done === 0 ? [] : [finding('green', 'steps-done', '', { number: done, all: required.length })]),
  ]
}

const titles = ({ step: { title } }: StepTold) => ({
  title: title['zh-CN'],
  titleEn: title.en === '' ? title['zh-CN'] : title.en,
})

/** Acts that are to be recorded whole and unbroken (plan S2.5). */
const unbroken: ReadonlySet<string> = new Set(['sealing-or-seizure', 'forced-demolition'])

export function breakFindings({ open, lines }: Conducted): ReconciliationFinding[] {
  const breaks = breaksIn(lines)
  if (breaks.length === 0) return [finding('green', 'breaks-none')]
  const subjectOf = ({ began }: BreakTold) => began.seq
  return breaks.map((one) => {
    const { from, to, reason, text, person } = one
    const facts = { from, break: reason, text: text === '' ? '' : ` (${text})`, person, ...(to === null ? {} : { to }) }
    if (unbroken.has(open.recordingKind)) return finding('red', 'break-where-unbroken', subjectOf(one), facts)
    return finding(
      to === null ? 'amber' : 'green',
      to === null ? 'break-lasting' : 'break-stated',
      subjectOf(one),
      facts,
    )
  })
}

export function faultFindings(of: Conducted): ReconciliationFinding[] {
  const incidents = incidentsOf([of.open, ...of.lines])
  if (incidents.length === 0) return [finding('green', 'faults-none')]
  return incidents.map((incident) => faultFinding(incident, of))
}

function faultFinding({ number, from, to, faults }: Incident, of: Conducted): ReconciliationFinding {
  const what = [...new Set(faults.map(({ kind, code }) => `${kind}:${code}`))].join(' ')
  const facts = { number, from, faults: what, ...(to === null ? {} : { to }) }
  const saved = of.statements.filter((statement) => statement.number === number).at(-1)
  if (saved !== undefined) {
    return finding('green', 'fault-stated', number, { ...facts, version: saved.version, person: saved.person })
  }
  const isLoss = faults.some(({ kind }) => kind !== 'alarm')
  return finding(isLoss ? grave(of) : 'amber', isLoss ? 'fault-unstated' : 'alarm-unstated', number, facts)
}

export function exhibitFindings(of: Conducted): ReconciliationFinding[] {
  const shown = new Map<string, { number: string; name: string; sha256: string; at: string }>()
  const words: ReconciliationFinding[] = []
  for (const line of of.lines) {
    if (line.kind !== 'exhibit-shown') continue
    const { number, name, sha256, at } = line
    shown.set(`${number} ${sha256}`, { number: String(number), name, sha256, at })
  }
  for (const { exhibit, text, at } of evidenceStated(of)) {
    if (exhibit === null) words.push(finding('amber', 'evidence-in-words', at, { text, at }))
    else shown.set(`${exhibit.id} ${exhibit.sha256}`, { number: exhibit.id, name: text, sha256: exhibit.sha256, at })
  }
  if (shown.size === 0 && words.length === 0) return [finding('green', 'exhibits-none')]
  const { exhibits } = of
  if (exhibits === null) return [finding('amber', 'exhibits-unreadable'), ...words]
  return [
    ...[...shown.values()].map(({ number, name, sha256, at }) => {
      const listed = exhibits.find((one) => String(one.number) === number && one.sha256 === sha256)
      if (listed === undefined)
        return finding(grave(of), 'exhibit-not-listed', `${number} ${sha256}`, { number, name, at })
      if (listed.withdrawn === null) return finding('green', 'exhibit-listed', number, { number, name, at })
      return finding('amber', 'exhibit-withdrawn', number, { number, name, reason: listed.withdrawn.reason })
    }),
    ...words,
  ]
}

/** Evidence that was stated in steps of the script, and not taken back. */
function evidenceStated({ open, lines }: Conducted): Shown[] {
  const told = new ScriptTold(open.script)
  for (const line of lines) told.note(line)
  return told.steps.flatMap(({ shown }) => shown)
}

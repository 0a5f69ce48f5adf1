// The recording against its written records: start and end, who was there, who has signed, and whether a camera saw it.
import { representedBy, type Present } from './records.ts'
import type { ReconciliationFinding } from '../contract/reconciliation.ts'
import type { RecordPerson } from '../contract/record-entries.ts'
import type { RecordSignature, RecordSigning } from '../contract/record-signing.ts'
import { signingOf } from '../written-record/fold.ts'
import { finding, grave, type Conducted } from './conducted.ts'
import type { Recorded } from './recorded.ts'

/** Minutes by which a record may begin after the recording, or end before it. */
const apart = 10
const minutes = (milliseconds: number): number => Math.floor(milliseconds / 60_000)

/** Kinds of recordings of which the law asks for a written record (Administrative Penalty Law 2021, art. 55, 64). */
const written: ReadonlySet<string> = new Set(['interview', 'hearing'])

export function timesFindings(of: Conducted, recorded: Recorded, records: readonly Present[]): ReconciliationFinding[] {
  const { recordingKind: kind } = of.open
  if (records.length === 0) {
    return [finding(written.has(kind) ? 'red' : 'amber', 'record-missing', '', { kind })]
  }
  return records.flatMap((record) => timesOf(record, of, recorded))
}

function timesOf({ row, frozen, entries }: Present, of: Conducted, recorded: Recorded): ReconciliationFinding[] {
  const { number: record } = row
  const begun = entries.map(({ at }) => at).sort()
  const unrecorded = begun.filter((at) => !recorded.isRecorded(at))
  const late = begun[0] === undefined ? 0 : minutes(recorded.between(of.since, begun[0]))
  const early = frozen === null ? 0 : minutes(recorded.between(frozen.at, of.until))
  const findings: ReconciliationFinding[] = []
  if (frozen === null) findings.push(finding(grave(of), 'record-unfinished', record, { record }))
  if (begun[0] !== undefined && late >= apart) {
    findings.push(finding('amber', 'record-begins-late', record, { record, first: begun[0], minutes: late }))
  }
  if (frozen !== null && early >= apart) {
    findings.push(finding(grave(of), 'record-ends-early', record, { record, frozen: frozen.at, minutes: early }))
  }
  if (unrecorded[0] !== undefined) {
    const facts = { record, number: unrecorded.length, first: unrecorded[0] }
    findings.push(finding(grave(of), 'entries-unrecorded', record, facts))
  }
  if (findings.length > 0 || frozen === null) return findings
  const facts = { record, from: of.since, first: begun[0] ?? of.since, frozen: frozen.at, until: of.until }
  return [finding('green', 'times-agree', record, facts)]
}

const named = (name: string): string => name.replaceAll(/\s/g, '')
const who = ({ name, role }: Pick<RecordPerson, 'name' | 'role'>): string => `${role} ${name}`

/** People of the recording's first line, those who were marked as speaking, and whoever operated it. */
function present({ open, lines }: Conducted): { name: string; role: string }[] {
  const spoke = lines.flatMap((line) => (line.kind === 'speaker' && line.speaker !== null ? [line.speaker] : []))
  const operated = lines.flatMap((line) => (line.kind === 'operator' ? [{ name: line.to, role: 'operator' }] : []))
  const all = [...open.people, ...spoke, ...operated].filter(({ name }) => name !== '')
  return [...new Map(all.map((one) => [`${one.role} ${named(one.name)}`, one])).values()]
}

export function personsFindings(of: Conducted, records: readonly Present[]): ReconciliationFinding[] {
  if (records.length === 0) return []
  const here = present(of)
  const there = [...new Map(records.flatMap(({ heading }) => heading.people).map((one) => [who(one), one])).values()]
  const isIn = (list: readonly { name: string }[], name: string) => list.some((one) => named(one.name) === named(name))
  const findings: ReconciliationFinding[] = []
  for (const { name, role } of here) {
    if (role === 'operator') continue
    const same = there.filter((one) => named(one.name) === named(name))
    const [other] = same
    if (other === undefined)
      findings.push(finding(grave(of), 'person-not-in-record', `${role} ${name}`, { name, role }))
    else if (!same.some((one) => one.role === role)) {
      const facts = { name, role, otherRole: other.role }
      findings.push(finding('amber', 'person-role-differs', `${role} ${name}`, facts))
    }
  }
  for (const person of there) {
    if (isIn(here, person.name) || representedBy(person, here, of.open) !== undefined) continue
    const { name, role } = person
    findings.push(finding(grave(of), 'person-not-in-recording', who(person), { name, role }))
  }
  return findings.length > 0 ? findings : [finding('green', 'persons-agree', '', { number: there.length })]
}

export function signatureFindings(
  of: Conducted,
  recorded: Recorded,
  records: readonly Present[],
): ReconciliationFinding[] {
  return records.flatMap(({ row: { number: record }, heading, signatures, signings }) => {
    if (signatures.length === 0) return [finding(grave(of), 'record-unsigned', record, { record })]
    const signed = new Set(signatures.map(who))
    const missing = heading.people.filter((person) => person.role !== 'operator' && !signed.has(who(person)))
    return [
      ...signatures.map((signature) => {
        const pages = signingOf(signings, signature)?.pages ?? []
        return signatureFinding(record, signature, pages, of, recorded)
      }),
      ...missing.map((person) => {
        const { name, role } = person
        const by = representedBy(person, signatures, of.open)
        const subject = `${record} ${who(person)}`
        return by === undefined
          ? finding(grave(of), 'signature-missing', subject, { record, name, role })
          : finding('amber', 'signature-of-agent', subject, { record, name, role, by: by.name })
      }),
    ]
  })
}

function signatureFinding(
  record: number,
  { name, role, how, reason, at: last }: RecordSignature,
  pages: RecordSigning['pages'],
  of: Conducted,
  recorded: Recorded,
): ReconciliationFinding {
  const subject = `${record} ${role} ${name}`
  // Each page that was signed is seen, and the end of it.
  const at = pages.flatMap((page) => page?.at ?? []).find((each) => !recorded.isSeen(each)) ?? last
  if (!recorded.isSeen(at)) return finding(grave(of), 'signature-unrecorded', subject, { record, name, role, how, at })
  if (how === 'refused') return finding('amber', 'signature-refused', subject, { record, name, role, reason, at })
  return finding('green', 'signature-recorded', subject, { record, name, role, how, at })
}

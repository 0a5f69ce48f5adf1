// What a case fills into the fields of a document, in the words of Chinese documents.
import type { CaseFile } from '../contract/case-file.ts'
import type { Case } from '../contract/cases.ts'
import type { DocumentTemplate, DocumentValues, FieldSource } from '../contract/documents.ts'
import type { Exhibit } from '../contract/exhibits.ts'
import type { RecordingRow } from '../contract/recordings.ts'
import { retention } from '../contract/sentences/zh-CN/acts.ts'
import { fileSummary } from './document-contents.ts'
import { partyFacts } from './party-facts.ts'
import { caseKindWords, confidentialityWords, dayAndTime, recordingKindWords } from './words.ts'

export interface ValueSources {
  /** With whole numbers. */
  readonly case: Case
  readonly exhibits: readonly Exhibit[]
  readonly recordings: readonly RecordingRow[]
  readonly station: string
  /** The case's file as it is now. */
  readonly file: CaseFile
  readonly now: Date
  readonly zone: string
}

const factsOf = ({ parties }: Case) =>
  parties.map((party) => {
    const facts = partyFacts(party).map(({ name, value }) => `${name}：${value}`)
    return parties.length === 1 ? facts.join('\u3000') : `${party.name}\u3000${facts.join('\u3000')}`
  })

const sources: Readonly<Record<FieldSource, (of: ValueSources) => string>> = {
  'case-number': ({ case: of }) => of.number,
  'case-cause': ({ case: of }) => of.cause,
  'case-kind': ({ case: of }) => caseKindWords[of.kind],
  'case-unit': ({ case: of }) => of.unit,
  'case-notes': ({ case: of }) => of.notes,
  'case-confidentiality': ({ case: of }) => confidentialityWords[of.confidentiality],
  'party-names': ({ case: of }) => (of.parties.length > 0 ? of.parties.map(({ name }) => name).join('、') : of.party),
  'party-facts': ({ case: of }) => factsOf(of).join('\n'),
  'party-address': ({ case: { parties } }) => unique(parties.map(({ address }) => address)),
  'party-phone': ({ case: { parties } }) => unique(parties.map(({ phone }) => phone)),
  officers: ({ case: { officers } }) =>
    officers
      .map(({ name, certificate }) => (certificate === '' ? name : `${name}（执法证号 ${certificate}）`))
      .join('、'),
  recordings: ({ recordings, zone }) =>
    recordings
      .map(({ id, kind, opened }) => `${recordingKindWords[kind]}录音录像 ${id}（${dayAndTime(opened, zone)}）`)
      .join('；'),
  exhibits: ({ exhibits }) =>
    exhibits
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ number, description }) => `${number}. ${description.title}`)
      .join('；'),
  'file-summary': ({ file }) => fileSummary(file),
  'file-retention': ({ file }) => retention[file.retention],
  station: ({ station }) => station,
  today: ({ now, zone }) => /^\d+年\d+月\d+日/.exec(dayAndTime(now.toISOString(), zone))?.[0] ?? '',
}

const unique = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))].join('；')

/** Each field as it can be filled in: from the case, else with what stands in it at first. */
export function draftValues({ fields }: DocumentTemplate, of: ValueSources): DocumentValues {
  return Object.fromEntries(
    fields.map(({ key, source, initial }) => [key, (source === null ? '' : sources[source](of)) || initial]),
  )
}

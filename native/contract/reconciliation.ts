// Reconciliation before sealing 封存前核对: what of a session does not agree, is missing, or is in order. Shown while the
// recording still runs, so that what is red can be settled inside it; what is not settled is explained in writing.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, recordingId, requiredLine } from './fields.ts'
import { sessionRoles } from './rights.ts'

export const reconciliationSections = [
  'times',
  'persons',
  'script',
  'breaks',
  'faults',
  'exhibits',
  'signatures',
] as const
export type ReconciliationSection = (typeof reconciliationSections)[number]

/** `red`: settled or explained before the seal. `amber`: to be known. `green`: in order. */
export const reconciliationLevels = ['red', 'amber', 'green'] as const
export type ReconciliationLevel = (typeof reconciliationLevels)[number]

/** What can be found, and in which section it stands. How grave it is depends on what is recorded. */
export const reconciliationCodes = {
  /** Start and end of recording and written record agree (法释〔2017〕5号; the commonest complaint of defence lawyers). */
  'times-agree': 'times',
  'record-missing': 'times',
  /** It is no file of the recording yet. */
  'record-unfinished': 'times',
  /** Its first entry was begun long after the recording. */
  'record-begins-late': 'times',
  /** What was recorded after the record was finished is not in it. */
  'record-ends-early': 'times',
  /** Entries were begun when nothing was recorded. */
  'entries-unrecorded': 'times',
  'persons-agree': 'persons',
  'person-not-in-record': 'persons',
  'person-not-in-recording': 'persons',
  'person-role-differs': 'persons',
  'steps-done': 'script',
  'step-skipped': 'script',
  'step-open': 'script',
  'script-missing': 'script',
  'breaks-none': 'breaks',
  'break-stated': 'breaks',
  'break-lasting': 'breaks',
  /** An act that has to be recorded without interruption was interrupted. */
  'break-where-unbroken': 'breaks',
  'faults-none': 'faults',
  'fault-stated': 'faults',
  'fault-unstated': 'faults',
  /** An alarm without a statement, by which nothing was lost. */
  'alarm-unstated': 'faults',
  'exhibits-none': 'exhibits',
  'exhibit-listed': 'exhibits',
  'exhibit-not-listed': 'exhibits',
  'exhibit-withdrawn': 'exhibits',
  /** Evidence was stated in words, of which nobody can tell whether it is in the list. */
  'evidence-in-words': 'exhibits',
  'exhibits-unreadable': 'exhibits',
  'record-unsigned': 'signatures',
  'signature-recorded': 'signatures',
  'signature-refused': 'signatures',
  /** A party that is an organisation: who acts for it has signed. */
  'signature-of-agent': 'signatures',
  'signature-missing': 'signatures',
  /** No camera recorded the instant of the signature. */
  'signature-unrecorded': 'signatures',
} as const satisfies Record<string, ReconciliationSection>
export type ReconciliationCode = keyof typeof reconciliationCodes

export const reconciliationCodeList = Object.keys(reconciliationCodes) as [ReconciliationCode, ...ReconciliationCode[]]

/** Names, numbers, instants that go into the sentence; codes of closed lists under `role`, `how`, `break`, `kind`, `faults`. */
const facts = z.record(z.string(), z.union([z.string(), z.number()]))
export type ReconciliationFacts = z.output<typeof facts>

export const reconciliationFinding = z.strictObject({
  code: z.enum(reconciliationCodeList),
  level: z.enum(reconciliationLevels),
  /** What it is about; with the code it tells a finding from all others. */
  subject: z.string(),
  facts,
})
export type ReconciliationFinding = z.output<typeof reconciliationFinding>

/** Why a red finding stays. */
export const reconciliationExplanation = z.strictObject({
  code: z.enum(reconciliationCodeList),
  subject: line(300),
  text: requiredLine(400),
})
export type ReconciliationExplanation = z.output<typeof reconciliationExplanation>

/** A reconciliation as the journal states it; one of a later version may hold codes that are not known here. */
export const reconciliationSchema = z.strictObject({
  at: instant,
  /** Who confirmed the end; null when nobody did. */
  person: z.string().nullable(),
  findings: z.array(
    z.strictObject({
      ...reconciliationFinding.shape,
      code: z.string(),
      /** Null for what needs none. */
      explanation: z.string().nullable(),
    }),
  ),
  /** Findings beyond the most that a line holds; none of them is red unless all that are listed are. */
  unlisted: z.int(),
})
export type Reconciliation = z.output<typeof reconciliationSchema>

/** Most findings that are stated. */
export const mostFindings = 300

export const reconciliationCalls = {
  'recordings.reconcile': defineCall({
    about:
      'Compares the room’s running recording with its written records, script, exhibits, fault statements and signatures: what is red has to be settled or explained when it is ended.',
    roles: sessionRoles,
    audit: null,
    input: z.strictObject({ room: recordId }),
    output: z.strictObject({
      recording: recordingId,
      at: instant,
      findings: z.array(reconciliationFinding),
      unlisted: z.int(),
    }),
    errors: ['room-unknown', 'recording-not-running'],
  }),
}

/** How the facts of a finding are said; what is not named here is said as it is. */
export interface FactWords {
  readonly time: (instant: string) => string
  readonly role: (code: string) => string
  readonly how: (code: string) => string
  readonly break: (code: string) => string
  readonly kind: (code: string) => string
  /** `what` as in a fault statement (`gap`, `alarm` …), and its code. */
  readonly fault: (what: string, code: string) => string
}

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)

/** The facts as a person reads them, to be put into the sentence of the code. */
export function factsInWords(stated: ReconciliationFacts, words: FactWords): Record<string, string> {
  return Object.fromEntries(
    Object.entries(stated).map(([name, value]) => {
      if (isInstant(value)) return [name, words.time(value)]
      const text = String(value)
      if (name === 'role' || name === 'otherRole') return [name, words.role(text)]
      if (name === 'how' || name === 'break' || name === 'kind') return [name, words[name](text)]
      if (name !== 'faults') return [name, text]
      const said = text.split(' ').map((one) => words.fault(one.split(':')[0] ?? '', one.split(':')[1] ?? ''))
      return [name, [...new Set(said)].join(' · ')]
    }),
  )
}

/** A sentence with `{{name}}` replaced by the words of the facts. */
export const inSentence = (sentence: string, words: Readonly<Record<string, string>>): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '')

/** Tells findings apart. */
export const findingKey = ({ code, subject }: Pick<ReconciliationFinding, 'subject'> & { code: string }): string =>
  `${code} ${subject}`

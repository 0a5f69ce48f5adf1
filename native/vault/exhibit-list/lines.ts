// Every line that a case's list of exhibits can hold (docs/format.md §9). The one contract for writing and for verifying.
import * as z from 'zod'
import { exhibitDescription, exhibitMetadata, exhibitProblems } from '../../contract/exhibits.ts'
import { recordFileSchema, stamp, stationSchema, type FactsOf } from '../lines.ts'

const text = z.string()
const number = z.int().min(1)

export const listLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...stamp,
    kind: z.literal('open'),
    format: z.literal('zhenglu-exhibits'),
    version: z.literal(1),
    case: z.uuid(),
    station: stationSchema,
  }),
  z.strictObject({
    ...stamp,
    ...recordFileSchema.shape,
    kind: z.literal('exhibit'),
    number,
    name: text,
    mediaType: text,
    problems: z.array(z.enum(exhibitProblems)),
    metadata: exhibitMetadata,
    description: exhibitDescription,
    person: text,
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('exhibit-described'),
    number,
    description: exhibitDescription,
    reason: text.min(1),
    person: text,
  }),
  z.strictObject({ ...stamp, kind: z.literal('exhibit-withdrawn'), number, reason: text.min(1), person: text }),
  z.strictObject({
    ...stamp,
    kind: z.literal('document'),
    number,
    document: text,
    title: text,
    documentNumber: text,
    /** Year and number within the kind of document; null for one without a number. */
    serial: z.strictObject({ year: number, n: number }).nullable(),
    template: number,
    files: z.array(recordFileSchema).min(1),
    person: text,
  }),
])
export type ListLine = z.output<typeof listLineSchema>
export type ListLineOf<K extends ListLine['kind']> = Extract<ListLine, { kind: K }>
export type ListFacts = FactsOf<ListLine>

/** Names of the files beside the exhibits in a case's folder. */
export const listNames = { list: 'exhibits.jsonl', checkpoint: 'checkpoint' } as const

/** `exhibit-7.jpg`: an exhibit's file, by its number and the ending of its type. */
export const exhibitFile = (of: number, ending: string): string => `exhibit-${of}.${ending}`

/** `document-3.pdf`: a file of an issued document. */
export const documentFile = (of: number, ending: 'json' | 'pdf' | 'docx'): string => `document-${of}.${ending}`

const known = /^(?:exhibit-[1-9]\d{0,5}\.[a-z0-9]{1,8}|document-[1-9]\d{0,5}\.(?:json|pdf|docx))$/

/** Whether a name is one that an exhibit or a document can have. */
export const isListedName = (name: string): boolean => known.test(name)

/** Origin and key name of the signed note over a case's list. */
export const listOrigin = (station: string, of: string): string => `zhenglu/${station}/exhibits/${of}`

/** Files that a line states, with length and hash. */
export function filesOf(line: ListLine): { file: string; length: number; sha256: string }[] {
  if (line.kind === 'exhibit') return [{ file: line.file, length: line.length, sha256: line.sha256 }]
  return line.kind === 'document' ? line.files : []
}

// Issues a document: complete or not at all; its JSON says everything, PDF and DOCX are how it looks.
import type { Case } from '../contract/cases.ts'
import type { DocumentValues, SavedTemplate } from '../contract/documents.ts'
import { filledBlocks, requireComplete, requireSound } from '../documents/fill.ts'
import { canonicalBytes, type Json, type JsonObject } from '../journal/line.ts'
import type { ContentsRow } from './document-contents.ts'
import { documentPdf } from './document-pdf.ts'

export interface Issuing {
  readonly case: Pick<Case, 'id' | 'number' | 'cause' | 'unit'>
  readonly saved: SavedTemplate
  readonly values: DocumentValues
  readonly person: string
  readonly station: { readonly id: string; readonly name: string }
  readonly software: string
  readonly contents: readonly ContentsRow[]
  readonly now: Date
}

/** @throws Failure `template-field-undeclared`, `document-incomplete`: before a number is taken. */
export function requireIssuable({ saved: { template }, values }: Pick<Issuing, 'saved' | 'values'>): void {
  requireSound(template)
  requireComplete(template, values)
}

/** The files of a document. @throws Failure `font-missing`, `character-not-printable`. */
export async function documentFiles(issuing: Issuing, documentNumber: string) {
  const { case: of, saved, values, person, station, software, contents, now } = issuing
  const { template, key, version } = saved
  const named = template.fields.find(({ source }) => source === 'case-unit')
  const unit = (named === undefined ? '' : (values[named.key] ?? '')) || of.unit
  const blocks = filledBlocks(template, values)
  const shown = { unit, title: template.title, documentNumber, blocks, contents, software, made: now }
  const facts: JsonObject = {
    ...{ format: 'zhenglu-document', version: 1, document: key, title: template.title, documentNumber },
    case: { id: of.id, number: of.number, cause: of.cause },
    ...{ station: { ...station }, issued: now.toISOString(), person, values: { ...values } },
    template: { version, ...(template as unknown as Record<string, Json>) },
    contents,
  }
  return [
    ['json', canonicalBytes(facts)],
    ['pdf', await documentPdf(shown)],
    ['docx', await (await import('./document-docx.ts')).documentDocx(shown)],
  ] as const
}

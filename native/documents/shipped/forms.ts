// How the shipped templates are written down: short words for what they are made of.
import type { DocumentBlock, DocumentField, DocumentTemplate, FieldSource } from '../../contract/documents.ts'

export type Shipped = DocumentTemplate & { readonly key: string }

interface More {
  readonly kind?: DocumentField['kind']
  readonly source?: FieldSource
  readonly initial?: string
}

const field = (key: string, label: string, required: boolean, { kind = 'line', source, initial = '' }: More) => ({
  ...{ key, label, kind, required, initial },
  source: source ?? null,
})

/** A field without which the document is not issued. */
export const must = (key: string, label: string, more: More = {}): DocumentField => field(key, label, true, more)
export const may = (key: string, label: string, more: More = {}): DocumentField => field(key, label, false, more)

export const text = (words: string): DocumentBlock => ({
  ...{ kind: 'paragraph', text: words, align: 'left', heading: false },
})
export const addressee = (words: string): DocumentBlock => ({
  ...{ kind: 'paragraph', text: words, align: 'left', heading: true },
})
export const centred = (words: string): DocumentBlock => ({
  ...{ kind: 'paragraph', text: words, align: 'center', heading: false },
})
export const table = (...rows: [label: string, text: string, lines?: number][]): DocumentBlock => ({
  kind: 'table',
  rows: rows.map(([label, words, lines = 1]) => ({ label, text: words, lines })),
})
export const signatures = (...lines: string[]): DocumentBlock => ({ kind: 'signatures', lines })
export const seal = (agency = '{unit}', day = '{day}'): DocumentBlock => ({ kind: 'seal', agency, day })

/** What nearly every document names. */
export const cause = must('cause', '案由', { source: 'case-cause' })
export const unit = must('unit', '行政机关', { source: 'case-unit' })
export const day = must('day', '日期', { kind: 'day', source: 'today' })
export const number = may('caseNumber', '案号', { source: 'case-number' })
export const party = must('party', '当事人', { source: 'party-names' })
export const partyFacts = may('partyFacts', '当事人基本情况', { kind: 'text', source: 'party-facts' })
export const address = may('address', '住址或住所', { source: 'party-address' })
export const phone = may('phone', '联系电话', { source: 'party-phone' })
export const basis = must('basis', '法律依据', { kind: 'text' })
export const officers = must('officers', '执法人员及执法证号', { source: 'officers' })

// Fills a template: every field that a text names must be there, and no required one may be empty.
import type { DocumentBlock, DocumentTemplate, DocumentValues } from '../contract/documents.ts'
import { Failure } from '../contract/failures.ts'

const named = /\{([^{}]*)\}/g

/** Texts of a block, in which fields can be named. */
function textsOf(block: DocumentBlock): readonly string[] {
  if (block.kind === 'paragraph') return [block.text]
  if (block.kind === 'table') return block.rows.flatMap(({ label, text }) => [label, text])
  if (block.kind === 'seal') return [block.agency, block.day]
  return block.kind === 'signatures' ? block.lines : []
}

/** @throws Failure `template-field-undeclared`, `template-field-twice`, each naming the field. */
export function requireSound({ fields, blocks }: DocumentTemplate): void {
  const known = new Set<string>()
  for (const { key, label } of fields) {
    if (known.has(key)) throw new Failure('template-field-twice', { field: key, label })
    known.add(key)
  }
  for (const [at, block] of blocks.entries()) {
    for (const text of textsOf(block)) {
      const unknown = [...text.matchAll(named)].map(([, key = '']) => key).find((key) => !known.has(key))
      if (unknown !== undefined)
        throw new Failure('template-field-undeclared', { field: `{${unknown}}`, block: at + 1 })
    }
  }
}

/** @throws Failure `document-incomplete` naming every required field that is empty. */
export function requireComplete({ title, fields }: DocumentTemplate, values: DocumentValues): void {
  const missing = fields.filter(({ key, required }) => required && (values[key] ?? '').trim() === '')
  if (missing.length === 0) return
  throw new Failure('document-incomplete', { title, missing: missing.map(({ label }) => label).join('、') })
}

/** The blocks with what the fields hold. */
export function filledBlocks({ blocks }: DocumentTemplate, values: DocumentValues): DocumentBlock[] {
  const fill = (text: string) => text.replace(named, (_, key: string) => (values[key] ?? '').trim())
  return blocks.map((block): DocumentBlock => {
    if (block.kind === 'paragraph') return { ...block, text: fill(block.text) }
    if (block.kind === 'seal') return { ...block, agency: fill(block.agency), day: fill(block.day) }
    if (block.kind === 'signatures') return { ...block, lines: block.lines.map(fill) }
    if (block.kind === 'contents') return block
    return { ...block, rows: block.rows.map((row) => ({ ...row, label: fill(row.label), text: fill(row.text) })) }
  })
}

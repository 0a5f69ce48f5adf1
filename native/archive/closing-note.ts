// 备考表: as it was issued last; where none was, what it would say now, and that it was not issued.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseFile } from '../contract/case-file.ts'
import type { Case } from '../contract/cases.ts'
import type { DocumentBlock, IssuedDocument, SavedTemplate } from '../contract/documents.ts'
import { Failure } from '../contract/failures.ts'
import { filledBlocks } from '../documents/fill.ts'
import { exhibitsFolder } from '../vault/exhibit-list/list-writer.ts'
import { documentPdf } from './document-pdf.ts'
import { draftValues, type ValueSources } from './document-values.ts'

export interface ClosingNoteWanted {
  readonly vault: string
  readonly case: Case
  readonly file: CaseFile
  readonly documents: readonly IssuedDocument[]
  readonly template: SavedTemplate
  readonly values: ValueSources
  readonly software: string
}

const notIssued: DocumentBlock = {
  ...{ kind: 'paragraph', text: '（尚未制发，仅供核对）', align: 'center', heading: false },
}

/** The bytes of the PDF. @throws Failure `exhibits-damaged`, `font-missing`, `character-not-printable`. */
export async function closingNotePdf(wanted: ClosingNoteWanted): Promise<Buffer> {
  const { vault, case: of, file, documents, template, values, software } = wanted
  const issued = documents.find(({ number }) => number === file.closingNote?.number)
  const pdf = issued?.files.find((each) => each.file === file.closingNote?.file)
  if (pdf !== undefined) {
    const path = join(exhibitsFolder(vault, of.id), pdf.file)
    const bytes = await readFile(path).catch((error: unknown) => {
      throw new Failure('exhibits-damaged', { path }, { cause: error })
    })
    if (createHash('sha256').update(bytes).digest('hex') !== pdf.sha256) throw new Failure('exhibits-damaged', { path })
    return bytes
  }
  const blocks = filledBlocks(template.template, draftValues(template.template, values))
  const { title } = template.template
  const shown = { unit: of.unit, title, documentNumber: '', blocks: [notIssued, ...blocks], contents: [] }
  return documentPdf({ ...shown, software, made: values.now })
}

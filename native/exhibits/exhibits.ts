// Exhibits as the lines of a case's list tell of them: the newest description counts, what was said before stays.
import type { IssuedDocument } from '../contract/documents.ts'
import type { Exhibit } from '../contract/exhibits.ts'
import type { ListLine, ListLineOf } from '../vault/exhibit-list/lines.ts'
import { previewOf } from './media-type.ts'

function added(line: ListLineOf<'exhibit'>): Exhibit {
  const { number, file, name, mediaType, length, sha256, problems, metadata, description, at, person } = line
  const facts = { number, file, name, mediaType, length, sha256, problems, metadata, description, person }
  return { ...facts, preview: previewOf(mediaType), added: at, revisions: [], withdrawn: null }
}

function revised(exhibit: Exhibit, line: ListLineOf<'exhibit-described' | 'exhibit-withdrawn'>): Exhibit {
  const { at, person, reason } = line
  if (line.kind === 'exhibit-withdrawn') return { ...exhibit, withdrawn: { at, person, reason, before: null } }
  const revision = { at, person, reason, before: exhibit.description }
  return { ...exhibit, description: line.description, revisions: [...exhibit.revisions, revision] }
}

/** By number. */
export function exhibitsIn(lines: readonly ListLine[]): Exhibit[] {
  const exhibits = new Map<number, Exhibit>()
  for (const line of lines) {
    if (line.kind === 'exhibit') exhibits.set(line.number, added(line))
    if (line.kind !== 'exhibit-described' && line.kind !== 'exhibit-withdrawn') continue
    const known = exhibits.get(line.number)
    if (known !== undefined) exhibits.set(line.number, revised(known, line))
  }
  return [...exhibits.values()]
}

/** Issued documents, by number. */
export function documentsIn(lines: readonly ListLine[]): IssuedDocument[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'document') return []
    const { number, document, title, documentNumber, template, at, person, files } = line
    return [{ number, document, title, documentNumber, template, issued: at, person, files }]
  })
}

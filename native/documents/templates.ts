// Templates in versions: the shipped one is the first, each save adds the next, none is changed or removed.
import { documentTemplate, type DocumentTemplate, type SavedTemplate } from '../contract/documents.ts'
import { Failure } from '../contract/failures.ts'
import type { Row } from '../database/connection.ts'
import type { Database, Reader } from '../database/database.ts'
import { requireSound } from './fill.ts'
import { shippedTemplates } from './shipped/shipped.ts'

function shipped(key: string): SavedTemplate {
  const found = shippedTemplates.find((each) => each.key === key)
  if (found === undefined) throw new Failure('document-unknown', { document: key })
  const { title, numberPattern, fields, blocks } = found
  return { key, version: 1, saved: null, person: '', reason: '', template: { title, numberPattern, fields, blocks } }
}

const asSaved = (row: Row): SavedTemplate => ({
  key: String(row['key']),
  version: Number(row['version']),
  saved: String(row['saved']),
  person: String(row['person']),
  reason: String(row['reason']),
  template: documentTemplate.parse(JSON.parse(String(row['template']))),
})

async function newest(reader: Reader, key: string): Promise<SavedTemplate> {
  const first = shipped(key)
  const row = await reader.first('SELECT * FROM document_template WHERE key = ? ORDER BY version DESC LIMIT 1', [key])
  return row === undefined ? first : asSaved(row)
}

export interface NewTemplate {
  readonly key: string
  readonly person: string
  readonly reason: string
  readonly template: DocumentTemplate
}

export function templatesStore(database: Database) {
  return {
    /** @throws Failure `document-unknown`. */
    newest: (key: string): Promise<SavedTemplate> => newest(database.read, key),

    /** The newest of each. */
    all: (): Promise<SavedTemplate[]> => Promise.all(shippedTemplates.map(({ key }) => newest(database.read, key))),

    /** Newest first. @throws Failure `document-unknown`. */
    async versions(key: string): Promise<SavedTemplate[]> {
      const first = shipped(key)
      const rows = await database.read.all('SELECT * FROM document_template WHERE key = ? ORDER BY version DESC', [key])
      return [...rows.map(asSaved), first]
    },

    /** @throws Failure `document-unknown`, `template-field-undeclared`, `template-field-twice`. */
    async save({ key, person, reason, template }: NewTemplate): Promise<SavedTemplate> {
      requireSound(template)
      return database.write(async (writer) => {
        const { version } = await newest(writer, key)
        const saved = { key, version: version + 1, saved: new Date().toISOString(), person, reason, template }
        const into =
          'INSERT INTO document_template (key, version, saved, person, reason, template) VALUES (?, ?, ?, ?, ?, ?)'
        await writer.run(into, [key, saved.version, saved.saved, person, reason, JSON.stringify(template)])
        return saved
      })
    },
  }
}
export type TemplatesStore = ReturnType<typeof templatesStore>

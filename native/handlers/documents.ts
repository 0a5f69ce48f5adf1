// Documents: templates, drafts from the case, issuing.
import { contentsRows } from '../archive/document-contents.ts'
import { draftValues } from '../archive/document-values.ts'
import { documentFiles, requireIssuable } from '../archive/issue-document.ts'
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import { filledNumber } from '../documents/numbering.ts'
import type { Station } from '../station.ts'
import { software } from '../version.ts'

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

export function documentsHandlers(station: Station): HandlersOf<'documents'> {
  const { cases, exhibits, recordings, caseFiles, templates, documentNumbers } = station
  const place = async () => (await station.settings.get()).casePlace
  return {
    'documents.templates': async () => ({ templates: await templates.all() }),
    'documents.versions': async ({ key }) => ({ versions: await templates.versions(key) }),
    'documents.saveTemplate': async (wanted) => {
      const saved = await templates.save(wanted)
      station.changed('exhibits')
      return saved
    },
    'documents.draft': async ({ case: id, key }) => {
      const of = await cases.whole(id)
      const template = await templates.newest(key)
      const rows = await recordings.rowsOf(id)
      const now = new Date()
      const sources = {
        ...{ case: of, exhibits: await exhibits.ofCase(id), recordings: rows, now, zone: zone() },
        ...{ station: station.vault.station.name, file: await caseFiles.get(id) },
      }
      const { numberPattern } = template.template
      const next = await documentNumbers.next(key, now)
      const documentNumber = numberPattern === '' ? '' : filledNumber(numberPattern, await place(), next)
      return { template, values: draftValues(template.template, sources), documentNumber }
    },
    'documents.issue': async ({ case: id, key, version, values, person }) => {
      await cases.requireLiving(id)
      const of = await cases.get(id)
      const saved = await templates.newest(key)
      if (saved.version !== version) throw new Failure('template-changed', { version: saved.version })
      requireIssuable({ saved, values })
      const now = new Date()
      const { id: own, name } = station.vault.station
      // Within one turn: nothing is numbered or listed meanwhile.
      return exhibits.inTurn(async () => {
        const hasContents = saved.template.blocks.some(({ kind }) => kind === 'contents')
        const contents = hasContents ? contentsRows(await caseFiles.get(id)) : []
        const issuing = { case: of, saved, values, person, station: { id: own, name }, software, contents, now }
        const { title, numberPattern } = saved.template
        const facts = { document: key, title, template: version, person }
        if (numberPattern === '') {
          const files = await documentFiles(issuing, '')
          return exhibits.putDocument(id, { ...facts, documentNumber: '', serial: null }, files)
        }
        return documentNumbers.take(key, id, now, async (serial) => {
          const documentNumber = filledNumber(numberPattern, await place(), serial)
          const files = await documentFiles(issuing, documentNumber)
          return exhibits.putDocument(id, { ...facts, documentNumber, serial }, files)
        })
      })
    },
    'documents.list': async ({ case: id }) => {
      await cases.get(id)
      return { documents: await exhibits.documentsOf(id) }
    },
  }
}

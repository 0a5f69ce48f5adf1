// Prints what belongs in front of and behind a paper file: 卷内目录, 备考表, 结案检查表.
import type { CaseFiles } from '../case-file/case-file.ts'
import type { CasesStore } from '../cases/cases.ts'
import type { RecordingsIndex } from '../cases/recordings.ts'
import type { Request } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { TemplatesStore } from '../documents/templates.ts'
import type { ExhibitsStore } from '../exhibits/store.ts'
import type { Vault } from '../vault/vault.ts'
import { software } from '../version.ts'
import { closingCheckPdf, contentsPdf } from './case-file-pdf.ts'
import { findSongFace } from './cjk-font.ts'
import { closingNotePdf } from './closing-note.ts'

export interface PrintSources {
  readonly vault: Pick<Vault, 'folder' | 'station'>
  readonly cases: CasesStore
  readonly caseFiles: CaseFiles
  readonly exhibits: ExhibitsStore
  readonly recordings: RecordingsIndex
  readonly templates: TemplatesStore
}

const titles = { contents: '卷内目录', 'closing-note': '备考表', 'closing-check': '结案检查表' } as const
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Everything that is printed of a case's file. @throws Failure `case-unknown`, `exhibits-damaged`. */
export async function printable(sources: PrintSources, id: string, now = new Date()) {
  const of = await sources.cases.get(id)
  const { file, order, findings } = await sources.caseFiles.checked(id)
  const shown = { case: of, file, software, made: now, zone: zone() }
  const closed = file.closed
  return {
    ...{ of, file, order, findings, shown },
    check: { ...shown, closed, findings: closed === null ? findings : closed.findings },
    /** @throws Failure as {@link closingNotePdf}. */
    closingNote: async (): Promise<Buffer> => {
      const exhibits = await sources.exhibits.ofCase(id)
      const rows = await sources.recordings.rowsOf(id)
      const station = sources.vault.station.name
      return closingNotePdf({
        ...{ vault: sources.vault.folder, case: of, file, software },
        documents: await sources.exhibits.documentsOf(id),
        template: await sources.templates.newest('closing-note'),
        values: { case: await sources.cases.whole(id), exhibits, recordings: rows, station, file, now, zone: zone() },
      })
    },
  }
}

/** @throws Failure `case-unknown`, `font-missing`, `character-not-printable`, `exhibits-damaged`. */
export async function printedOfCase(sources: PrintSources, id: string, what: Request<'caseFile.print'>['what']) {
  if (findSongFace() === undefined) throw new Failure('font-missing')
  const { of, shown, check, closingNote } = await printable(sources, id)
  const print = {
    contents: () => contentsPdf(shown),
    'closing-note': closingNote,
    'closing-check': () => closingCheckPdf(check),
  }
  return { name: `${titles[what]} ${of.number}.pdf`, bytes: (await print[what]()).toString('base64') }
}

// Drafts and saves the fault statements of a recording: from its journal, completed by a person, printed.
import type { Request } from '../contract/calls.ts'
import { caseReference } from '../contract/cases.ts'
import { Failure } from '../contract/failures.ts'
import type { Statement, StatementDraft } from '../contract/statements.ts'
import { incidentsOf } from '../cases/incidents.ts'
import type { RecordingFolder } from '../cases/recording-folder.ts'
import type { StatementsStore } from '../cases/statements.ts'
import { draftOf } from './statement-draft.ts'
import { statementPdf, type StatementSubject } from './statement-pdf.ts'

/** What of a recording calls for a statement; `saved` are the versions that there are. */
export function draftStatements({ open, lines }: RecordingFolder, saved: readonly Statement[]): StatementDraft[] {
  return incidentsOf(lines).map((incident) => {
    const own = saved.filter(({ number }) => number === incident.number)
    const { number, from, to, faults } = incident
    return { number, from, to, faults: [...faults], content: draftOf(incident, open, lines), saved: own.toReversed() }
  })
}

/** Saves a statement as its next version. @throws Failure `statement-unknown`, `font-missing`; VaultError. */
export function saveStatement(
  recording: RecordingFolder,
  wanted: Omit<Request<'statements.save'>, 'recording'>,
  statements: StatementsStore,
  software: string,
): Promise<Statement> {
  const { number, person, content } = wanted
  const id = recording.open.recording
  const incident = incidentsOf(recording.lines).find((each) => each.number === number)
  if (incident === undefined) throw new Failure('statement-unknown', { recording: id, number })
  const made = new Date().toISOString()
  const statement = { recording: id, number, made, person, faults: [...incident.faults], content }
  return statements.save(statement, (version) =>
    statementPdf({ ...statement, version }, subjectOf(recording), software),
  )
}

function subjectOf({ open, lines, manifest }: RecordingFolder): StatementSubject {
  return {
    case: caseReference.safeParse(open.case).data ?? null,
    kind: open.recordingKind,
    room: open.room.name,
    station: open.station.name,
    opened: open.at,
    closed: lines.find(({ kind }) => kind === 'close')?.at ?? null,
    sealCode: manifest?.journal.sealCode ?? null,
    zone: open.clock.zone,
  }
}

// Compares a running recording with what is kept beside it: written records, fault statements, the case's exhibits.
import { reconcile, type Reconciled } from '../reconciliation/reconcile.ts'
import type { Running } from '../session/running-recording.ts'
import type { Station } from '../station.ts'

/** @throws Error what the database says; a list of exhibits that cannot be read is a finding. */
export async function reconciled(station: Station, running: Running): Promise<Reconciled> {
  const { writer, events: lines, pictures, facts } = running
  const { open } = writer
  if (open === undefined) throw new Error('a recording that runs has no first line')
  const { writtenRecords, statements, exhibits } = station
  const rows = await writtenRecords.ofRecording(writer.id)
  return reconcile({
    ...{ open, lines, pictures, since: facts.since, until: new Date().toISOString() },
    records: await Promise.all(rows.map(({ id }) => writtenRecords.get(id))),
    statements: await statements.ofRecording(writer.id),
    exhibits: await exhibits.ofCase(facts.case.id).catch(() => null),
  })
}

// Everything that a bundle holds of a case, gathered from the station.
import { createPublicKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { listVersions } from '../acts/act-list.ts'
import type { KnownRecordings } from '../acts/known-recordings.ts'
import { wholeReport } from '../acts/report.ts'
import type { StatementsStore } from '../cases/statements.ts'
import { Failure } from '../contract/failures.ts'
import type { Database } from '../database/database.ts'
import { exhibitsFolder } from '../vault/exhibit-list/list-writer.ts'
import { vaultPaths } from '../vault/layout.ts'
import type { WrittenRecordsStore } from '../written-record/store.ts'
import { software } from '../version.ts'
import type { BundledFile } from './bundle-file.ts'
import type { Export } from './export-bundle.ts'
import { lateRecordsOf } from './late-records.ts'
import type { KnownPerson } from './officer-facts.ts'
import { printable, type PrintSources } from './print-case-file.ts'

export interface BundleSources extends PrintSources {
  readonly database: Database
  readonly statements: StatementsStore
  readonly writtenRecords: WrittenRecordsStore
  readonly knownRecordings: KnownRecordings
  readonly people: { list(): Promise<readonly KnownPerson[]> }
}

/** @throws Failure `case-unknown`, `case-without-recordings`, `exhibits-damaged`. */
export async function caseBundle(sources: BundleSources, id: string): Promise<Omit<Export, 'to'>> {
  const { cases, recordings, statements, writtenRecords, vault } = sources
  const of = await cases.whole(id)
  const parts = await recordings.ofCase(id)
  if (parts.length === 0) throw new Failure('case-without-recordings', { number: of.number })
  const pem = createPublicKey(await readFile(vaultPaths(vault.folder).publicKey)).export({
    format: 'pem',
    type: 'spki',
  })
  return {
    ...{ case: of, history: await cases.history(id), recordings: parts },
    people: await sources.people.list(),
    statements: (await statements.ofCase(id)).map((one) => ({ ...one, path: statements.pathOf(one) })),
    lateRecords: await lateRecordsOf(writtenRecords, vault.folder, id),
    exhibits: exhibitsFolder(vault.folder, id),
    file: () => bundledFile(sources, id),
    ...{ stationKeyPem: pem.toString(), vault: vault.folder, software },
  }
}

async function bundledFile(sources: BundleSources, id: string): Promise<BundledFile> {
  const { database, knownRecordings } = sources
  const { file, order, findings, closingNote } = await printable(sources, id)
  const reader = database.read
  const report = await wholeReport({ reader, recordings: knownRecordings }, { case: id, gapSeconds: 1 })
  const versions = new Set(report.rows.map(({ version }) => version))
  const lists = (await listVersions(reader)).filter(({ version }) => versions.has(version))
  return {
    ...{ file, order, findings, acts: { report, lists } },
    closingNote: await closingNote().catch((error: unknown) => {
      // What cannot be printed here says so in its place, as the contents list does.
      if (error instanceof Failure && error.code === 'font-missing') return null
      throw error
    }),
  }
}

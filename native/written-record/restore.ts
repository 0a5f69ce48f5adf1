// Signed written records are files: after the database was lost they are taken in again from those, the ones of sealed
// recordings as well as the ones that were signed after the seal. Drafts that nobody signed were in the database alone.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { instant, recordId, recordingId } from '../contract/fields.ts'
import { recordEntry, recordHeading, writtenRecordKinds } from '../contract/record-entries.ts'
import { recordPages, recordSignature, recordSigning } from '../contract/record-signing.ts'
import { frozenRecord } from '../contract/written-records.ts'
import { recordingFolders } from '../vault/chain.ts'
import { parseRecordFile, recordFile, recordingIdPattern, vaultPaths } from '../vault/layout.ts'
import type { FrozenFacts, WrittenRecordsStore } from './store.ts'

/** What is needed of the JSON of a record; a record of an earlier version lacks what came later. */
const frozenFacts = z.object({
  format: z.literal('zhenglu-written-record'),
  recording: recordingId,
  number: z.int().min(1),
  recordKind: z.enum(writtenRecordKinds),
  case: z.object({ id: recordId }),
  from: instant,
  frozen: instant,
  checkpoint: frozenRecord.shape.checkpoint,
  pages: recordPages.nullable().default(null),
  heading: recordHeading,
  entries: z.array(recordEntry),
  signatures: z.array(recordSignature),
  signings: z.array(recordSigning).default([]),
  afterSeal: z.boolean().default(false),
})

/** Takes in every signed record that the database does not know. What cannot be read is left where it is. */
export async function restoreRecords(store: WrittenRecordsStore, vault: string): Promise<void> {
  const { documents } = vaultPaths(vault)
  const beside = (await readdir(documents).catch(() => [])).filter((name) => recordingIdPattern.test(name))
  for (const folder of [...(await recordingFolders(vault)), ...beside.map((name) => join(documents, name))]) {
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      const { number, type } = parseRecordFile(name) ?? {}
      if (number === undefined || type !== 'json') continue
      const facts = await factsIn(folder, number).catch(() => null)
      if (facts !== null) await store.restore(facts)
    }
  }
}

/** Null of a file that is none, or of another recording than that in whose folder it lies. */
async function factsIn(folder: string, number: number): Promise<FrozenFacts | null> {
  const read = frozenFacts.safeParse(JSON.parse(await readFile(join(folder, recordFile(number, 'json')), 'utf8')))
  if (!read.success || read.data.recording !== basename(folder) || read.data.number !== number) return null
  const { recordKind: kind, case: of, frozen: at, checkpoint, afterSeal, ...facts } = read.data
  const files: FrozenFacts['frozen']['files'] = []
  for (const type of ['pages.pdf', 'pdf', 'docx', 'json'] as const) {
    const file = recordFile(number, type)
    const bytes = await readFile(join(folder, file)).catch(() => null)
    if (bytes === null) continue
    files.push({ file, length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return { ...facts, kind, case: of.id, frozen: { at, files, checkpoint, afterSeal } }
}

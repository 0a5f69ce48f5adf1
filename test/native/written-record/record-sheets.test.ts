// Pages that were laid out to be signed stay what they were, whatever version of the program shows them later.
import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RecordSheets } from '../../../native/archive/record-sheets.ts'
import { Failure } from '../../../native/contract/failures.ts'
import type { Present } from '../../../native/written-record/store.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

const at = '2026-03-01T01:02:03.000Z'
const present: Present = {
  row: {
    ...{ id: randomUUID(), case: randomUUID(), recording: '20260301-010203-abcdef', kind: 'interview', number: 1 },
    ...{ created: at, state: 'reading-back', entries: 1 },
  },
  heading: { unit: '某某市综合行政执法局', cause: '占道经营', place: '询问室一', form: '', people: [] },
  ...{ signatures: [], pages: null, readings: [], signings: [], frozen: null, seq: 1, signedSeq: 0 },
  entries: [
    {
      ...{ id: randomUUID(), at, place: 1, section: 'course', speaker: 'question', text: '你店里卖什么？' },
      ...{ removed: false, corrections: [], seq: 1 },
    },
  ],
}
const facts = { from: at, zone: 'Asia/Shanghai' }
const wanted = { at, to: at, afterSeal: false, checkpoint: { lines: 9, code: 'ABCD-EFGH' } }
/** A program of its own, which has nothing in memory. */
const program = (software: string) => new RecordSheets(join(folder.path, 'pages'), folder.path, software)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )

test('a later version of the program shows the very pages that an earlier one has laid out', async () => {
  const earlier = program('Zhenglu 0.1.0')
  const pages = await earlier.layOut(present, facts, wanted)
  const read = await earlier.of(present, facts, pages)
  const later = program('Zhenglu 0.2.0')
  expect(await later.of(present, facts, pages)).toMatchObject({ pdf: read.pdf, pages: read.pages })
  const path = (await later.pathOf(present.row.id, pages.sha256)) ?? ''
  // Altered, they are no pages that anybody has read: printed again the same, or the failure says so.
  await writeFile(path, 'altered')
  expect(await codeOf(program('Zhenglu 0.3.0').of(present, facts, pages))).toBe('written-record-pages-differ')
  expect((await program('Zhenglu 0.1.0').of(present, facts, pages)).pdf.equals(read.pdf)).toBe(true)
  // What a version lays out lies beside what another has laid out.
  expect(await readdir(join(folder.path, 'pages'))).toHaveLength(4)
})

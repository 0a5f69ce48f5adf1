// Writes a list of cases as CSV that spreadsheet programs open as it is: UTF-8 with its mark, CR LF, no formulas.
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { CasesStore } from '../cases/cases.ts'
import type { CaseListing } from '../contract/case-list.ts'
import type { Case } from '../contract/cases.ts'
import { Failure } from '../contract/failures.ts'
import { syncFolder } from '../vault/disk.ts'
import { sixLetters } from '../vault/layout.ts'
import { stopWhenCancelled } from '../vault/verify/options.ts'
import { writeFailure } from './archive-failure.ts'
import { forgetTarget, openTarget } from './target.ts'
import { caseKindWords, caseStageWords, confidentialityWords } from './words.ts'

export interface CaseListExport {
  readonly cases: Pick<CasesStore, 'ids' | 'some'>
  readonly listing: CaseListing
  /** Folder that gets the file. */
  readonly to: string
  readonly vault: string
  readonly now?: Date
  readonly signal?: AbortSignal
  /** Cases done and to do. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Cases that are read and written at a time. */
const atOnce = 500

/** `2026-03-01 09:02:03` here: what spreadsheet programs take for a time. */
const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })
const time = (at: string): string => clock.format(new Date(at))

/** Numbers of parties as they are shown: masked. */
const columns: readonly (readonly [title: string, of: (known: Case) => string | number])[] = [
  ['案号', ({ number }) => number],
  ['案由', ({ cause }) => cause],
  ['案件类别', ({ kind }) => caseKindWords[kind]],
  ['当事人', ({ party }) => party],
  [
    '证件号码（隐去中间部分）',
    ({ parties }) => parties.flatMap(({ number }) => (number === '' ? [] : [number])).join('、'),
  ],
  ['承办单位', ({ unit }) => unit],
  ['承办人员', ({ officers }) => officers.map(({ name }) => name).join('、')],
  ['密级', ({ confidentiality }) => confidentialityWords[confidentiality]],
  ['阶段', ({ stage }) => (stage === null ? '' : caseStageWords[stage])],
  ['建立时间', ({ created }) => time(created)],
  ['最后更改', ({ changed }) => time(changed)],
  ['录音录像件数', ({ recordings }) => recordings],
  ['作废', ({ voided }) => (voided === null ? '' : voided.reason)],
  ['备注', ({ notes }) => notes],
]

const lines = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows', escape_formulas: true },
  )

/**
 * Writes `<to>/案件清单_<instant>.csv`: whole, or not at all. Answers with its path.
 * @throws Failure `target-inside-vault`, `target-not-writable`, `target-exists`, `disk-full`, `cancelled`.
 */
export async function exportCases(wanted: CaseListExport): Promise<string> {
  const { to, vault, signal, now = new Date() } = wanted
  stopWhenCancelled(signal)
  const target = await openTarget(to, vault)
  const digits = now.toISOString().replace(/\D/g, '')
  const path = join(target.folder, `案件清单_${digits.slice(0, 8)}-${digits.slice(8, 14)}.csv`)
  const partial = `${path}.${sixLetters()}.partial`
  try {
    if ((await stat(path).catch(() => undefined)) !== undefined) throw new Failure('target-exists', { path })
    const file = await open(partial, 'wx')
    try {
      await fill(file, wanted)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
    await syncFolder(target.folder)
    return path
  } catch (error) {
    await rm(partial, { force: true })
    await forgetTarget(target)
    stopWhenCancelled(signal)
    throw writeFailure(error, path)
  }
}

async function fill(file: FileHandle, { cases, listing, signal, onProgress }: CaseListExport): Promise<void> {
  const ids = await cases.ids(listing)
  await file.write(`\u{FEFF}${lines([columns.map(([title]) => title)])}`)
  for (let done = 0; done < ids.length; done += atOnce) {
    stopWhenCancelled(signal)
    onProgress?.(done, ids.length)
    const some = await cases.some(ids.slice(done, done + atOnce))
    await file.write(lines(some.map((known) => columns.map(([, of]) => of(known)))))
  }
  onProgress?.(ids.length, ids.length)
}

// 卷内目录 as far as it can be built from what is there: documents, written records, recordings, exhibits, in their order.
import type { IssuedDocument } from '../contract/documents.ts'
import type { Exhibit } from '../contract/exhibits.ts'
import type { RecordingRow } from '../contract/recordings.ts'
import { localTime, recordingKindWords } from './words.ts'

export const contentsColumns = ['序号', '文号或编号', '责任者', '题名', '日期', '页号', '备注'] as const
export type ContentsRow = readonly [string, string, string, string, string, string, string]

export interface CaseFile {
  readonly documents: readonly IssuedDocument[]
  readonly records: readonly {
    readonly kind: string
    readonly number: number
    readonly created: string
  }[]
  readonly recordings: readonly RecordingRow[]
  readonly exhibits: readonly Exhibit[]
  readonly zone: string
}

/** Page numbers are written in by hand: the file is bound after it was printed. */
export function contentsRows({ documents, records, recordings, exhibits, zone }: CaseFile): ContentsRow[] {
  const day = (at: string) => localTime(at, zone).slice(0, 10)
  const rows: [number: string, by: string, title: string, at: string, note: string][] = [
    ...documents.map((one): (typeof rows)[number] => [one.documentNumber, one.person, one.title, one.issued, '']),
    ...records.map((one): (typeof rows)[number] => [
      String(one.number),
      '',
      one.kind === 'hearing' ? '听证笔录' : '询问笔录',
      one.created,
      '',
    ]),
    ...recordings.map((one): (typeof rows)[number] => [
      one.id,
      one.room,
      `${recordingKindWords[one.kind]}录音录像`,
      one.opened,
      one.sealCode ?? '未封存',
    ]),
    ...exhibits.map((one): (typeof rows)[number] => [
      `证据 ${one.number}`,
      one.description.takenBy === '' ? one.person : one.description.takenBy,
      one.description.title,
      one.added,
      one.withdrawn === null ? '' : '已撤回',
    ]),
  ]
  return rows.map(([number, by, title, at, note], i) => [String(i + 1), number, by, title, day(at), '', note])
}

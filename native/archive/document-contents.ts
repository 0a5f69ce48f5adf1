// 卷内目录 in agency form: seven columns, the rows of a case file's contents with running page numbers.
import type { FilePart } from '../contract/case-file-events.ts'
import type { CaseFile, FileItem } from '../contract/case-file.ts'
import { filePart } from '../contract/sentences/zh-CN/case-file.ts'
import { retention } from '../contract/sentences/zh-CN/acts.ts'
import { length } from './words.ts'

export const contentsColumns = ['顺序号', '文号', '责任者', '题名', '日期', '页号', '备注'] as const
export type ContentsRow = readonly [string, string, string, string, string, string, string]

/** `3`, `4-6`; empty without pages. */
export const pageRange = ({ from, to }: Pick<FileItem, 'from' | 'to'>): string =>
  from === null || to === null ? '' : from === to ? String(from) : `${from}-${to}`

/** `1:02:03` from seconds. */
export const spanWords = (seconds: number): string => length(seconds * 1e6)

/** What stands beside an item: how long it plays, its seal, how long it is kept, and what people noted. */
export function itemNote({ note, seconds, sealCode, kind, retention: kept }: FileItem): string {
  return [
    seconds === null ? '' : `时长 ${spanWords(seconds)}`,
    sealCode === null ? (kind === 'recording' ? '未封存' : '') : `封存码 ${sealCode}`,
    kept === null || kept === 'case-file' ? '' : `保管 ${retention[kept]}`,
    note,
  ]
    .filter((part) => part !== '')
    .join('；')
}

/** Rows of one part. */
export function contentsRowsOf({ items }: Pick<CaseFile, 'items'>, part: FilePart): ContentsRow[] {
  return items
    .filter((item) => item.part === part)
    .map((item) => [
      ...([String(item.order), item.number, item.responsible, item.title] as const),
      ...([item.day, pageRange(item), itemNote(item)] as const),
    ])
}

/** Both parts; where there is a secondary file each part has a line of its own above it. */
export function contentsRows(file: Pick<CaseFile, 'items'>): ContentsRow[] {
  const [main, secondary] = [contentsRowsOf(file, 'main'), contentsRowsOf(file, 'secondary')]
  const head = (part: FilePart): ContentsRow => ['', '', '', filePart[part], '', '', '']
  return secondary.length === 0 ? main : [head('main'), ...main, head('secondary'), ...secondary]
}

/** What a closing note 备考表 says of the file: how much is in it, without the note itself. */
export function fileSummary({ items, totals }: CaseFile): string {
  const own = items.filter(({ kind, of, withdrawn }) => !withdrawn && !(kind === 'document' && of === 'closing-note'))
  const count = (part: FilePart) => {
    const those = own.filter((item) => item.part === part)
    return `${filePart[part]} ${those.length} 件 ${those.reduce((sum, { pages }) => sum + pages, 0)} 页`
  }
  const parts = totals.secondary.items === 0 ? [count('main')] : [count('main'), count('secondary')]
  const recorded =
    totals.recordings === 0 ? [] : [`录音录像 ${totals.recordings} 件，时长 ${spanWords(totals.seconds)}`]
  const unknown = totals.main.unknown + totals.secondary.unknown
  const open = unknown === 0 ? '' : `其中 ${unknown} 件页数未清点。`
  const sum = `本卷${[...parts, ...recorded].join('；')}（不含本表）。${open}`
  return `${sum}\n文书、证据材料和录音录像按卷内目录排列，无缺页、无破损。`
}

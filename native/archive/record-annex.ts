// 签署情况: the sheet behind a signed record. Who signed how and when, which pages were read when, who did not sign and
// why; and what became of the record afterwards. It is made when the record is frozen and counts as no page of it.
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { RecordPages } from '../contract/record-signing.ts'
import type { Signer } from './record-signers.ts'
import { chineseTime } from './record-words.ts'

export const annexTitle = '签署情况'

export interface Annex {
  readonly signers: readonly Signer[]
  readonly pages: RecordPages
  /** When the record was frozen, and whether the recording was sealed by then. */
  readonly frozen: string
  readonly afterSeal: boolean
  /** When the recording ended; null while it runs. */
  readonly closed: string | null
  readonly zone: string
}

export function annex(shown: Annex): Content[] {
  const { signers, pages, frozen, afterSeal, zone } = shown
  const rows: TableCell[][] = signers
    .filter(({ name, signature }) => name !== '' || signature !== null)
    .map((signer) => [`${signer.word}\n${signer.name}`, ...cells(signer, shown)])
  const remarks = [
    `笔录共 ${pages.count} 页，于 ${chineseTime(pages.at, zone)} 排版供阅读、签名；各页 PDF 的 SHA-256：${grouped(pages.sha256)}`,
    `定稿时间：${chineseTime(frozen, zone)}`,
    ...(afterSeal
      ? ['本笔录在录音录像封存后定稿，其文件不在录音录像封存范围内；文件的哈希值记入操作日志。']
      : ['本笔录在录音录像封存前定稿，其文件的哈希值写入录制日志，随录音录像一并封存。']),
  ]
  return [
    { text: annexTitle, fontSize: 18, alignment: 'center', pageBreak: 'before', margin: [0, 0, 0, 10] },
    {
      fontSize: 9.5,
      lineHeight: 1.15,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [70, 62, '*', 92],
        body: [['签名人', '方式', '阅读与说明', '时间'], ...rows],
      },
    },
    ...remarks.map((text): Content => ({ text, fontSize: 9.5, margin: [0, 8, 0, 0] })),
  ]
}

/** In groups, so that it goes onto lines. */
const grouped = (hash: string): string => hash.replace(/(.{16})(?=.)/g, '$1 ')

const ways = { drawn: '屏幕签名', paper: '纸质签名', refused: '拒绝签名' } as const

/** `第 1、2 页` */
const named = (pages: readonly number[]): string => `第 ${pages.join('、')} 页`

/** Which pages were signed each by itself, and which bear the signature of another, as who signed chose. */
function perPage({ pages }: Signer, zone: string): string {
  const signed = pages.flatMap((each, i) => (each === null ? [] : [{ ...each, page: i + 1 }]))
  const [first, last] = [
    signed.at(0)?.at,
    signed
      .map(({ at }) => at)
      .sort()
      .at(-1),
  ]
  if (first === undefined || last === undefined) return ''
  const own = signed.flatMap(({ page, repeats }) => (repeats === null ? [page] : []))
  const repeated = own.flatMap((from) => {
    const same = signed.flatMap(({ page, repeats }) => (repeats === from ? [page] : []))
    return same.length === 0 ? [] : [`${named(same)}由签名人选择使用第 ${from} 页的签名`]
  })
  const when = `${chineseTime(first, zone)} 至 ${chineseTime(last, zone)}`
  return [`逐页签名：${named(own)}当页书写`, ...repeated].join('，') + `，${when}`
}

function cells(signer: Signer, { zone, closed }: Annex): TableCell[] {
  const { signature } = signer
  const onPages = perPage(signer, zone)
  if (signature === null) return ['未签名', onPages === '' ? '' : `未签完。${onPages}`, '']
  const { how, at, read, pages, exhibit, reason, notedBy } = signature
  const [first, last] = [pages.at(0), pages.at(-1)]
  const way = read === 'read' ? '本人阅读' : '向其宣读'
  const said = {
    drawn:
      first === undefined || last === undefined
        ? way
        : `${way}，逐页确认 ${pages.length} 页：${chineseTime(first, zone)} 至 ${chineseTime(last, zone)}`,
    paper:
      exhibit === null
        ? way
        : `${way}；签名页扫描件：证据材料第 ${exhibit.number} 号，SHA-256 ${grouped(exhibit.sha256)}`,
    refused: `理由：${reason}${notedBy === '' ? '' : `（${notedBy}注明）`}`,
  }
  const isLate = closed !== null && at > closed
  return [
    ways[how],
    onPages === '' ? said[how] : `${said[how]}\n${onPages}`,
    `${chineseTime(at, zone)}${isLate ? '\n录音录像结束后' : ''}`,
  ]
}

// 询问笔录 and 听证笔录 as agencies print them: title, heading, text, closing words, signatures; lines to sign on each page.
import type { Content } from 'pdfmake/interfaces.js'
import { Failure } from '../contract/failures.ts'
import type { RecordEntry, RecordPerson, RecordSignature } from '../contract/written-records.ts'
import { sectionsOf } from '../contract/written-records.ts'
import type { Present } from '../written-record/store.ts'
import { printed } from './chinese-pdf.ts'
import { findSongFace, type Face } from './cjk-font.ts'
import { chineseTime, sectionWords, speakerWords } from './record-words.ts'
import { signaturePicture } from './signature-picture.ts'
import { roleWord } from './words.ts'

export interface PrintedRecord {
  readonly present: Present
  readonly from: string
  readonly to: string
  readonly zone: string
  readonly checkpoint: { readonly lines: number; readonly code: string }
  readonly software: string
}

type Margin = [number, number, number, number]

/** @throws Failure `font-missing` when no face with Chinese letters is found: empty boxes would look like a record. */
export async function recordPdf(record: PrintedRecord, face: Face | null = findSongFace() ?? null): Promise<Buffer> {
  if (face === null) throw new Failure('font-missing')
  const { present, software, to } = record
  const { row, heading, entries, signatures } = present
  const title = row.kind === 'hearing' ? '听证笔录' : '询问笔录'
  return printed(
    {
      title: `${title} ${row.recording} ${row.number}`,
      software,
      made: new Date(to),
      fontSize: 12,
      margins: [72, 56, 72, 84],
      content: [
        { text: heading.unit, fontSize: 14, alignment: 'center' },
        { text: title, fontSize: 22, alignment: 'center', margin: [0, 0, 0, 4] as Margin },
        { text: `第 ${row.number} 份`, fontSize: 10, alignment: 'center', margin: [0, 0, 0, 10] as Margin },
        headingTable(record),
        ...text(entries, row.kind),
        { text: '以上笔录我已看过，与我说的一致。', margin: [0, 14, 0, 0] as Margin },
        ...signatures.map((signature) => signed(signature, record.zone)),
        sealing(record),
      ],
      foot: (page, pages) => `${signatureLines(row.kind)}\n第 ${page} 页\u3000共 ${pages} 页`,
      footSize: 10.5,
    },
    face,
  )
}

/** What is signed on every page. */
const signatureLines = (kind: string): string =>
  kind === 'hearing'
    ? '当事人签名：__________\u3000主持人签名：__________\u3000记录员签名：__________'
    : '被询问人签名：__________\u3000询问人签名：__________、__________\u3000记录人签名：__________'

function headingTable({ present: { heading, row }, from, to, zone }: PrintedRecord): Content {
  const rows: [string, string][] = [
    ['案由', heading.cause],
    [row.kind === 'hearing' ? '听证时间' : '询问时间', `${chineseTime(from, zone)} 至 ${chineseTime(to, zone)}`],
    [row.kind === 'hearing' ? '听证地点' : '询问地点', heading.place],
    ...(row.kind === 'hearing' ? [['听证方式', heading.form] as [string, string]] : []),
    ...heading.people.map((person): [string, string] => [personWord(person, row.kind), personFacts(person)]),
    ['录音录像编号', row.recording],
  ]
  return { fontSize: 11, lineHeight: 1.15, table: { widths: [92, '*'], body: rows }, margin: [0, 0, 0, 12] as Margin }
}

/** In an interview the officers ask, and the party or witness is asked. */
function personWord({ role }: RecordPerson, kind: string): string {
  if (kind === 'interview' && role === 'officer') return '询问人'
  if (kind === 'interview' && (role === 'party' || role === 'witness')) return '被询问人'
  return roleWord(role)
}

function personFacts({ name, ...facts }: RecordPerson): string {
  const { sex, age, identity, employer, address, phone, certificate } = facts
  const named: [string, string][] = [
    ['性别', sex],
    ['年龄', age],
    ['身份证件号码', identity],
    ['工作单位', employer],
    ['住址', address],
    ['电话', phone],
    ['执法证号', certificate],
  ]
  return [name, ...named.flatMap(([word, value]) => (value === '' ? [] : [`${word}：${value}`]))].join('\u3000')
}

function text(entries: readonly RecordEntry[], kind: keyof typeof sectionsOf): Content[] {
  let section: string | null = null
  return entries.flatMap((entry): Content[] => {
    if (entry.removed && entry.corrections.length === 0) return []
    const isNew = kind === 'hearing' && entry.section !== section
    section = entry.section
    const head: Content[] = isNew ? [{ text: sectionWords[entry.section], margin: [0, 8, 0, 2] as Margin }] : []
    return [...head, paragraph(entry)]
  })
}

/** Corrections as the rules ask: what stood there struck through, what stands there beside it, who and when. */
function paragraph({ speaker, text: now, removed, corrections }: RecordEntry): Content {
  const struck = corrections.flatMap(({ before, person }) => [
    { text: before, decoration: 'lineThrough' as const },
    { text: `〔${person}更正〕`, fontSize: 9 },
  ])
  const present = removed ? [] : [corrections.length > 0 ? { text: now, decoration: 'underline' as const } : now]
  return { text: [`${speakerWords[speaker]}：`, ...struck, ...present], lineHeight: 1.45, preserveLeadingSpaces: true }
}

function signed({ name, role, how, reason, strokes, at }: RecordSignature, zone: string): Content {
  const word = `${roleWord(role)}（${name}）签名：`
  const when = chineseTime(at, zone)
  const picture = how === 'drawn' ? signaturePicture(strokes) : null
  const said = how === 'refused' ? `拒绝签名。理由：${reason}` : how === 'paper' ? '在纸质笔录上签名' : ''
  return {
    unbreakable: true,
    margin: [0, 10, 0, 0] as Margin,
    columns: [
      { width: '*', stack: [`${word}${said}`, { text: when, fontSize: 10 }] },
      ...(picture === null ? [] : [{ width: 130, svg: picture, fit: [120, 42] as [number, number] }]),
      { width: 58, table: { widths: [44], heights: [34], body: [[{ text: '指印', fontSize: 8, color: '#888' }]] } },
    ],
  }
}

/** The seal's code is known only when the recording is over: it is written in by hand, to be compared. */
function sealing({ checkpoint }: PrintedRecord): Content {
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0] as Margin,
    fontSize: 10.5,
    stack: [
      `笔录定稿时录音录像的签名状态码（日志第 1 至 ${checkpoint.lines} 行）：${checkpoint.code}`,
      '录音录像封存码（封存后填写核对）：____-____-____-____-____',
    ],
  }
}

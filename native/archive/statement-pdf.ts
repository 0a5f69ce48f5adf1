// 情况说明 as it is printed, signed and put into the file: title, table of what it concerns, paragraphs, signatures.
import type { Content } from 'pdfmake/interfaces.js'
import type { CaseReference } from '../contract/cases.ts'
import { Failure } from '../contract/failures.ts'
import type { Statement } from '../contract/statements.ts'
import { printed } from './chinese-pdf.ts'
import { findChineseFace, type Face } from './cjk-font.ts'
import { faultWord } from './statement-draft.ts'
import { localTime, recordingKindWords } from './words.ts'
import type { RecordingKind } from '../contract/terms.ts'

/** What a statement says of its recording. */
export interface StatementSubject {
  readonly case: Pick<CaseReference, 'number' | 'cause' | 'party'> | null
  readonly kind: RecordingKind
  readonly room: string
  readonly station: string
  readonly opened: string
  readonly closed: string | null
  /** Null as long as the recording is not sealed. */
  readonly sealCode: string | null
  readonly zone: string
}

type Printable = Omit<Statement, 'file' | 'sha256'>

/** @throws Failure `font-missing` when no face with Chinese letters is found: empty boxes would look like a statement. */
export async function statementPdf(
  statement: Printable,
  subject: StatementSubject,
  software: string,
  face: Face | null = findChineseFace() ?? null,
): Promise<Buffer> {
  if (face === null) throw new Failure('font-missing')
  const { recording, number, version, made } = statement
  const document = {
    title: `情况说明 ${recording} ${number}-${version}`,
    software,
    made: new Date(made),
    fontSize: 12,
    margins: [79, 62, 74, 56] as [number, number, number, number],
    content: [
      {
        text: '情况说明',
        fontSize: 22,
        alignment: 'center' as const,
        margin: [0, 0, 0, 4] as [number, number, number, number],
      },
      {
        text: `第 ${number} 号\u3000第 ${version} 版`,
        fontSize: 10,
        alignment: 'center' as const,
        margin: [0, 0, 0, 14] as [number, number, number, number],
      },
      subjectTable(statement, subject),
      ...section('一、发生情况', statement.content.happened),
      ...section('二、原因', statement.content.cause),
      ...section('三、处理措施', statement.content.measures),
      ...section('四、对录音录像的影响', statement.content.effect),
      signatures(statement),
      { text: '附：录音录像日志所载事项', fontSize: 10, margin: [0, 18, 0, 4] as [number, number, number, number] },
      faultTable(statement, subject.zone),
    ],
    foot: (page: number, pages: number) =>
      `录音录像 ${recording}\u3000情况说明第 ${number} 号第 ${version} 版\u3000${page} / ${pages}`,
  }
  return printed(document, face)
}

function subjectTable({ recording }: Printable, subject: StatementSubject): Content {
  const time = (at: string) => localTime(at, subject.zone)
  const rows: [string, string][] = [
    ['案号', subject.case?.number ?? '无'],
    ['案由', subject.case?.cause ?? '无'],
    ['当事人', subject.case?.party ?? ''],
    ['录制事项', `${recordingKindWords[subject.kind]}（${subject.room}）`],
    ['录音录像编号', recording],
    ['起止时间', `${time(subject.opened)} 至 ${subject.closed === null ? '仍在录制' : time(subject.closed)}`],
    ['封存码', subject.sealCode ?? '尚未封存'],
    ['录制站', subject.station],
  ]
  return { fontSize: 10.5, lineHeight: 1.1, table: { widths: [86, '*'], body: rows }, margin: [0, 0, 0, 8] }
}

/** A heading and its paragraphs, each indented by two letters. */
function section(heading: string, text: string): Content[] {
  const paragraphs = text === '' ? ['（未填写）'] : text.split(/\r\n|\n|\r/u)
  return [
    { text: heading, margin: [0, 8, 0, 2] },
    ...paragraphs.map((paragraph) => ({
      text: `\u3000\u3000${paragraph}`,
      lineHeight: 1.3,
      preserveLeadingSpaces: true,
    })),
  ]
}

/** What the journal states, as it stands there. */
function faultTable({ faults }: Printable, zone: string): Content {
  const rows = faults.map(({ kind, code, track, from, to }) => [
    localTime(from, zone),
    to === null ? '未恢复' : localTime(to, zone),
    track ?? '全部',
    faultWord({ kind, code }),
  ])
  return {
    fontSize: 9,
    lineHeight: 1.1,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: ['auto', 'auto', 'auto', '*'],
      body: [['日志所载起', '止', '轨', '事项'], ...rows],
    },
  }
}

function signatures({ content }: Printable): Content {
  const line = (role: string, name: string) => `${role}${name === '' ? '' : `（${name}）`}签名：__________`
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0],
    stack: [
      { columns: [line('操作员', content.operator), line('记录员', content.clerk)] },
      { text: '（单位印章）', alignment: 'right', margin: [0, 16, 40, 0] },
      { text: '______年____月____日', alignment: 'right', margin: [0, 8, 10, 0] },
    ],
  }
}

// 卷内目录.pdf: the contents list as it is printed and put in front of the paper file.
import type { Content } from 'pdfmake/interfaces.js'
import type { Bundle } from './bundle-documents.ts'
import { printed } from './chinese-pdf.ts'
import { findChineseFace, type Face } from './cjk-font.ts'
import { lateWords } from './late-records.ts'
import { recordTitle } from './record-words.ts'
import { caseKindWords, length, localTime, recordingKindWords } from './words.ts'

/** What a list without Chinese letters says in place of itself. */
const withoutFace =
  'NO CHINESE FONT was found on the computer that made this bundle, so this list cannot be printed here. ' +
  'The same list, complete, is in the file beside this one whose name ends in .xml.'

/**
 * The contents list in PDF, its text as text. Without a face that has Chinese letters it holds nothing but that
 * sentence: a list with empty boxes would look like a list.
 */
export function contentsPdf(bundle: Bundle, face: Face | null = findChineseFace() ?? null): Promise<Buffer> {
  return printed(
    {
      title: `${bundle.case.number} 卷内目录`,
      software: bundle.software,
      made: bundle.made,
      fontSize: 10,
      margins: [56, 56, 56, 56],
      content: face === null ? [{ text: withoutFace, fontSize: 14 }] : list(bundle),
      foot: (page, pages) => `${page} / ${pages}`,
    },
    face,
  )
}

function list({ case: of, recordings, statements, lateRecords, made, software }: Bundle): Content[] {
  const facts: [string, string][] = [
    ['案号', of.number],
    ['案由', of.cause],
    ['案件类别', caseKindWords[of.kind]],
    ['当事人', of.party],
  ]
  const rows = recordings.map(({ sealed: { id, manifest, files }, open }, i) => [
    String(i + 1),
    `${recordingKindWords[manifest.recordingKind]}录音录像\n${id}`,
    `${localTime(manifest.opened, open.clock.zone)}\n${localTime(manifest.closed, open.clock.zone)}`,
    length(Math.max(0, ...manifest.parts.map(({ mediaTo }) => mediaTo))),
    String(files.length),
    manifest.journal.sealCode,
  ])
  const explained = statements.map(({ recording, number, version, made: saved, person }, i) => [
    String(recordings.length + i + 1),
    `情况说明 第 ${number} 号 第 ${version} 版\n${recording}`,
    localTime(saved, recordings.find(({ sealed }) => sealed.id === recording)?.open.clock.zone ?? 'UTC'),
    '',
    '1',
    person,
  ])
  const late = lateRecords.map(({ recording, number, at, files, shown }, i) => [
    String(recordings.length + statements.length + i + 1),
    `${recordTitle[shown.kind]} 第 ${number} 份（${lateWords}）\n${recording}`,
    localTime(at, recordings.find(({ sealed }) => sealed.id === recording)?.open.clock.zone ?? 'UTC'),
    '',
    String(files.length),
    '',
  ])
  return [
    { text: '卷内目录', fontSize: 20, alignment: 'center', margin: [0, 0, 0, 16] },
    ...facts.map(([label, value]) => ({ text: `${label}：${value}` })),
    {
      margin: [0, 14, 0, 14],
      fontSize: 8.5,
      table: {
        headerRows: 1,
        widths: ['auto', '*', 'auto', 'auto', 'auto', 84],
        body: [['序号', '题名', '起止时间', '时长', '文件数', '封存码'], ...rows, ...explained, ...late],
      },
    },
    {
      text: `制作：${localTime(made.toISOString(), recordings[0]?.open.clock.zone ?? 'UTC')}\u3000${software}`,
      fontSize: 8,
    },
  ]
}

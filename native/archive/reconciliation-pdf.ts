// 封存前核对表 as it is printed: what was compared before the seal, section by section, with the explanations.
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { reconciliationSections } from '../contract/reconciliation.ts'
import {
  reconciliationLevel,
  reconciliationSection,
  reconciliationWords as words,
} from '../contract/sentences/zh-CN/reconciliation.ts'
import type { LineOf } from '../vault/lines.ts'
import { printed } from './chinese-pdf.ts'
import { findSongFace, type Face } from './cjk-font.ts'
import { findingSentence, sectionOf } from './reconciliation-words.ts'
import type { RecordingFacts } from './recording-facts.ts'
import { localTime, recordingKindWords } from './words.ts'

type Stated = LineOf<'reconciliation'>

/** Null of a recording without one, and where no face with Chinese letters is found: the bundle has it in the journal too. */
export async function reconciliationPdf(
  { sealed: { id, manifest }, open }: RecordingFacts,
  software: string,
  face: Face | null = findSongFace() ?? null,
): Promise<Buffer | null> {
  const { reconciliation: stated } = manifest
  if (stated === undefined || face === null) return null
  const { zone } = open.clock
  const rows: [string, string][] = [
    ['案号', manifest.case?.number ?? '无'],
    ['录制事项', `${recordingKindWords[manifest.recordingKind]}（${manifest.room.name}）`],
    ['录音录像编号', id],
    ['起止时间', `${localTime(manifest.opened, zone)} 至 ${localTime(manifest.closed, zone)}`],
    ['封存码', manifest.journal.sealCode],
    [words.checked, localTime(stated.checked, zone)],
    [words.person, stated.person ?? words.nobody],
  ]
  return printed(
    {
      title: `${words.title} ${id}`,
      software,
      made: new Date(manifest.closed),
      fontSize: 10.5,
      margins: [62, 56, 56, 56],
      content: [
        { text: words.title, fontSize: 20, alignment: 'center', margin: [0, 0, 0, 12] },
        { lineHeight: 1.1, table: { widths: [86, '*'], body: rows }, margin: [0, 0, 0, 10] },
        findingsTable(stated, zone),
        ...(stated.unlisted === 0 ? [] : [words.unlisted.replace('{{number}}', String(stated.unlisted))]),
        { text: `${words.person}：${stated.person ?? '__________'}`, alignment: 'right', margin: [0, 16, 0, 0] },
      ],
      foot: (page, pages) => `录音录像 ${id}\u3000${words.title}\u3000第 ${page} 页\u3000共 ${pages} 页`,
    },
    face,
  )
}

/** What is red was explained, unless nobody was there to do so. */
const standing = ({ level, explanation }: Stated['findings'][number]): string =>
  level === 'red' ? words[explanation === undefined ? 'unexplained' : 'explained'] : reconciliationLevel[level]

function findingsTable({ findings }: Stated, zone: string): Content {
  const body = reconciliationSections.flatMap((section): TableCell[][] =>
    findings
      .filter((one) => sectionOf(one) === section)
      .map((one) => [
        reconciliationSection[section],
        [
          findingSentence(one, zone),
          ...(one.explanation === undefined
            ? []
            : [words.explanation.replace('{{text}}', () => one.explanation ?? '')]),
        ],
        standing(one),
      ]),
  )
  const others = findings.filter((one) => sectionOf(one) === undefined)
  return {
    fontSize: 9.5,
    lineHeight: 1.15,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [72, '*', 72],
      body: [[words.section, words.result, ''], ...body, ...others.map((one) => ['', one.code, standing(one)])],
    },
  }
}

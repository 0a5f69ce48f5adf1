// 卷内目录.pdf: the contents list as it is printed and put in front of the paper file.
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js'
import type { Bundle } from './bundle-documents.ts'
import { findChineseFace, type Face } from './cjk-font.ts'
import { caseKindWords, length, localTime, recordingKindWords } from './words.ts'

/** What a list without Chinese letters says in place of itself. */
const withoutFace =
  'NO CHINESE FONT was found on the computer that made this bundle, so this list cannot be printed here. ' +
  'The same list, complete, is in the file beside this one whose name ends in .xml.'

/**
 * The contents list in PDF, its text as text. Without a face that has Chinese letters it holds nothing but that
 * sentence: a list with empty boxes would look like a list.
 */
export async function contentsPdf(bundle: Bundle, face: Face | null = findChineseFace() ?? null): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [56, 56, 56, 56],
    info: { title: `${bundle.case.number} 卷内目录`, producer: bundle.software, creationDate: bundle.made },
    defaultStyle: { font: 'list', fontSize: 10, lineHeight: 1.3 },
    content: face === null ? [{ text: withoutFace, fontSize: 14 }] : list(bundle),
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center', fontSize: 8 }),
  }
  pdfmake.setFonts({ list: face === null ? latin() : sameFace(face) })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => true)
  return pdfmake.createPdf(definition).getBuffer()
}

/** One face for all styles: the list needs no other. */
function sameFace(face: Face): TFontDictionary[string] {
  // pdfmake changes the array that it is given.
  const copy = () => (typeof face === 'string' ? face : [...face]) as string
  return { normal: copy(), bold: copy(), italics: copy(), bolditalics: copy() }
}

function latin(): TFontDictionary[string] {
  const roboto = createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf')
  return sameFace(roboto)
}

function list({ case: of, recordings, made, software }: Bundle): Content[] {
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
  return [
    { text: '卷内目录', fontSize: 20, alignment: 'center', margin: [0, 0, 0, 16] },
    ...facts.map(([label, value]) => ({ text: `${label}：${value}` })),
    {
      margin: [0, 14, 0, 14],
      fontSize: 8.5,
      table: {
        headerRows: 1,
        widths: ['auto', '*', 'auto', 'auto', 'auto', 84],
        body: [['序号', '题名', '起止时间', '时长', '文件数', '封存码'], ...rows],
      },
    },
    {
      text: `制作：${localTime(made.toISOString(), recordings[0]?.open.clock.zone ?? 'UTC')}\u3000${software}`,
      fontSize: 8,
    },
  ]
}

// Documents for printing, in one face with Chinese letters: text stays text.
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js'
import type { Face } from './cjk-font.ts'

export interface Printed {
  readonly title: string
  readonly software: string
  readonly made: Date
  readonly fontSize: number
  readonly margins: [left: number, top: number, right: number, bottom: number]
  readonly content: Content[]
  /** What stands at the foot of each page. */
  readonly foot: (page: number, pages: number) => string
  /** Points; 8 when it is not given. */
  readonly footSize?: number
}

/** A4 pages. Without a face only Latin letters can be shown: the caller says so in the content. */
export function printed(document: Printed, face: Face | null): Promise<Buffer> {
  const { title, software, made, fontSize, margins, content, foot, footSize = 8 } = document
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: margins,
    info: { title, producer: software, creationDate: made },
    defaultStyle: { font: 'face', fontSize, lineHeight: 1.3 },
    content,
    footer: (page, pages) => ({ text: foot(page, pages), alignment: 'center', fontSize: footSize }),
  }
  pdfmake.setFonts({ face: face === null ? latin() : sameFace(face) })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => true)
  return pdfmake.createPdf(definition).getBuffer()
}

/** One face for all styles: these documents need no other. */
function sameFace(face: Face): TFontDictionary[string] {
  // pdfmake changes the array that it is given.
  const copy = () => (typeof face === 'string' ? face : [...face]) as string
  return { normal: copy(), bold: copy(), italics: copy(), bolditalics: copy() }
}

function latin(): TFontDictionary[string] {
  const roboto = createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf')
  return sameFace(roboto)
}

// Documents for printing, in one face with Chinese letters: text stays text.
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js'
import type { Face } from './cjk-font.ts'
import { prepare } from './rare-characters.ts'

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
  /** Refuses to print a character that no face of this computer has; else its code is printed in its place. */
  readonly refuseUnprintable?: boolean
}

/**
 * A4 pages. Without a face only Latin letters can be shown: the caller says so in the content.
 * @throws Failure `character-not-printable` where that is asked for.
 */
export async function printed(document: Printed, face: Face | null): Promise<Buffer> {
  const { title, software, made, fontSize, margins, foot, footSize = 8, refuseUnprintable = false } = document
  const { content, faces } =
    face === null ? { content: document.content, faces: [] } : prepare(document.content, face, refuseUnprintable)
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: margins,
    info: { title, producer: software, creationDate: made },
    defaultStyle: { font: 'face', fontSize, lineHeight: 1.3 },
    content,
    footer: (page, pages) => ({ text: foot(page, pages), alignment: 'center', fontSize: footSize }),
  }
  return inTurn(() => {
    const rare = Object.fromEntries([...faces].map(([name, each]) => [name, sameFace(each)]))
    pdfmake.setFonts({ ...rare, face: face === null ? latin() : sameFace(face) })
    pdfmake.setUrlAccessPolicy(() => false)
    pdfmake.setLocalAccessPolicy(() => true)
    return pdfmake.createPdf(definition).getBuffer()
  })
}

let turn: Promise<unknown> = Promise.resolve()
/** pdfmake knows one set of faces at a time. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work)
  turn = done.catch(() => undefined)
  return done
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

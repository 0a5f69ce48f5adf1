// Documents for printing, in one face with Chinese letters: text stays text.
import { createRequire } from 'node:module'
import type { Content, TCreatedPdf, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js'
import type { DrawnPage } from '../contract/record-signing.ts'
import type { Face } from './cjk-font.ts'
import { drawnPages } from './drawn-pages.ts'
import { prepare } from './rare-characters.ts'

export interface Printed {
  readonly title: string
  readonly software: string
  readonly made: Date
  readonly fontSize: number
  readonly margins: [left: number, top: number, right: number, bottom: number]
  readonly content: Content[]
  /** What stands at the foot of each page: a line in the middle, or more. */
  readonly foot: (page: number, pages: number) => string | Content[]
  /** Points; 8 when it is not given. */
  readonly footSize?: number
  /** Refuses to print a character that no face of this computer has; else its code is printed in its place. */
  readonly refuseUnprintable?: boolean
}

/** A document, and its pages as lines at their places. */
export interface PrintedPages {
  readonly pdf: Buffer
  readonly pages: DrawnPage[]
}

/** As {@link printedPages}, the document alone. */
export const printed = async (document: Printed, face: Face | null): Promise<Buffer> =>
  (await lay(document, face)).getBuffer()

/** As {@link printed}, with the pages as they were laid out. */
export async function printedPages(document: Printed, face: Face | null): Promise<PrintedPages> {
  const laid = await lay(document, face)
  const pages = drawnPages(await laid.getStream())
  return { pdf: await laid.getBuffer(), pages }
}

/**
 * A4 pages. Without a face only Latin letters can be shown: the caller says so in the content.
 * @throws Failure `character-not-printable` where that is asked for.
 */
async function lay(document: Printed, face: Face | null): Promise<TCreatedPdf> {
  const { title, software, made, fontSize, margins, foot, footSize = 8, refuseUnprintable = false } = document
  const footOf = (page: number, pages: number): Content[] => {
    const shown = foot(page, pages)
    return typeof shown === 'string' ? [{ text: shown, alignment: 'center', fontSize: footSize }] : shown
  }
  const prepared = (content: Content[]) =>
    face === null ? { content, faces: [] } : prepare(content, face, refuseUnprintable)
  const { content, faces } = prepared(document.content)
  // The same names stand at the foot of each page.
  const rareAtFoot = prepared(footOf(1, 1)).faces
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: margins,
    info: { title, producer: software, creationDate: made },
    defaultStyle: { font: 'face', fontSize, lineHeight: 1.3 },
    content,
    footer: (page, pages) => ({ stack: prepared(footOf(page, pages)).content }),
  }
  return inTurn(async () => {
    // Half a second of a start that prints nothing.
    const { default: pdfmake } = await import('pdfmake')
    const rare = Object.fromEntries([...faces, ...rareAtFoot].map(([name, each]) => [name, sameFace(each)]))
    pdfmake.setFonts({ ...rare, face: face === null ? latin() : sameFace(face) })
    pdfmake.setUrlAccessPolicy(() => false)
    pdfmake.setLocalAccessPolicy(() => true)
    const laid = pdfmake.createPdf(definition)
    await laid.getStream()
    return laid
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

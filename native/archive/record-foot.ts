// The foot of each page of a written record: a line to sign on and a place for the fingerprint for each who signs, and
// which page of how many it is. Of the same height with and without signatures, so that the pages stay what they were.
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { fingerprintPlace, signatureMark, type Signer } from './record-signers.ts'

/** Points from one row of signatures to the next. */
const row = 34
const columnsFor = (signers: readonly Signer[]): number => (signers.length > 6 ? 3 : 2)

/** Points that the foot takes, the number of the page included. */
export const footHeight = (signers: readonly Signer[]): number =>
  Math.ceil(signers.length / columnsFor(signers)) * row + 34

/**
 * @param page its number, and the words that name it.
 * @param margin points at the left and at the right.
 */
export function signedFoot(
  signers: readonly Signer[],
  margin: number,
  page: readonly [number: number, words: string],
): Content[] {
  const columns = columnsFor(signers)
  const cells: TableCell[] = signers.map((signer) => slot(signer, page[0], columns === 2))
  while (cells.length % columns !== 0) cells.push('')
  const rows = Array.from({ length: cells.length / columns }, (_, i) => cells.slice(i * columns, (i + 1) * columns))
  return [
    {
      margin: [margin, 6, margin, 0],
      table: { widths: Array.from({ length: columns }, () => '*'), heights: row - 1, body: rows },
      layout: {
        hLineWidth: (i) => (i === 0 ? 0.5 : 0),
        vLineWidth: () => 0,
        ...{ paddingLeft: () => 0, paddingRight: () => 4, paddingTop: () => 3, paddingBottom: () => 0 },
      },
    },
    { text: page[1], alignment: 'center', fontSize: 10.5 },
  ]
}

function slot(signer: Signer, page: number, isWide: boolean): Content {
  const [label, mark, size] = isWide ? [86, 96, 9] : [58, 54, 7.5]
  const name = signer.name === '' ? '' : `\n（${signer.name}）`
  return {
    columns: [
      { width: label, text: `${signer.word}签名：${name}`, fontSize: size, lineHeight: 1.05 },
      { width: mark, stack: [signatureMark(signer, page, [mark - 6, row - 10], [size, 2])] },
      { width: 30, stack: [fingerprintPlace(26)] },
    ],
  }
}

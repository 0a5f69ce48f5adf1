// How many pages a PDF has: the count that its catalogue's page tree states, read without a library and never drawn.
import { readFile, stat } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'

/** Longer files are not read whole to count their pages. */
const longest = 256 << 20
/** Bytes that a packed object stream may grow to. */
const mostInflated = 64 << 20

/** Null when it cannot be told: no PDF, encrypted, damaged or very long. */
export async function pdfPages(path: string): Promise<number | null> {
  try {
    if ((await stat(path)).size > longest) return null
    return pagesIn(await readFile(path))
  } catch {
    return null
  }
}

/** Null when it cannot be told. */
export function pagesIn(pdf: Buffer): number | null {
  const text = pdf.toString('latin1')
  if (!text.startsWith('%PDF-') || /\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return null
  const objects = objectsIn(text, pdf)
  // Where a file was changed by appending, the last word counts.
  const roots = [...text.matchAll(/\/Root\s+(\d+)\s+\d+\s+R/g)].map(([, number]) => number ?? '')
  for (const root of roots.reverse()) {
    const pages = /\/Pages\s+(\d+)\s+\d+\s+R/.exec(objects.get(root) ?? '')?.[1]
    const count = /\/Count\s+(\d+)/.exec(objects.get(pages ?? '') ?? '')?.[1]
    if (count !== undefined && Number(count) > 0) return Number(count)
  }
  return null
}

/** Dictionaries by object number, those in object streams among them; of one number the last. */
function objectsIn(text: string, pdf: Buffer): Map<string, string> {
  const objects = new Map<string, string>()
  for (const { 0: head, 1: number = '', index } of text.matchAll(/(?:^|[\r\n\s])(\d+)\s+\d+\s+obj\b/g)) {
    const from = index + head.length
    const ends = [text.indexOf('endobj', from), text.indexOf('stream', from)].filter((end) => end !== -1)
    const end = ends.length === 0 ? text.length : Math.min(...ends)
    const dictionary = text.slice(from, end)
    objects.set(number, dictionary)
    if (!/\/Type\s*\/ObjStm/.test(dictionary)) continue
    for (const [inner, of] of packedIn(dictionary, pdf, end)) objects.set(inner, of)
  }
  return objects
}

/** Objects of an object stream (ISO 32000-1 §7.5.7); none where it is packed in a way that is not read here. */
function packedIn(dictionary: string, pdf: Buffer, at: number): [number: string, dictionary: string][] {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? Number.NaN)
  if (Number.isNaN(first) || !/\/Filter\s*(?:\[\s*)?\/FlateDecode/.test(dictionary)) return []
  const begin = at + 'stream'.length + (pdf[at + 6] === 13 && pdf[at + 7] === 10 ? 2 : 1)
  try {
    const text = inflateSync(pdf.subarray(begin), { maxOutputLength: mostInflated }).toString('latin1')
    const numbers = text.slice(0, first).trim().split(/\s+/)
    const offsets = numbers.filter((_, i) => i % 2 === 1).map(Number)
    return offsets.map((offset, i) => [
      numbers[2 * i] ?? '',
      text.slice(first + offset, first + (offsets[i + 1] ?? text.length)),
    ])
  } catch {
    return []
  }
}

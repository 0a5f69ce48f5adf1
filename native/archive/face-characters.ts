// Which characters a face can show, read from its `cmap` (OpenType): what it lacks would be printed as an empty box.
import { closeSync, openSync, readSync } from 'node:fs'
import type { Face } from './cjk-font.ts'

/** First and last character of each stretch that a face has, in order. */
type Stretches = readonly (readonly [first: number, last: number])[]

const known = new Map<string, Stretches>()

/** Whether a face has a character. One that cannot be read has none. */
export function hasCharacter(face: Face, character: number): boolean {
  const stretches = stretchesOf(face)
  let [low, high] = [0, stretches.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first = 0, last = 0] = stretches[middle] ?? []
    if (character < first) high = middle - 1
    else if (character > last) low = middle + 1
    else return true
  }
  return false
}

function stretchesOf(face: Face): Stretches {
  const key = typeof face === 'string' ? face : face.join('\n')
  const read = known.get(key) ?? readFace(face)
  known.set(key, read)
  return read
}

function readFace(face: Face): Stretches {
  const [path, name] = typeof face === 'string' ? [face, undefined] : face
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const bytes = readerOf(file)
    const offsets = fontsIn(bytes)
    const offset = name === undefined ? offsets[0] : offsets.find((each) => nameOf(bytes, each) === name)
    return offset === undefined ? [] : charactersIn(tableOf(bytes, offset, 'cmap'))
  } catch {
    return []
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

type Bytes = (offset: number, length: number) => Buffer

function readerOf(file: number): Bytes {
  return (offset, length) => {
    const buffer = Buffer.alloc(length)
    return buffer.subarray(0, readSync(file, buffer, 0, length, offset))
  }
}

/** Where each font of a file begins: one, or those of a collection (.ttc). */
function fontsIn(bytes: Bytes): number[] {
  const head = bytes(0, 12)
  if (head.toString('latin1', 0, 4) !== 'ttcf') return [0]
  const number = head.readUInt32BE(8)
  const offsets = bytes(12, 4 * number)
  return Array.from({ length: number }, (_, i) => offsets.readUInt32BE(4 * i))
}

function tableOf(bytes: Bytes, font: number, tag: string): Buffer {
  const number = bytes(font, 12).readUInt16BE(4)
  const directory = bytes(font + 12, 16 * number)
  for (let at = 0; at < directory.length; at += 16) {
    if (directory.toString('latin1', at, at + 4) !== tag) continue
    return bytes(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
  }
  return Buffer.of()
}

/** The PostScript name (name 6). */
function nameOf(bytes: Bytes, font: number): string | undefined {
  const table = tableOf(bytes, font, 'name')
  const [number, strings] = [table.readUInt16BE(2), table.readUInt16BE(4)]
  for (let at = 6; at < 6 + 12 * number; at += 12) {
    if (table.readUInt16BE(at + 6) !== 6) continue
    const from = strings + table.readUInt16BE(at + 10)
    const text = Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8)))
    return table.readUInt16BE(at) === 1 ? text.toString('latin1') : text.swap16().toString('utf16le')
  }
  return undefined
}

function charactersIn(table: Buffer): Stretches {
  const subtables = Array.from({ length: table.readUInt16BE(2) }, (_, i) => table.readUInt32BE(8 + 8 * i))
  const formatOf = (at: number) => table.readUInt16BE(at)
  const whole = subtables.find((at) => formatOf(at) === 12)
  if (whole !== undefined) {
    return Array.from({ length: table.readUInt32BE(whole + 12) }, (_, i) => {
      const at = whole + 16 + 12 * i
      return [table.readUInt32BE(at), table.readUInt32BE(at + 4)] as const
    })
  }
  const basic = subtables.find((at) => formatOf(at) === 4)
  if (basic === undefined) return []
  const segments = table.readUInt16BE(basic + 6) / 2
  return Array.from({ length: segments }, (_, i) => {
    const end = basic + 14 + 2 * i
    return [table.readUInt16BE(end + 2 * segments + 2), table.readUInt16BE(end)] as const
  })
}

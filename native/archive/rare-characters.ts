// Rare characters in a printed document: names hold some that the usual face lacks (CJK extension B and beyond). They
// come from another face of this computer that has them; where none has, that is said, and no empty box is printed.
import type { Content } from 'pdfmake/interfaces.js'
import { Failure } from '../contract/failures.ts'
import { rareFaces, type Face } from './cjk-font.ts'
import { hasCharacter } from './face-characters.ts'

/** What is printed, and the further faces that it needs by the names under which it uses them. */
export interface Prepared {
  readonly content: Content[]
  readonly faces: ReadonlyMap<string, Face>
}

const blank = /^[\p{Cc}\p{Cf}\p{Zs}]$/u

/**
 * @param refuse whether a character that no face has forbids to print; else its code is printed in its place.
 * @throws Failure `character-not-printable` naming each.
 */
export function prepare(content: Content[], face: Face, refuse: boolean): Prepared {
  const faces = new Map<string, Face>()
  const lacking = new Set<string>()
  /** The face for a character: undefined for the usual one, null when there is none. */
  const faceOf = (character: string): string | null | undefined => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x3000 || blank.test(character) || hasCharacter(face, code)) return undefined
    const found = rareFaces().findIndex((each) => hasCharacter(each, code))
    const rare = rareFaces()[found]
    if (rare === undefined) return null
    faces.set(`rare-${found}`, rare)
    return `rare-${found}`
  }
  const runs = (text: string): (string | { text: string; font: string })[] =>
    Array.from(text).reduce<(string | { text: string; font: string })[]>((done, character) => {
      const font = faceOf(character)
      if (font === null) lacking.add(character)
      const shown = font === null ? codeOf(character) : character
      const last = done.at(-1)
      if (typeof font === 'string') return [...done, { text: character, font }]
      return typeof last === 'string' ? [...done.slice(0, -1), last + shown] : [...done, shown]
    }, [])
  /** A piece of a text: each of its runs keeps its form, which pdfmake would lose if they stood within the piece. */
  const inText = (piece: unknown): unknown[] => {
    if (typeof piece === 'string') return runs(piece)
    if (typeof piece !== 'object' || piece === null || !('text' in piece) || typeof piece.text !== 'string')
      return [walk(piece)]
    return runs(piece.text).map((run) => ({ ...piece, ...(typeof run === 'string' ? { text: run } : run) }))
  }
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') {
      const found = runs(node)
      return found.length <= 1 && typeof (found[0] ?? '') === 'string' ? (found[0] ?? '') : { text: found }
    }
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    const inner = ([name, value]: [string, unknown]): [string, unknown] => {
      if (!parts.has(name)) return [name, value]
      if (name !== 'text') return [name, walk(value)]
      if (Array.isArray(value)) return [name, value.flatMap(inText)]
      if (typeof value !== 'string') return [name, walk(value)]
      // A text beside its own alignment and size takes its runs as they are.
      const found = runs(value)
      return [name, found.length <= 1 && typeof (found[0] ?? '') === 'string' ? (found[0] ?? '') : found]
    }
    return Object.fromEntries(Object.entries(node).map(inner))
  }
  const prepared = content.map((node) => walk(node) as Content)
  if (refuse && lacking.size > 0) {
    const characters = [...lacking].map((each) => `${each} ${codeOf(each)}`).join('、')
    throw new Failure('character-not-printable', { characters })
  }
  return { content: prepared, faces }
}

/** Members of a node that hold what is printed. */
const parts = new Set(['text', 'stack', 'columns', 'table', 'body', 'ul', 'ol'])

/** `〔U+2A6A5〕` */
function codeOf(character: string): string {
  return `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}〕`
}

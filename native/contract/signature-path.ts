// A drawn signature as paths for SVG: one per stroke, as wide as it was pressed. Pure; on the screen and in print alike.
import type { RecordSignature, RecordSigning } from './record-signing.ts'

export type Strokes = RecordSignature['strokes']

export interface StrokePath {
  readonly d: string
  readonly width: number
}

/** What stands on a page, counted from 1: drawn on it, or on the page that it repeats; nothing where it is not signed. */
export function strokesOn(pages: RecordSigning['pages'], page: number): Strokes {
  const signed = pages[page - 1]
  if (signed == null) return []
  return signed.repeats === null ? signed.strokes : (pages[signed.repeats - 1]?.strokes ?? [])
}

/** Empty space around a signature where it is cut to its strokes. */
const edge = 6

/** Where the strokes are: left and upper edge, width, height. */
export function strokesBox(strokes: Strokes): readonly [number, number, number, number] {
  const points = strokes.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs) - edge, Math.min(...ys) - edge]
  return [left, top, Math.max(...xs) - left + edge, Math.max(...ys) - top + edge]
}

export const strokePaths = (strokes: Strokes): StrokePath[] =>
  strokes.flatMap((stroke) => {
    const [first] = stroke
    if (first === undefined) return []
    const pressed = stroke.reduce((sum, [, , pressure]) => sum + pressure, 0) / stroke.length
    const points = stroke.map(([x, y]) => `L ${x} ${y}`).join(' ')
    return [{ d: `M ${first[0]} ${first[1]} ${points}`, width: 1.5 + 3 * pressed }]
  })

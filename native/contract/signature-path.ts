// A drawn signature as paths for SVG: one per stroke, as wide as it was pressed. Pure; on the screen and in print alike.
import type { RecordSignature } from './written-records.ts'

export type Strokes = RecordSignature['strokes']

export interface StrokePath {
  readonly d: string
  readonly width: number
}

export const strokePaths = (strokes: Strokes): StrokePath[] =>
  strokes.flatMap((stroke) => {
    const [first] = stroke
    if (first === undefined) return []
    const pressed = stroke.reduce((sum, [, , pressure]) => sum + pressure, 0) / stroke.length
    const points = stroke.map(([x, y]) => `L ${x} ${y}`).join(' ')
    return [{ d: `M ${first[0]} ${first[1]} ${points}`, width: 1.5 + 3 * pressed }]
  })

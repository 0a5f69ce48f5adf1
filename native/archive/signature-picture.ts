// A drawn signature as a picture for print. Pure.
import { strokePaths, type Strokes } from '../contract/signature-path.ts'

/** Empty space around it. */
const edge = 6

/** SVG of the strokes, cut to where they are. */
export function signaturePicture(strokes: Strokes): string {
  const points = strokes.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs) - edge, Math.min(...ys) - edge]
  const [width, height] = [Math.max(...xs) - left + edge, Math.max(...ys) - top + edge]
  const form = 'fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round"'
  const paths = strokePaths(strokes).map(({ d, width: wide }) => `<path d="${d}" ${form} stroke-width="${wide}"/>`)
  const box = `${left} ${top} ${width} ${height}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width}" height="${height}">${paths.join('')}</svg>`
}

// A drawn signature as a picture for print. Pure.
import type { DrawnPage } from '../contract/record-signing.ts'
import { strokePaths, strokesBox, type Strokes } from '../contract/signature-path.ts'

/** Room for a signature that is not there: nothing is drawn, but where it belongs is known once the page is laid out. */
export function emptyPlace(of: Place, width: number, height: number): string {
  const named = encodeURIComponent(JSON.stringify(of))
  return `<svg xmlns="http://www.w3.org/2000/svg" data-signer="${named}" width="${width}" height="${height}"></svg>`
}
type Place = Pick<DrawnPage['places'][number], 'name' | 'role' | 'closing'>

/** Whose the room is; null where it is no such room. */
export function placeOf(svg: string): unknown {
  const [, named] = /data-signer="([^"]+)"/.exec(svg) ?? []
  return named === undefined ? null : JSON.parse(decodeURIComponent(named))
}

/** SVG of the strokes, cut to where they are. */
export function signaturePicture(strokes: Strokes): string {
  const box = strokesBox(strokes)
  const [, , width, height] = box
  const form = 'fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round"'
  const paths = strokePaths(strokes).map(({ d, width: wide }) => `<path d="${d}" ${form} stroke-width="${wide}"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${width}" height="${height}">${paths.join('')}</svg>`
}

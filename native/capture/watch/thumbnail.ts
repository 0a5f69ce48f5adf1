// Small grey pictures of key frames, and what can be told from one, or from two that follow each other. Pure.

export const thumbnailWidth = 160
export const thumbnailHeight = 90
export const thumbnailBytes = thumbnailWidth * thumbnailHeight

/** Upper and lower strips are not looked at: cameras and we ourselves write date and time there, which always move. */
const strip = thumbnailWidth * Math.ceil(thumbnailHeight / 8)
const inner = (pixels: Buffer): Buffer => pixels.subarray(strip, thumbnailBytes - strip)

/** Grey of which 1 and 99 % of the pixels are darker, 0 to 255. */
function range(pixels: Buffer): { darkest: number; brightest: number } {
  const sorted = Uint8Array.from(inner(pixels)).sort()
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return { darkest: at(0.01), brightest: at(0.99) }
}

/** Brighter than a capped lens with its noise, darker than any lit room. */
const black = 32
/** Even a bare wall has more light and shade than this. */
const plain = 12

/** What a single picture looks like. */
export function lookOf(pixels: Buffer): 'black' | 'covered' | 'picture' {
  const { darkest, brightest } = range(pixels)
  if (brightest <= black) return 'black'
  return brightest - darkest <= plain ? 'covered' : 'picture'
}

export interface Difference {
  /** Mean and largest difference of a pixel, in grey of 0 to 255. */
  readonly mean: number
  readonly most: number
  /** Share of the pixels that differ visibly, 0 to 1. */
  readonly moved: number
}

/** A pixel that differs by more is no noise. */
const visible = 12

export function differenceOf(one: Buffer, other: Buffer): Difference {
  const [a, b] = [inner(one), inner(other)]
  let [sum, most, moved] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] ?? 0) - (b[i] ?? 0))
    sum += difference
    if (difference > most) most = difference
    if (difference > visible) moved++
  }
  return { mean: sum / a.length, most, moved: moved / a.length }
}

/**
 * Whether two pictures are one and the same, encoded twice. Measured: an empty corridor gives a mean of 0.7 and a most
 * of 5 between key frames, a picture that truly stands still 0 to 0.1 and 0 to 2, whatever the bit rate.
 */
export const isSame = ({ mean, most }: Difference): boolean => mean <= 0.15 && most <= 2

/** Whether something moved, rather than noise or a change of light too slow to see. */
export const isMotion = ({ moved }: Difference): boolean => moved >= 0.005

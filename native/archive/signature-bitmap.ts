// A drawn signature as PNG, for text processors that show no paths. Pure.
import { crc32, deflateSync } from 'node:zlib'
import { strokePaths, type Strokes } from '../contract/signature-path.ts'

export interface Bitmap {
  readonly png: Buffer
  readonly width: number
  readonly height: number
}

/** Dots to a unit of the strokes, and empty space around them in units. */
const [density, edge] = [3, 6]

export function signatureBitmap(strokes: Strokes): Bitmap {
  const points = strokes.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs) - edge, Math.min(...ys) - edge]
  const width = Math.ceil((Math.max(...xs) - left + edge) * density)
  const height = Math.ceil((Math.max(...ys) - top + edge) * density)
  const dots = new Uint8Array(width * height).fill(255)
  const widths = strokePaths(strokes).map((path) => path.width)
  for (const [i, stroke] of strokes.filter((each) => each.length > 0).entries()) {
    const radius = ((widths[i] ?? 2) * density) / 2
    for (const [j, [x, y]] of stroke.entries()) {
      const [px = x, py = y] = stroke[j - 1] ?? []
      drawLine(
        dots,
        [width, height],
        [px - left, py - top, x - left, y - top].map((each) => each * density),
        radius,
      )
    }
  }
  return { png: pngOf(dots, width, height), width: width / density, height: height / density }
}

/** A line with round ends: discs one beside the other, their edges softened. */
function drawLine(
  dots: Uint8Array,
  [width, height]: readonly [number, number],
  line: readonly number[],
  radius: number,
) {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = line
  const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1)))
  for (let step = 0; step <= steps; step++) {
    const [x, y] = [x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps]
    for (let row = Math.max(0, Math.floor(y - radius - 1)); row <= Math.min(height - 1, y + radius + 1); row++) {
      for (
        let column = Math.max(0, Math.floor(x - radius - 1));
        column <= Math.min(width - 1, x + radius + 1);
        column++
      ) {
        const outside = Math.hypot(column - x, row - y) - radius + 0.5
        const grey = Math.round(255 * Math.min(1, Math.max(0, outside)))
        const at = row * width + column
        dots[at] = Math.min(dots[at] ?? 255, grey)
      }
    }
  }
}

/** PNG (ISO/IEC 15948) of 8-bit grey. */
function pngOf(dots: Uint8Array, width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row++) rows.set(dots.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  const begin = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([begin, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.of())])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

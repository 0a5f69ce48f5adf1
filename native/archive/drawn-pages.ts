// The pages that pdfmake has laid out, as lines at their places: what the window shows is what the PDF holds. Pure.
import * as z from 'zod'
import { presentRoles } from '../contract/terms.ts'
import type { DrawnPage } from '../contract/record-signing.ts'
import { placeOf } from './signature-picture.ts'

// Of pdfmake's own pages (`_pdfMakePages` of the document, Renderer.js) what is drawn here.
const inline = z.object({
  ...{ text: z.string(), x: z.number(), width: z.number(), fontSize: z.number() },
  decoration: z.union([z.string(), z.array(z.string())]).nullish(),
})
const line = z.object({
  ...{ x: z.number().nullish(), y: z.number().nullish(), inlines: z.array(inline) },
  getAscenderHeight: z.custom<() => number>((value) => typeof value === 'function'),
})
const vector = z.discriminatedUnion('type', [
  z.object({ type: z.literal('line'), x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number() }),
  z.object({
    ...{ type: z.literal('rect'), x: z.number(), y: z.number(), w: z.number(), h: z.number() },
    color: z.string().nullish(),
  }),
])
const picture = z.object({
  ...{ svg: z.string(), x: z.number(), y: z.number(), _width: z.number(), _height: z.number() },
})
const signer = z.object({ name: z.string(), role: z.enum(presentRoles), closing: z.boolean() })
const laidOut = z.object({
  _pdfMakePages: z.array(
    z.object({
      pageSize: z.object({ width: z.number(), height: z.number() }),
      items: z.array(z.object({ type: z.string(), item: z.unknown() })),
    }),
  ),
})

type Text = DrawnPage['texts'][number]
const hundredth = (value: number): number => Math.round(value * 100) / 100

/** @throws ZodError when pdfmake lays out otherwise than it did. */
export function drawnPages(document: unknown): DrawnPage[] {
  return laidOut.parse(document)._pdfMakePages.map(({ pageSize, items }) => {
    const { width, height } = pageSize
    const page: DrawnPage = { width, height, texts: [], lines: [], boxes: [], places: [] }
    for (const { type, item } of items) {
      if (type === 'line') page.texts.push(...textsOf(item))
      if (type === 'svg') page.places.push(...placesOf(item))
      const drawn = type === 'vector' ? vector.parse(item) : null
      if (drawn?.type === 'line') {
        const [x1, y1, x2, y2] = [drawn.x1, drawn.y1, drawn.x2, drawn.y2].map(hundredth)
        page.lines.push({ x1: x1 ?? 0, y1: y1 ?? 0, x2: x2 ?? 0, y2: y2 ?? 0 })
      } else if (drawn !== null && drawn.color !== '#fff') {
        const [x, y, width, height] = [drawn.x, drawn.y, drawn.w, drawn.h].map(hundredth)
        page.boxes.push({ x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 })
      }
    }
    return page
  })
}

/** Where a signature goes; none where one stands. */
function placesOf(item: unknown): DrawnPage['places'] {
  const { svg, x, y, _width: width, _height: height } = picture.parse(item)
  const named = placeOf(svg)
  if (named === null) return []
  return [
    { x: hundredth(x), y: hundredth(y), width: hundredth(width), height: hundredth(height), ...signer.parse(named) },
  ]
}

/** Letters that stand beside each other in the same form are one text: pdfmake takes Chinese apart letter by letter. */
function textsOf(item: unknown): Text[] {
  const drawn = line.parse(item)
  // Called on the line itself: it looks at its own members.
  const y = hundredth((drawn.y ?? 0) + drawn.getAscenderHeight.call(item))
  const texts: Text[] = []
  for (const { text, x, width, fontSize, decoration } of drawn.inlines) {
    const struck = (decoration ?? '').includes('lineThrough')
    const underlined = (decoration ?? '').includes('underline')
    const last = texts.at(-1)
    const isSame = last?.size === fontSize && last.struck === struck && last.underlined === underlined
    if (last !== undefined && isSame) {
      last.text += text
      last.width = hundredth((drawn.x ?? 0) + x + width - last.x)
    } else if (text !== '') {
      texts.push({
        x: hundredth((drawn.x ?? 0) + x),
        y,
        width: hundredth(width),
        size: fontSize,
        text,
        struck,
        underlined,
      })
    }
  }
  return texts
}

// The plot of a soak as SVG: memory, handles and how far the tracks are apart, over the minutes of the recording.
import type { Soak } from './soak.ts'

const [width, height, left, right, top, gap] = [760, 150, 64, 16, 30, 46] as const

interface Curve {
  readonly title: string
  readonly colour: string
  readonly points: readonly (readonly [minute: number, value: number])[]
  /** A limit that is drawn as a broken line. */
  readonly limit?: number
}

export function plot({ samples, steps, minutes }: Soak): string {
  const curves: Curve[] = [
    {
      title: 'Memory of the station, MB',
      colour: '#1668dc',
      points: samples.map(({ minute, memory }) => [minute, memory / 1e6]),
    },
    {
      title: 'Handles of the station',
      colour: '#389e0d',
      points: samples.map(({ minute, handles }) => [minute, handles]),
    },
    {
      title: 'Tracks apart, ms (limit 80)',
      colour: '#d46b08',
      points: steps.map(({ minute, apart }) => [minute, apart]),
      limit: 80,
    },
    {
      title: 'Load average of the machine',
      colour: '#8c8c8c',
      points: samples.map(({ minute, load }) => [minute, load]),
    },
  ]
  const total = top + curves.length * (height + gap)
  const style = 'font-family="system-ui, sans-serif" font-size="12" fill="#333"'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${total}" width="${width}" height="${total}" ${style}>
<rect width="100%" height="100%" fill="#fff"/>
${curves.map((curve, at) => panel(curve, top + at * (height + gap), minutes)).join('\n')}
</svg>
`
}

function panel({ title, colour, points, limit }: Curve, y0: number, minutes: number): string {
  const most = 1.15 * Math.max(...points.map(([, value]) => value), limit ?? 0)
  const x = (minute: number) => (left + (minute / minutes) * (width - left - right)).toFixed(1)
  const y = (value: number) => (y0 + height - (value / most) * height).toFixed(1)
  const line = (from: readonly string[], to: readonly string[], look: string) =>
    `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" ${look}/>`
  const across = (value: number, look: string) => line([x(0), y(value)], [x(minutes), y(value)], look)
  const heights = ticks(most, 4)
  const times = ticks(minutes, 6)
  return [
    `<text x="${left}" y="${y0 - 10}" font-weight="600">${title}</text>`,
    ...heights.map((value) => across(value, 'stroke="#e5e5e5"')),
    ...heights.map((value) => `<text x="${left - 8}" y="${y(value)}" dy="4" text-anchor="end">${value}</text>`),
    ...times.map(
      (minute) =>
        `<text x="${x(minute)}" y="${y0 + height + 18}" text-anchor="middle">${minute}${minute === 0 ? ' min' : ''}</text>`,
    ),
    ...(limit === undefined ? [] : [across(limit, 'stroke="#cf1322" stroke-dasharray="6 4"')]),
    `<polyline points="${points.map(([minute, value]) => `${x(minute)},${y(value)}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
    ...(points.length > 30
      ? []
      : points.map(([minute, value]) => `<circle cx="${x(minute)}" cy="${y(value)}" r="3" fill="${colour}"/>`)),
  ].join('\n')
}

/** Round values from 0 to at most `most`, about `count` of them. */
function ticks(most: number, count: number): number[] {
  const raw = most / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? 10 * power
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => Number((at * step).toPrecision(6)))
}

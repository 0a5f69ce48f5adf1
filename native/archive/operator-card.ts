// The operator card 操作卡: one page of A4 that hangs beside the computer, in either language.
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { alarmCodes, alarmSeverity, type AlarmCode } from '../contract/alarms.ts'
import { Failure } from '../contract/failures.ts'
import type { CardKey, OperatorCardWords } from '../contract/operator-card.ts'
import { alarms as englishAlarms } from '../contract/sentences/en/alarms.ts'
import { operatorCard as english } from '../contract/sentences/en/operator-card.ts'
import { alarms as chineseAlarms } from '../contract/sentences/zh-CN/alarms.ts'
import { operatorCard as chinese } from '../contract/sentences/zh-CN/operator-card.ts'
import type { Language } from '../contract/terms.ts'
import { printed } from './chinese-pdf.ts'
import { findChineseFace, type Face } from './cjk-font.ts'
import { localTime } from './words.ts'

export interface OperatorCard {
  readonly language: Language
  readonly stationName: string
  readonly software: string
  readonly made: Date
}

type AlarmWords = Readonly<Record<AlarmCode, { readonly title: string; readonly advice: string }>>

/** The face with Chinese letters draws these as wide as a Chinese letter. */
const straight = (text: string): string => text.replace(/[“”]/g, '"').replaceAll('’', "'")

const words: Readonly<Record<Language, { card: OperatorCardWords; alarms: AlarmWords }>> = {
  'zh-CN': { card: chinese, alarms: chineseAlarms },
  en: { card: english, alarms: englishAlarms },
}

const [red, amber, ink, quiet, tint] = ['#b3141f', '#8a6100', '#0b4f4c', '#4a5761', '#e3f0ef'] as const
/** Points in which all of it fills one page. */
const sizes: Readonly<Record<Language, { text: number; table: number }>> = {
  'zh-CN': { text: 10.3, table: 9.5 },
  en: { text: 9.5, table: 8.5 },
}
/** What a key looks like in print. */
const keyLook = { background: '#dfe5ea', color: '#111' }

/** @throws Failure `font-missing` where the card cannot be shown in the faces of this computer. */
export async function operatorCardPdf(
  { language, stationName, software, made }: OperatorCard,
  face: Face | null = findChineseFace() ?? null,
): Promise<Buffer> {
  if (face === null && language === 'zh-CN') throw new Failure('font-missing')
  const { card, alarms } = words[language]
  // Without such a face only Latin letters can be shown.
  const name = face === null && !/^[\x20-\x7e]*$/.test(stationName) ? '' : stationName
  const day = localTime(made.toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone).slice(0, 10)
  return printed(
    {
      title: card.title,
      software,
      made,
      fontSize: sizes[language].text,
      margins: [40, 26, 40, 30],
      content: [
        {
          lineHeight: 0.98,
          stack: [
            {
              columns: [
                { text: card.title, fontSize: 20, color: ink },
                { text: name, width: 'auto', alignment: 'right', fontSize: 12, color: quiet, margin: [0, 9, 0, 0] },
              ],
            },
            rule(ink, 2),
            { text: card.lead, color: quiet, margin: [0, 4, 0, 0] },
            {
              columnGap: 18,
              columns: [
                [...part(card.before), ...part(card.start)],
                [...keys(card.during), ...part(card.end)],
              ],
            },
            boxes([card.pause, card.seal]),
            heading(card.alarms.title),
            { text: card.alarms.first, margin: [0, 0, 0, 4] },
            alarmTable(card, alarms, sizes[language].table),
            call(card),
          ],
        },
      ],
      foot: () => `${software} · ${card.made} ${day}`,
      footSize: 7.5,
    },
    face,
  )
}

const rule = (color: string, width: number): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 2, x2: 515, y2: 2, lineWidth: width, lineColor: color }],
})

const heading = (text: string): Content => ({ text, fontSize: 13, color: ink, margin: [0, 6, 0, 2] })

/** `[S]` in a sentence is a key. */
function withKeys(text: string): Content {
  const pieces = text.split(/(\[[^\]]+\])/).filter((piece) => piece !== '')
  return {
    text: pieces.map((piece) => (piece.startsWith('[') ? { text: ` ${piece.slice(1, -1)} `, ...keyLook } : piece)),
  }
}

function part({ title, steps }: { readonly title: string; readonly steps: readonly string[] }): Content[] {
  return [
    heading(title),
    ...steps.map((step, index): Content => {
      return { columns: [{ text: `${index + 1}.`, width: 12 }, withKeys(step)], columnGap: 2, margin: [0, 0, 0, 1.5] }
    }),
  ]
}

function keys({ title, keys: all }: OperatorCardWords['during']): Content[] {
  const cell = ([key, does]: CardKey): Content => ({ text: [{ text: ` ${key} `, ...keyLook }, `  ${does}`] })
  const half = Math.ceil(all.length / 2)
  const column = (some: readonly CardKey[]): Content => ({ stack: some.map(cell) })
  return [
    heading(title),
    { columns: [column(all.slice(0, half)), column(all.slice(half))], columnGap: 8, lineHeight: 1.15 },
  ]
}

const frame = (color: string) => ({
  hLineColor: () => color,
  vLineColor: () => color,
  hLineWidth: () => 0.7,
  vLineWidth: () => 0.7,
  paddingLeft: () => 8,
  paddingRight: () => 8,
  paddingTop: () => 4,
  paddingBottom: () => 4,
})

const boxes = (all: readonly { readonly title: string; readonly text: string }[]): Content => ({
  margin: [0, 6, 0, 0],
  layout: { ...frame(ink), fillColor: () => tint },
  table: {
    widths: all.map(() => '*'),
    body: [
      all.map(({ title, text }): TableCell => ({
        stack: [{ text: title, fontSize: 11, color: ink, margin: [0, 0, 0, 1] }, withKeys(text)],
      })),
    ],
  },
})

/** What is grave first, in the order of the contract. */
function alarmTable({ alarms: said }: OperatorCardWords, alarms: AlarmWords, fontSize: number): Content {
  const rows = (severity: 'danger' | 'warning', title: string, color: string): TableCell[][] => [
    [{ text: title, colSpan: 2, color: '#fff', fillColor: color }, ''],
    ...alarmCodes
      .filter((code) => alarmSeverity[code] === severity)
      .map((code): TableCell[] => [{ text: straight(alarms[code].title), color }, straight(alarms[code].advice)]),
  ]
  return {
    fontSize,
    lineHeight: 0.95,
    layout: {
      ...frame('#9aa7b1'),
      hLineWidth: () => 0.4,
      vLineWidth: () => 0,
      paddingTop: () => 1.1,
      paddingBottom: () => 1.1,
    },
    table: {
      widths: [150, '*'],
      dontBreakRows: true,
      body: [...rows('danger', said.danger, red), ...rows('warning', said.warning, amber)],
    },
  }
}

/** Whom to call: lines to write on, since the station does not know. */
function call({ call: { title, lines } }: OperatorCardWords): Content {
  return {
    margin: [0, 7, 0, 0],
    layout: frame(ink),
    table: {
      widths: ['auto', '*', '*'],
      body: [
        [
          { text: title, fontSize: 11, color: ink, margin: [0, 8, 6, 0] },
          { stack: lines.slice(0, 2).map(written), border: [true, true, false, true] },
          { stack: lines.slice(2).map(written), border: [false, true, true, true] },
        ],
      ],
    },
  }
}

const written = (label: string): Content => ({ text: `${label} ________________`, margin: [0, 4, 0, 2] })

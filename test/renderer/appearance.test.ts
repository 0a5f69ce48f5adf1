// How the window looks: what is kept, what the system asks for, and one set of colours in both places.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { palettes, type Palette } from '../../renderer/app/palettes.ts'
import { lookOf, readAppearance, toggled, usual, zoomedBy } from '../../renderer/parts/appearance.ts'

const nothing = { light: false, contrast: false }

test('what was kept is read; what is none of these is the usual', () => {
  expect(readAppearance(null)).toEqual(usual)
  expect(readAppearance('{"theme":"light","contrast":true,"zoom":125}')).toEqual({
    theme: 'light',
    contrast: true,
    zoom: 125,
  })
  for (const spoilt of ['', '{', '7', 'null', '[]', '{"theme":"pink","zoom":400,"contrast":"yes"}']) {
    expect(readAppearance(spoilt)).toEqual(usual)
  }
})

test('the system is followed where that was chosen; its wish for contrast always', () => {
  expect(lookOf({ ...usual, theme: 'system' }, { light: true, contrast: false }).theme).toBe('light')
  expect(lookOf({ ...usual, theme: 'system' }, nothing).theme).toBe('dark')
  expect(lookOf(usual, { light: true, contrast: true })).toEqual({ theme: 'dark', contrast: true })
  expect(lookOf({ ...usual, contrast: true }, nothing).contrast).toBe(true)
  expect(toggled({ ...usual, theme: 'system' }, { light: true, contrast: false }).theme).toBe('dark')
  expect(toggled(usual, nothing).theme).toBe('light')
})

test('sizes go up and down to their ends', () => {
  expect([zoomedBy(100, 1), zoomedBy(150, 1), zoomedBy(100, -1), zoomedBy(90, -1)]).toEqual([110, 150, 90, 90])
})

/** Variables of one block of the style sheet. */
function variablesOf(css: string, selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return new Map([...block.matchAll(/--([\w-]+): (#\w{6})/g)].map(([, name = '', value = '']) => [name, value]))
}

test('palettes are the same for antd and in the style sheet', () => {
  const css = readFileSync(join(import.meta.dirname, '../../renderer/app/palettes.css'), 'utf8')
  const blocks = {
    'dark usual': ':root .on-picture',
    'light usual': ":root[data-theme='light']",
    'dark more': ":root[data-contrast='more']",
    'light more': ":root[data-contrast='more'][data-theme='light']",
  } as const
  const names = Object.keys(palettes['dark usual']) as (keyof Palette)[]
  for (const look of Object.keys(blocks) as (keyof typeof blocks)[]) {
    const stated = variablesOf(css, blocks[look])
    const inSheet = names.map((name) => stated.get(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)))
    expect([look, inSheet]).toEqual([look, names.map((name) => palettes[look][name])])
  }
})

const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const value = parseInt(colour.slice(i, i + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (more + 0.05) / (less + 0.05)
}

test.each(Object.entries(palettes))('%s: words are legible on every ground', (look, palette) => {
  const wanted = look.endsWith('more') ? 7 : 4.5
  for (const ground of [palette.ground, palette.panel, palette.raised]) {
    for (const words of [palette.text, palette.quiet, palette.accent, palette.redText]) {
      expect([words, ground, contrast(words, ground) >= wanted]).toEqual([words, ground, true])
    }
  }
  expect(contrast('#ffffff', palette.red)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(wanted)
})

// Draws the program's icon at every size from its one drawing, into dist/icons.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { IconIcns, IconIco } from '@shockpkg/icon-encoder'
import { top } from './set-up.mjs'

export const iconFolder = join(top, 'dist', 'icons')
export const drawing = join(top, 'renderer', 'public', 'icon.svg')

/** Freedesktop's sizes, for Linux. */
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
/** What Windows shows, from the list of a folder to the desktop at 400 %. */
export const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]
/** Sizes in macOS's format, under its names; the second of a pair is for screens of twice the density. */
const macTypes = [
  [16, 'ic04'],
  [32, 'ic11'],
  [32, 'ic05'],
  [64, 'ic12'],
  [128, 'ic07'],
  [256, 'ic13'],
  [256, 'ic08'],
  [512, 'ic14'],
  [512, 'ic09'],
  [1024, 'ic10'],
]

const png = (svg, size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()

/** On macOS a tenth of an icon is empty on each side, or it looks larger than its neighbours. */
const withMargin = (svg) => svg.replace('viewBox="0 0 32 32"', 'viewBox="-3.9 -3.9 39.8 39.8"')

export async function makeIcons() {
  const svg = readFileSync(drawing, 'utf8')
  mkdirSync(iconFolder, { recursive: true })
  for (const size of linuxSizes) writeFileSync(join(iconFolder, `${size}x${size}.png`), png(svg, size))
  const ico = new IconIco()
  for (const size of windowsSizes) await ico.addFromPng(png(svg, size), null, false)
  writeFileSync(join(iconFolder, 'icon.ico'), ico.encode())
  const icns = new IconIcns()
  for (const [size, type] of macTypes) await icns.addFromPng(png(withMargin(svg), size), [type], false)
  writeFileSync(join(iconFolder, 'icon.icns'), icns.encode())
}

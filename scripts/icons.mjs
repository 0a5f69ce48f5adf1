// Draws the program's icon at every size from its one drawing, into dist/icons; those beside the clock, one for each
// state, into resources/icons/tray (they are kept, since the program shows them when nothing was built: run this file).
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

/** States that the icon beside the clock shows (native/contract/shell.ts): colour and form, for who sees no colours. */
export const trayMarks = {
  off: '',
  standby: '<circle cx="23" cy="23" r="6.5" fill="#12181d" stroke="#6cc5c1" stroke-width="2.6" />',
  recording: '<circle cx="23" cy="23" r="8" fill="#e5484d" stroke="#12181d" stroke-width="1.6" />',
  break:
    '<circle cx="23" cy="23" r="8.4" fill="#12181d" /><path d="M20.2 18.4v9.2M25.8 18.4v9.2" stroke="#f2b84b" stroke-width="3.4" />',
  failed:
    '<path d="M23 13.6 31.6 29H14.4z" fill="#f2b84b" stroke="#12181d" stroke-width="1.4" /><path d="M23 18.4v5.4" stroke="#12181d" stroke-width="2.6" /><circle cx="23" cy="26.5" r="1.5" fill="#12181d" />',
}
export const trayFolder = join(top, 'resources', 'icons', 'tray')

/** The icon with its mark, at the usual density and at twice that. */
export function trayIcons() {
  const svg = readFileSync(drawing, 'utf8')
  return Object.entries(trayMarks).flatMap(([state, mark]) => {
    const marked = svg.replace('</svg>', `${mark}</svg>`)
    return [
      { name: `${state}.png`, bytes: png(marked, 24) },
      { name: `${state}@2x.png`, bytes: png(marked, 48) },
    ]
  })
}

export function makeTrayIcons() {
  mkdirSync(trayFolder, { recursive: true })
  for (const { name, bytes } of trayIcons()) writeFileSync(join(trayFolder, name), bytes)
}

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

if (process.argv[1] === import.meta.filename) makeTrayIcons()

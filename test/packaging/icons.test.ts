// Icons at every size come from the one drawing.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { iconFolder, linuxSizes, makeIcons, windowsSizes } from '../../scripts/icons.mjs'

/** Width and height from a PNG's first chunk. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

test('each system has its icons, in each size that it shows', async () => {
  await makeIcons()
  const icon = (name: string) => readFile(join(iconFolder, name))
  for (const size of linuxSizes) expect(sizeOf(await icon(`${size}x${size}.png`))).toEqual([size, size])
  const ico = await icon('icon.ico')
  const count = ico.readUInt16LE(4)
  const widths = Array.from({ length: count }, (_, index) => ico[6 + 16 * index] || 256)
  expect(widths).toEqual(windowsSizes)
  const icns = await icon('icon.icns')
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
})

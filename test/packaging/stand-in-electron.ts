// Stands for an Electron folder: what electron-builder copies, renames, prunes and flips, and nothing that runs.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Behind this, in Electron's program file, stand the fuses (electron/electron: docs/tutorial/fuses.md). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Version 1 of the wire, and as Electron 45 comes: every fuse on, but for those of cookies, integrity and archive. */
const wire = Buffer.from([1, 9, ...Buffer.from('101100011')])

export async function standInElectron(folder: string): Promise<string> {
  const files: Record<string, string | Buffer> = {
    electron: Buffer.concat([Buffer.from('stand-in '), Buffer.from(sentinel), wire]),
    LICENSE: 'licence of Electron',
    'LICENSES.chromium.html': 'licences of Chromium',
    'locales/de.pak': '',
    'locales/en-US.pak': '',
    'locales/zh-CN.pak': '',
    'resources/default_app.asar': '',
    version: '45.4.1',
  }
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { mode: 0o755 })
  }
  return folder
}

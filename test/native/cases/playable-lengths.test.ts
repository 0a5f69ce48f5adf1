// How much of a part players are given, while the journal that tells it grows.
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PlayableLengths } from '../../../native/cases/playable-lengths.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let journal: string
beforeEach(async () => {
  folder = await temporaryFolder()
  journal = join(folder.path, 'journal.jsonl')
  await writeFile(journal, '')
})
afterEach(() => folder.remove())

const stamp = '"at":"2026-03-01T01:02:03.004Z","mono":1,"run":"abcdef","seq":1'
const tail = (track: string, offset: number) =>
  `{"chunk":3,"kind":"recovered","length":7,"offset":${offset},"part":1,"sha256":"${'0'.repeat(64)}","sm3":"${'0'.repeat(64)}","track":"${track}","what":"tail",${stamp}}\n`
const note = `{"kind":"note","person":"","text":"\\"what\\":\\"tail\\"",${stamp}}\n`

test('is told by whole lines alone, as soon as they are there, for each part of its own', async () => {
  const lengths = new PlayableLengths()
  const of = (file: string) => lengths.of(folder.path, file)
  expect(await of('cam-1.0001.mp4')).toBeNull()
  const line = tail('cam-1', 4000)
  await appendFile(journal, note + line.slice(0, -1))
  expect(await of('cam-1.0001.mp4')).toBeNull()
  await appendFile(journal, '\n' + tail('mic-1', 0))
  expect(await Promise.all(['cam-1.0001.mp4', 'mic-1.0001.mp4', 'cam-1.0002.mp4'].map(of))).toEqual([4000, 0, null])
})

test('is not read again for each piece that a player asks for', async () => {
  const lengths = new PlayableLengths()
  await appendFile(journal, tail('cam-1', 4000))
  expect(await lengths.of(folder.path, 'cam-1.0001.mp4')).toBe(4000)
  const { length } = await readFile(journal)
  await writeFile(journal, ' '.repeat(length))
  await appendFile(journal, tail('cam-2', 5000))
  expect(await lengths.of(folder.path, 'cam-2.0001.mp4')).toBe(5000)
  expect(await lengths.of(folder.path, 'cam-1.0001.mp4')).toBe(4000)
})

test('is all of it where no journal can be read', async () => {
  const lengths = new PlayableLengths()
  expect(await lengths.of(join(folder.path, 'gone'), 'cam-1.0001.mp4')).toBeNull()
})

// Every kind of tampering with a bag is found and named, even where a bag's own tools would not look.
import { appendFile, cp, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkBag, longestText } from '../../../native/archive/bag-check.ts'
import { exportBundle } from '../../../native/archive/export-bundle.ts'
import { run } from '../../rig/run.ts'
import { relistBag } from './relist-bag.ts'
import { exportable, type Exportable } from './room.ts'

let room: Exportable
let whole: string
let bag: string

beforeAll(async () => {
  room = await exportable()
  whole = (await exportBundle(room.wanted)).folder
  bag = join(room.folder, 'bag')
})
afterAll(() => room[Symbol.asyncDispose]())
beforeEach(async () => {
  await rm(bag, { recursive: true, force: true })
  await cp(whole, bag, { recursive: true })
})

const at = (path: string) => join(bag, path)
const found = async () => (await checkBag(bag)).findings.map(({ code, file }) => `${code} ${file ?? ''}`).sort()
const video = () => `data/电子档案/${room.ids[0]}/cam-1.0001.mp4`
test('nothing is wrong with a bag as it was exported', async () => {
  const checked = await checkBag(bag)
  expect(checked.findings).toEqual([])
  expect(checked.payload).toContain(video())
})

const replaced = async (file: string, from: string | RegExp, to: string) => {
  const text = await readFile(at(file), 'utf8')
  const other = text.replace(from, to)
  expect(other).not.toBe(text)
  await writeFile(at(file), other)
}

const tampering: [what: string, how: () => Promise<unknown>, findings: () => string[]][] = [
  [
    'media cut off',
    () => truncate(at(video()), 999),
    () => [`file-changed ${video()}`, 'bundle-size-differs bag-info.txt'],
  ],
  [
    'media lengthened',
    () => appendFile(at(video()), 'x'),
    () => [`file-changed ${video()}`, 'bundle-size-differs bag-info.txt'],
  ],
  ['media missing', () => rm(at(video())), () => [`file-missing ${video()}`, 'bundle-size-differs bag-info.txt']],
  [
    'media renamed',
    () => rename(at(video()), at(`${video()}.old`)),
    () => [`file-missing ${video()}`, `file-unexpected ${video()}.old`],
  ],
  [
    'a file too many',
    () => writeFile(at('data/其他/notes.txt'), 'x'),
    () => ['file-unexpected data/其他/notes.txt', 'bundle-size-differs bag-info.txt'],
  ],
  ['a tag file too many', () => writeFile(at('fetch.txt'), ''), () => ['file-unexpected fetch.txt']],
  ['an empty folder', () => mkdir(at('data/空')), () => ['file-unexpected data/空']],
  ['a link', () => symlink('/etc/hostname', at('data/link')), () => ['file-not-plain data/link']],
  [
    'a link in place of a file',
    async () => {
      await rename(at('data/说明文件.TXT'), at('../moved.txt'))
      await symlink('../../moved.txt', at('data/说明文件.TXT'))
    },
    () => ['file-missing data/说明文件.TXT', 'file-not-plain data/说明文件.TXT', 'bundle-size-differs bag-info.txt'],
  ],
  [
    'a manifest that would fill the memory',
    () => truncate(at('manifest-sha512.txt'), longestText + 1),
    () => ['bundle-malformed manifest-sha512.txt', 'file-changed manifest-sha512.txt'],
  ],
  [
    'a tag file that is a link to one that is right',
    async () => {
      await rename(at('bag-info.txt'), at('../bag-info.txt'))
      await symlink('../bag-info.txt', at('bag-info.txt'))
    },
    () => ['bundle-malformed bag-info.txt', 'file-missing bag-info.txt', 'file-not-plain bag-info.txt'],
  ],
  [
    'a tag file that is a pipe without end',
    async () => {
      await rm(at('bag-info.txt'))
      await run('mkfifo', [at('bag-info.txt')])
    },
    () => ['bundle-malformed bag-info.txt', 'file-missing bag-info.txt', 'file-not-plain bag-info.txt'],
  ],
  [
    'bag-info.txt changed',
    () => replaced('bag-info.txt', 'External-Identifier', 'External-identifier'),
    () => ['file-changed bag-info.txt'],
  ],
  [
    'bag-info.txt missing',
    () => rm(at('bag-info.txt')),
    () => ['file-missing bag-info.txt', 'bundle-malformed bag-info.txt'],
  ],
  [
    'another declaration',
    () => writeFile(at('bagit.txt'), 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n'),
    () => ['bundle-malformed bagit.txt', 'file-changed bagit.txt'],
  ],
  [
    'a file taken out of one manifest',
    () => replaced('manifest-sha512.txt', /.*说明文件.*\n/, ''),
    () => ['bundle-malformed manifest-sha512.txt', 'file-changed manifest-sha512.txt'],
  ],
  ['a manifest missing', () => rm(at('manifest-sha256.txt')), () => ['file-missing manifest-sha256.txt']],
  ['a tag manifest missing', () => rm(at('tagmanifest-sha512.txt')), () => ['file-missing tagmanifest-sha512.txt']],
  [
    'a line that leads out of the bag',
    () => appendFile(at('tagmanifest-sha256.txt'), `${'0'.repeat(64)}  ../../etc/passwd\n`),
    () => ['bundle-malformed tagmanifest-sha256.txt'],
  ],
  [
    'an absolute path',
    () => appendFile(at('tagmanifest-sha256.txt'), `${'0'.repeat(64)}  /etc/passwd\n`),
    () => ['bundle-malformed tagmanifest-sha256.txt'],
  ],
  [
    'a manifest that is not UTF-8',
    () => appendFile(at('tagmanifest-sha512.txt'), Buffer.of(0xff, 0x0a)),
    () => ['bundle-malformed tagmanifest-sha512.txt'],
  ],
  [
    'a file taken out, and out of every manifest',
    async () => {
      await rm(at('data/说明文件.TXT'))
      await relistBag(bag)
    },
    () => ['bundle-size-differs bag-info.txt'],
  ],
  [
    'everything at once',
    async () => {
      await rm(at(video()))
      await appendFile(at('data/卷内目录.xml'), ' ')
      await writeFile(at('data/other'), '')
    },
    () => [
      `file-missing ${video()}`,
      'file-changed data/卷内目录.xml',
      'file-unexpected data/other',
      'bundle-size-differs bag-info.txt',
    ],
  ],
]

test.each(tampering)('%s is found, and nothing else', async (_, tamper, findings) => {
  await tamper()
  expect(await found()).toEqual(findings().sort())
})

test('any byte that is flipped, dropped or added in any file is found in that file', async () => {
  const { payload } = await checkBag(bag)
  const files = [...payload, 'bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.constantFrom('flip', 'drop', 'add'),
      async (file, share, what) => {
        const bytes = await readFile(at(file))
        const place = Math.floor(share * bytes.length)
        const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
        const flipped = Buffer.of((bytes[place] ?? 0) ^ 0x20)
        const altered = {
          flip: [before, flipped, after.subarray(1)],
          drop: [before, after.subarray(1)],
          add: [before, Buffer.of(0x20), after],
        }[what]
        await writeFile(at(file), Buffer.concat(altered))
        const { findings } = await checkBag(bag)
        await writeFile(at(file), bytes)
        expect(findings).toContainEqual(expect.objectContaining({ code: 'file-changed', file }))
      },
    ),
    { numRuns: 60 },
  )
})

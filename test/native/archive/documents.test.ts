// The texts of a bundle: right whatever a person typed, and readable where our program is not.
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bagInfoText, parseBagInfo, parseManifest } from '../../../native/archive/bagit.ts'
import { bundleName, isSafePath } from '../../../native/archive/bundle-name.ts'
import { findChineseFace } from '../../../native/archive/cjk-font.ts'
import { recordingsAlone } from '../../../native/archive/bundle-file.ts'
import { contentsPdf } from '../../../native/archive/case-file-pdf.ts'
import { readFacts } from '../../../native/archive/recording-facts.ts'
import { readSealed } from '../../../native/archive/sealed-recording.ts'
import { element, xmlDocument } from '../../../native/archive/xml.ts'
import { localTime } from '../../../native/archive/words.ts'
import { createPublicKey } from 'node:crypto'
import { exportable } from './room.ts'

const day = new Date(2026, 0, 2)

test.each([
  ['鄂城管罚字〔2026〕第12号', '鄂城管罚字〔2026〕第12号_20260102'],
  ['a/b\\c:d*e?f"g<h>i|j%k#l', 'a_b_c_d_e_f_g_h_i_j_k_l_20260102'],
  ['a\r\nb\u0000', 'a__b__20260102'],
  ['../../etc', '_.._etc_20260102'],
  ['. ', '__20260102'],
  ['CON', 'CON_20260102'],
  ['案件😀', '案件😀_20260102'],
  ['e\u0301', '\u00e9_20260102'],
])('a case numbered %j has a bundle named %j', (number, name) => {
  expect(bundleName(number, day)).toBe(name)
  expect(isSafePath(name)).toBe(true)
})

test('the longest case number still makes a name that file systems take', () => {
  const name = bundleName('😀'.repeat(80), day)
  expect(Buffer.byteLength(`${name}.abcdef.partial`)).toBeLessThanOrEqual(255)
  expect(name).toMatch(/^(😀)+_20260102$/u)
})

test('a manifest is read as other programs write it, and nothing dangerous is taken', () => {
  const hash = 'A'.repeat(64)
  const { files, bad } = parseManifest(
    [
      `${hash} *data/a b`,
      `${hash}\tdata/二`,
      `${hash}  data/../x`,
      `${hash}  data/a b`,
      `${hash}x  data/c`,
      'data/d',
      '',
    ].join('\r\n'),
    'sha256',
  )
  expect([...files]).toEqual([
    ['data/a b', 'a'.repeat(64)],
    ['data/二', 'a'.repeat(64)],
  ])
  expect(bad).toHaveLength(4)
})

test('bag-info.txt holds one line per fact, and folded lines are read', () => {
  expect(bagInfoText([['External-Description', 'one\r\nBag-Size: two']])).toBe(
    'External-Description: one Bag-Size: two\n',
  )
  expect(parseBagInfo('A: one\r\n  two\nB: x: y\n')).toEqual([
    ['A', 'one two'],
    ['B', 'x: y'],
  ])
})

test('nothing that a person typed can break an XML document', () => {
  const text = xmlDocument(element('a', { b: '"<&>' }, '<c/>]]>&amp;\u0000\u0008\uD800\uFFFF😀', undefined, null))
  expect(text).toContain('<a b="&quot;&lt;&amp;&gt;">&lt;c/&gt;]]&gt;&amp;amp;\uFFFD\uFFFD\uFFFD\uFFFD😀</a>')
})

test('times are those of the room, and say so', () => {
  expect(localTime('2026-03-01T01:02:03.004Z', 'Asia/Shanghai')).toBe('2026-03-01 09:02:03 +08:00')
  expect(localTime('2026-03-01T01:02:03.004Z', 'UTC')).toBe('2026-03-01 01:02:03 +00:00')
  expect(localTime('2026-03-01T01:02:03.004Z', 'Nowhere/At-All')).toBe('2026-03-01 01:02:03 +00:00')
})

/** What a viewer's search would find: letters of the ToUnicode maps, in hexadecimal. */
function lettersOf(pdf: Buffer): string {
  const streams: string[] = []
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      streams.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'))
    } catch {
      // not a compressed stream
    }
  }
  return streams
    .filter((stream) => stream.includes('begincmap'))
    .join('\n')
    .toLowerCase()
}

test('the printed contents list has its text as text, in a Chinese face from a collection', async () => {
  await using room = await exportable()
  const key = createPublicKey(room.wanted.stationKeyPem)
  const recordings = []
  for (const { id, folder } of room.wanted.recordings)
    recordings.push(await readFacts(await readSealed(id, folder, key)))
  const of = room.wanted.case
  const file = recordingsAlone(recordings, of.cause, day)
  const bundle = { case: of, file, software: 'zhenglu', made: day, zone: 'Asia/Shanghai' }
  expect(findChineseFace()).toBeDefined()
  const pdf = await contentsPdf(bundle)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.includes('CJK')).toBe(true)
  for (const letter of '卷内目录鄂城管罚字') {
    expect(lettersOf(pdf)).toContain(`<${letter.charCodeAt(0).toString(16)}>`)
  }
  // Without such a face the list says so instead of showing empty boxes.
  expect(findChineseFace(() => false)).toBeUndefined()
  const without = lettersOf(await contentsPdf(bundle, null))
  expect(without).toContain(`<${'N'.charCodeAt(0).toString(16).padStart(4, '0')}>`)
  expect(without).not.toContain('<5377>')
})

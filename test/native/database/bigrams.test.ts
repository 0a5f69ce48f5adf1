import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexedWords, searchExpression } from '../../../native/database/bigrams.ts'
import { Connection } from '../../../native/database/connection.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let connection: Connection
beforeAll(async () => {
  folder = await temporaryFolder()
  connection = await Connection.open(`${folder.path}/words.sqlite`, 'write')
  await connection.script("CREATE VIRTUAL TABLE texts USING fts5 (words, tokenize = 'unicode61')")
})
afterAll(async () => {
  await connection.close()
  await folder.remove()
})

async function finds(text: string, search: string): Promise<boolean> {
  const expression = searchExpression(search)
  if (expression === null) return false
  await connection.run('DELETE FROM texts')
  await connection.run('INSERT INTO texts (words) VALUES (?)', [indexedWords(text)])
  return (await connection.all('SELECT 1 FROM texts WHERE words MATCH ?', [expression])).length > 0
}

test.each([
  ['行政处罚决定书', '处罚', true],
  ['行政处罚决定书', '罚', true],
  ['行政处罚决定书', '处决', false],
  ['西安𰻞𰻞面馆', '𰻞面', true],
  ['行政处。罚决定', '处罚', false],
  ['行政处罚决定书', '决定 行政', true],
  ['沪市监罚〔2026〕17号', '2026', true],
  ['沪市监罚〔2026〕17号', '沪市监罚〔2026〕17号', true],
  ['2026年立案', '2026', true],
  ['ACME Trading Ltd', 'acme trad', true],
  ['ＡＣＭＥ', 'acme', true],
  ['某公司"OR"', '"', false],
  ['无证经营', '经营 OR 处罚', false],
])('%s searched for %s: %s', async (text, search, found) => {
  expect(await finds(text, search)).toBe(found)
})

test('a Chinese text is found by what it holds, and by nothing else', async () => {
  const few = (minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom('行', '政', '处', '罚', '𰻞'), minLength, maxLength })
  await fc.assert(
    fc.asyncProperty(few(1, 10), few(1, 4), async (text, search) => {
      expect(await finds(text, search)).toBe(text.includes(search))
    }),
    { numRuns: 150 },
  )
})

test('a Latin word or a number is found by its beginning, in any case, wherever it stands', async () => {
  const word = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/)
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), word, async (words, search) => {
      const holds = words.some((each) => each.toLowerCase().startsWith(search.toLowerCase()))
      expect(await finds(words.join('号'), search)).toBe(holds)
      expect(await finds(words.join(' '), (words.at(-1) ?? '').slice(0, 3).toUpperCase())).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('every stretch of a Chinese text finds it, and no search breaks the expression', async () => {
  const han = fc.stringMatching(/^[一-鿿]{2,12}$/u)
  await fc.assert(
    fc.asyncProperty(han, fc.nat(), fc.nat(), async (text, a, b) => {
      const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number]
      expect(await finds(text, text.slice(from, to + 1))).toBe(true)
    }),
    { numRuns: 60 },
  )
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (search) => {
      await finds('行政处罚', search)
    }),
    { numRuns: 120 },
  )
})

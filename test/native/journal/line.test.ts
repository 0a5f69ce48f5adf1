import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes, readLine, splitLines, type JsonObject } from '../../../native/journal/line.ts'

describe('a journal line', () => {
  test('is written in one way only', () => {
    expect(canonicalBytes({ b: 1, a: '证录', c: [1e21, 0.1] }).toString()).toBe('{"a":"证录","b":1,"c":[1e+21,0.1]}')
  })

  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const bytes = canonicalBytes(value as JsonObject)
        const read = readLine(bytes)
        expect('value' in read && canonicalBytes(read.value)).toEqual(bytes)
      }),
    )
  })

  test('is written though a text in it ends in the middle of a character', () => {
    const half = '姓名𠮷'.slice(0, 3)
    expect(canonicalBytes({ [half]: { said: [half] } }).toString()).toBe('{"姓名\ufffd":{"said":["姓名\ufffd"]}}')
  })

  test.each([
    ['not-utf8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['not-json', Buffer.from('{"a":1')],
    ['not-an-object', Buffer.from('[1]')],
    ['not-canonical', Buffer.from('{"b":1,"a":2}')],
    ['not-canonical', Buffer.from('{"a": 1}')],
    ['not-canonical', Buffer.from('{"a":1,"a":1}')],
    ['not-json', Buffer.from('\ufeff{"a":1}')],
    ['not-canonical', Buffer.from(String.raw`{"a":"\ud800"}`)],
    ['not-canonical', Buffer.from(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)],
  ])('is refused when %s', (fault, bytes) => {
    expect(readLine(bytes)).toEqual({ fault })
  })

  test('a half-written last line is kept apart from the whole ones', () => {
    const { lines, rest } = splitLines(Buffer.from('{"a":1}\n{"b":2}\n{"c"'))
    expect(lines.map(String)).toEqual(['{"a":1}', '{"b":2}'])
    expect(rest.toString()).toBe('{"c"')
  })
})

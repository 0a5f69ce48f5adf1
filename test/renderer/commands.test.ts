// Commands by their words, and the keys that every one of them has to itself.
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { matching, type Findable } from '../../renderer/app/commands/match.ts'
import { keyOf, screenCommands, windowCommands } from '../../renderer/parts/commands.ts'

const command = (id: string, label: string, other: string): Findable<string> => ({
  id,
  label,
  other,
  initials: pinyin(label, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
  syllables: pinyin(label, { toneType: 'none', type: 'array' }).join(''),
})
const all = [
  command('start', '开始录制', 'Start recording'),
  command('end', '结束录制', 'End recording'),
  command('cases', '案件', 'Cases'),
]
const found = (typed: string, recent: string[] = []) => matching(all, typed, recent).map(({ id }) => id)

describe('a command is found', () => {
  test.each([
    ['its words', '录制', ['start', 'end']],
    ['the first letters of its pinyin', 'kslz', ['start']],
    ['its pinyin', 'anjian', ['cases']],
    ['its pinyin with spaces', 'an jian', ['cases']],
    ['the other language, in whatever case', 'CASES', ['cases']],
  ])('by %s', (_, typed, ids) => {
    expect(found(typed)).toEqual(ids)
  })

  test('not by what it has not', () => {
    expect(found('导出')).toEqual([])
  })

  test('the last one first while nothing is typed, and among equally good ones', () => {
    expect(found('', ['cases', 'end'])).toEqual(['cases', 'end', 'start'])
    expect(found('录制', ['end'])).toEqual(['end', 'start'])
  })

  test('but one that begins with the words before one that has them and was run last', () => {
    expect(found('结束', ['start'])).toEqual(['end'])
    expect(found('开', ['end'])).toEqual(['start'])
  })
})

test('no key means two commands', () => {
  const keys = [...windowCommands, ...screenCommands].map(keyOf).filter((key) => key !== undefined)
  expect(keys).toEqual([...new Set(keys)])
})

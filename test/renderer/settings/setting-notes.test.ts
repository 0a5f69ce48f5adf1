// Every setting says what it is, in both languages, and its screen shows that.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { settingsSchema } from '../../../native/contract/settings.ts'
import { en } from '../../../renderer/text/en.ts'
import { zhCN } from '../../../renderer/text/zh-CN.ts'

const node = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional(), items: z.unknown().optional() })

/** Names of the fields below a part of the contract: of a list those of its items; a plain value has none. */
function fieldsOf(schema: unknown): [string, unknown][] {
  const { properties, items } = node.parse(schema)
  if (properties !== undefined) return Object.entries(properties)
  return items === undefined ? [] : fieldsOf(items)
}

/** Fields without a note: one note may speak for all that is below it. */
function silent(schema: unknown, notes: unknown, at = ''): string[] {
  if (typeof notes === 'string') return notes.trim() === '' ? [at] : []
  if (typeof notes !== 'object' || notes === null) return [at]
  const texts = new Map<string, unknown>(Object.entries(notes))
  return fieldsOf(schema).flatMap(([name, below]) => silent(below, texts.get(name), at === '' ? name : `${at}.${name}`))
}

/** Every note by the name under which a screen asks for it. */
const namesOf = (notes: object, at = ''): string[] =>
  Object.entries(notes).flatMap(([name, below]: [string, unknown]) =>
    typeof below === 'object' && below !== null ? namesOf(below, `${at}${name}.`) : [`${at}${name}`],
  )

const schema = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' })

test.each([
  ['zh-CN', zhCN],
  ['en', en],
] as const)('every setting has its explanation in %s', (_, { settingNotes }) => {
  expect(fieldsOf(schema).length).toBeGreaterThan(15)
  expect(silent(schema, settingNotes)).toEqual([])
})

test('the screen of the settings shows each of them', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'renderer', 'screens', 'settings')
  const source = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  const isShown = (name: string) => source.includes(`'settingNotes.${name}'`) || source.includes(`notes.${name},`)
  expect(namesOf(zhCN.settingNotes).filter((name) => !isShown(name))).toEqual([])
})

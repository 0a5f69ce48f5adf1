// Values that are made as a schema wants them, and then spoiled.
import * as z from 'zod'
import type { Chance } from '../faults/seed.ts'

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

const texts = ['', 'x', '听证室一', 'cam-1', '1', '20260101-000000-abcdef', 'rtsp://127.0.0.1:1/x', '/tmp', 'hearing']
const byFormat: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  'date-time': '2026-01-01T00:00:00.000Z',
  uri: 'http://127.0.0.1:1/',
}

/** A value of nearly the form that is asked for. */
function like(schema: Schema, chance: Chance): unknown {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return like(chance.oneOf(choices), chance)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return chance.oneOf(schema.enum)
  switch (schema.type) {
    case 'object': {
      const wanted = Object.entries(schema.properties ?? {}).filter(
        ([name]) => schema.required?.includes(name) === true || chance.between(0, 1) < 0.5,
      )
      return Object.fromEntries(wanted.map(([name, of]) => [name, like(of, chance)]))
    }
    case 'array':
      return Array.from({ length: Math.floor(chance.between(0, 3)) }, () => like(schema.items ?? {}, chance))
    case 'string':
      return byFormat[schema.format ?? ''] ?? chance.oneOf(texts)
    case 'boolean':
      return chance.between(0, 1) < 0.5
    case 'null':
      return null
    default:
      return Math.floor(chance.between(0, 50))
  }
}

const deep = (levels: number): unknown => (levels === 0 ? 0 : [deep(levels - 1)])
/** What nobody should send. */
const nasty: readonly (() => unknown)[] = [
  ...[null, true, -1, 0.5, 1e308, -0, Number.MAX_SAFE_INTEGER + 2, '', ' ', [], {}, [[]]].map((value) => () => value),
  ...['\u0000', '\ud800', '\u202e', '../../../etc/passwd', "'; DROP TABLE room; --", '%00', '${7*7}', '__proto__'].map(
    (value) => () => value,
  ),
  ...['file:///etc/passwd', 'javascript:alert(1)', 'rtsp://', 'http://[::1', '|touch x', 'a'.repeat(5000)].map(
    (value) => () => value,
  ),
  () => deep(200),
  () => Array<number>(2000).fill(0),
  () => Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`k${at}`, at])),
  () => JSON.parse('{"__proto__":{"admin":true}}') as unknown,
  () => ({ constructor: { prototype: { admin: true } } }),
]

/** One place of a value replaced, removed or added to. */
function spoiled(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.between(0, 1) < 0.15) return chance.oneOf(nasty)()
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.between(0, 1) < 0.3) return [...(value as unknown[]), chance.oneOf(nasty)()]
    const at = Math.floor(chance.between(0, value.length))
    return value.map((each: unknown, index) => (index === at ? spoiled(each, chance) : each))
  }
  const entries = Object.entries(value)
  const turn = chance.between(0, 1)
  if (entries.length === 0 || turn < 0.15)
    return { ...value, [chance.oneOf(['x', '', 'toString', 'id'])]: chance.oneOf(nasty)() }
  const at = Math.floor(chance.between(0, entries.length))
  if (turn < 0.3) return Object.fromEntries(entries.filter((_, index) => index !== at))
  return Object.fromEntries(entries.map(([name, each], index) => [name, index === at ? spoiled(each, chance) : each]))
}

/** What a schema wants, as far as it can be told. */
export const describe = (schema: z.ZodType): object => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })

/** A value of about the form of `schema` (of {@link describe}), spoiled at one to three places. */
export function spoiledLike(schema: object, chance: Chance): unknown {
  let value = like(schema, chance)
  for (let turns = Math.floor(chance.between(1, 4)); turns > 0; turns--) value = spoiled(value, chance)
  return value
}

/** Bytes with some changed, removed, doubled or put in. */
export function spoiledBytes(bytes: Buffer, chance: Chance): Buffer {
  const at = () => Math.floor(chance.between(0, bytes.length + 1))
  const noise = Buffer.from(Array.from({ length: Math.floor(chance.between(1, 12)) }, () => chance.between(0, 256)))
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number]
  const ways = [
    () => bytes.subarray(0, from),
    () => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]),
    () => Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]),
    () => Buffer.concat([bytes.subarray(0, from), noise, bytes.subarray(from)]),
    () => Buffer.concat([bytes.subarray(0, from), noise, bytes.subarray(Math.min(bytes.length, from + noise.length))]),
  ]
  return chance.oneOf(ways)()
}

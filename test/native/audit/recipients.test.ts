// The audit log names whom a bundle was encrypted for, as the settings name them.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { callFacts } from '../../../native/audit/call-facts.ts'
import { settingsSchema } from '../../../native/contract/settings.ts'

const key = `age1${'q'.repeat(52)}zzabcd`
const other = `age1${'p'.repeat(58)}`

test('recipients have their names, and as much of their keys as tells them apart', () => {
  const before = { ...settingsSchema.parse({}), recipients: [{ name: '市档案馆', key }] }
  const input = { case: randomUUID(), to: '/out', recipients: [key, other] }
  const { details } = callFacts['archive.export']({ input, answer: undefined, before })
  expect(details.recipients).toEqual(['市档案馆 age1qqqqqq…zzabcd', other])
  const open = callFacts['archive.export']({ input: { ...input, recipients: [] }, answer: undefined, before })
  expect(open.details).toEqual({ path: '/out' })
})

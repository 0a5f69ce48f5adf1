// docs/api.md says what the contract says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calls } from '../../native/contract/calls.ts'
import { apiText } from '../../scripts/api-text.ts'

test('docs/api.md is as `npm run api` writes it', () => {
  const written = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'api.md'), 'utf8')
  expect(written).toBe(apiText())
})

test('every call is described, and every link leads to a heading', () => {
  const text = apiText()
  for (const name of Object.keys(calls)) expect(text).toContain(`### ${name}\n`)
  const headings = new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase()))
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = '']) => target)
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter((target) => !headings.has(target))).toEqual([])
  expect(text).not.toContain('undefined')
  expect(text).not.toMatch(/^### .+\n+#/m)
})

// The workflow of the hosting service: read as it reads it, and held to what it must not do.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import * as z from 'zod'

const top = join(import.meta.dirname, '..', '..')
const text = readFileSync(join(top, '.github', 'workflows', 'check.yml'), 'utf8')
const step = z
  .strictObject({
    name: z.string().optional(),
    uses: z
      .string()
      .regex(/^actions\/[\w-]+@v\d+$/)
      .optional(),
    run: z.string().optional(),
    if: z.string().optional(),
    with: z.record(z.string(), z.unknown()).optional(),
    env: z.record(z.string(), z.string()).optional(),
  })
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined))
const job = z.strictObject({
  name: z.string(),
  'runs-on': z.string(),
  container: z.string().optional(),
  'timeout-minutes': z.int(),
  strategy: z
    .strictObject({
      'fail-fast': z.boolean(),
      matrix: z.strictObject({ include: z.array(z.record(z.string(), z.string())) }),
    })
    .optional(),
  defaults: z.unknown(),
  steps: z.array(step),
})
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({ push: z.strictObject({ branches: z.array(z.string()) }), pull_request: z.null() }),
  permissions: z.strictObject({ contents: z.literal('read') }),
  concurrency: z.unknown(),
  jobs: z.strictObject({ test: job, electron: job }),
})

test('is a workflow that runs on the three systems, reads the sources and needs no secret', () => {
  const { jobs } = workflow.parse(load(text))
  expect(jobs.electron.strategy?.matrix.include.map(({ system }) => system)).toEqual(['Linux', 'Windows', 'macOS'])
  expect(text).not.toMatch(/secrets\.|GITHUB_TOKEN|pull_request_target/)
})

test('runs scripts that there are', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')))
  const named = Array.from(text.matchAll(/npm (?:run )?(lint|types|test|build|package)\b/g), ([, name]) => name ?? '')
  expect(named.length).toBeGreaterThan(4)
  for (const name of named) expect(scripts).toHaveProperty(name)
})

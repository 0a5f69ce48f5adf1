// Recordings that are broken on purpose, in a quick form with a fixed seed; `npm run faults` is the complete one.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { kinds } from './kinds/all.ts'
import { runTrials, trialsOf, type Outcome } from './trials.ts'

const quick = [
  'kill-station@recording#1',
  'kill-everything@recording#1',
  'kill-camera-process@recording#1',
  'kill-station@recovery#1',
  'kill-everything@seal#1',
  'database-cut-off@recording#1',
  'last-journal-line-cut-off@recording#1',
  'disk-full@recording#1',
].flatMap((name) => trialsOf(kinds, name))

let folder: TemporaryFolder
let outcomes: Outcome[]
beforeAll(async () => {
  folder = await temporaryFolder()
  outcomes = await runTrials(quick, { seed: 'quick', folder: folder.path, atOnce: 3, tell: () => undefined })
}, 240_000)
afterAll(() => folder.remove())

test.each(quick.map(({ name }) => name))('%s: what was recorded is there, what is missing is stated', (name) => {
  expect(outcomes.find((outcome) => outcome.name === name)?.problems).toEqual([])
})

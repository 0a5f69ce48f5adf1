// Requests that are out of order, in a quick form with a fixed seed; `npm run fuzz` is the complete one.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { fuzz, type Fuzzed } from './fuzz.ts'
import { startTarget, type Target } from './target.ts'

const shots = 4000
let folder: TemporaryFolder
let target: Target
let fuzzed: Fuzzed
beforeAll(async () => {
  folder = await temporaryFolder()
  target = await startTarget(folder.path)
  fuzzed = await fuzz(target, { seed: 'quick', shots })
})
afterAll(async () => {
  await target.close()
  await folder.remove()
})

test('each is answered with a code, none with a fault of the station or with what is secret', () => {
  expect(fuzzed.problems).toEqual([])
})

test('most are refused, and some get through to what they ask for', () => {
  const shareOf = (name: string, wanted: (status: string) => boolean) => {
    const count = fuzzed.counts.find((each) => each.name === name)
    const numbers = [...(count?.answers ?? [])].flatMap(([status, number]) => (wanted(status) ? [number] : []))
    return numbers.reduce((sum, number) => sum + number, 0) / (count?.shots ?? 0)
  }
  for (const { name } of fuzzed.counts)
    expect([name, shareOf(name, (status) => status === 'closed' || status.startsWith('4')) > 0.3]).toEqual([name, true])
  expect(shareOf('calls', (status) => status === '200')).toBeGreaterThan(0.01)
  expect(shareOf('media', (status) => /^20[06]$/.test(status))).toBeGreaterThan(0.01)
  expect(shareOf('sockets', (status) => status === '101')).toBeGreaterThan(0.1)
})

test('nothing stays behind: windows, connections, memory', () => {
  const { before, after } = fuzzed
  expect(after.listening).toBe(0)
  expect(after.handles).toBeLessThanOrEqual(before.handles)
  expect(after.heap - before.heap).toBeLessThan(20e6)
})

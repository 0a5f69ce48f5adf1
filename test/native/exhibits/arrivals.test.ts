// Files of a case are listed one after the other, as they arrived; one that is given up holds up nobody.
import { expect, test } from 'vitest'
import { Arrivals } from '../../../native/exhibits/arrivals.ts'

const never = () => new AbortController().signal
/** Tells which of these have come true when everything that can go on has gone on. */
function watched(all: readonly Promise<unknown>[]): () => Promise<boolean[]> {
  const reached = all.map(() => false)
  for (const [at, one] of all.entries()) void one.then(() => (reached[at] = true))
  return async () => {
    await new Promise(setImmediate)
    return [...reached]
  }
}

test('each waits for all that arrived before, in its case alone', async () => {
  const arrivals = new Arrivals()
  const [first, second, third] = [arrivals.arrive('a'), arrivals.arrive('a'), arrivals.arrive('a')]
  const elsewhere = arrivals.arrive('b')
  const soFar = watched([first, second, third, elsewhere].map((place) => place.reached(never())))
  expect(await soFar()).toEqual([true, false, false, true])
  second.leave()
  expect(await soFar()).toEqual([true, false, false, true])
  first.leave()
  expect(await soFar()).toEqual([true, true, true, true])
})

test('one that is cancelled while it waits is told at once, and keeps its place until it leaves', async () => {
  const arrivals = new Arrivals()
  const [first, second, third] = [arrivals.arrive('a'), arrivals.arrive('a'), arrivals.arrive('a')]
  const cancelled = new AbortController()
  const waiting = second.reached(cancelled.signal)
  cancelled.abort()
  await expect(waiting).rejects.toThrow('aborted')
  await expect(second.reached(cancelled.signal)).rejects.toThrow('aborted')
  second.leave()
  const last = third.reached(never())
  expect(await watched([last])()).toEqual([false])
  first.leave()
  await last
})

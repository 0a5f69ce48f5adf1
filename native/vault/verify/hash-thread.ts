// A thread that hashes what it finds in memory shared with the station: a whole file, or its chunks.
import { createHash, type Hash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, Ask, ThreadFacts } from './part-hasher.ts'
import { RangeHasher } from './range-hasher.ts'

const { memory, task } = workerData as ThreadFacts
const stretches = memory.map((shared) => new Uint8Array(shared))
let whole: Hash = createHash('sha256')
let chunks: RangeHasher | undefined

async function answer(ask: Ask): Promise<Answer> {
  if (ask.kind === 'begin') {
    whole = createHash('sha256')
    chunks = await RangeHasher.create(ask.ranges, ask.sm3)
  }
  if (ask.kind === 'update') {
    const bytes = stretches[ask.stretch]?.subarray(0, ask.length) ?? new Uint8Array()
    if (task === 'whole') whole.update(bytes)
    else chunks?.update(bytes)
  }
  if (ask.kind !== 'digest') return undefined
  return task === 'whole' ? whole.digest('hex') : (chunks?.digest() ?? [])
}

parentPort?.on('message', (ask: Ask) => {
  void answer(ask).then((message) => parentPort?.postMessage(message))
})

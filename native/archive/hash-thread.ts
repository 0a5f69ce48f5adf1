// A thread that hashes what it finds in memory shared with the station, so that the station itself stays free to record.
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { Ask, ThreadFacts } from './file-hasher.ts'

const { algorithm, memory } = workerData as ThreadFacts
const stretches = memory.map((shared) => new Uint8Array(shared))
let hash = createHash(algorithm)

parentPort?.on('message', (ask: Ask) => {
  if (ask.kind === 'begin') hash = createHash(algorithm)
  if (ask.kind === 'update') hash.update(stretches[ask.stretch]?.subarray(0, ask.length) ?? '')
  parentPort?.postMessage(ask.kind === 'digest' ? hash.digest('hex') : '')
})

// A thread that reads a file, copies it where that is wanted and hashes it, or one that hashes what the first has read.
import { readSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { SharedStretches } from './shared-stretches.ts'
import { begin, type Work } from './tasks.ts'
import type { Answer, Ask, Fault, ThreadFacts } from './thread.ts'

const { memory } = workerData as ThreadFacts
const stretches = new SharedStretches(memory)
/** Bytes after which the station is told how far the file is. */
const report = 4 << 20

const tell = (answer: Answer) => parentPort?.postMessage(answer)

parentPort?.on('message', (ask: Ask) => {
  void answer(ask).then(tell)
})

async function answer(ask: Ask): Promise<Answer> {
  try {
    const work = await begin(ask.task)
    if (ask.kind === 'follow') follow(work)
    else lead(ask, work)
    return { kind: 'done', result: work.digest() }
  } catch (error) {
    stretches.stop()
    return { kind: 'failed', fault: faultOf(error) }
  }
}

/** What is hashed here and by the other thread is what is written: the same memory, read once. */
function lead({ file, copy, length: most = Infinity }: Extract<Ask, { kind: 'lead' }>, work: Work): void {
  let [position, told] = [0, 0]
  for (let n = 0; ; n++) {
    const room = stretches.room(n)
    const length = readSync(file, room, 0, Math.min(room.length, most - position), position)
    stretches.tell(n, length)
    const bytes = room.subarray(0, length)
    if (copy !== undefined) write(copy, bytes, position)
    work.update(bytes)
    position += length
    if (position - told >= report || length === 0) {
      tell({ kind: 'bytes', bytes: position - told })
      told = position
    }
    if (length === 0) return
  }
}

function write(file: number, bytes: Uint8Array, position: number): void {
  try {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(file, bytes, done, bytes.length - done, position + done)
    }
  } catch (error) {
    throw new Error('not written', { cause: error })
  }
}

function follow(work: Work): void {
  for (let n = 0; ; n++) {
    const bytes = stretches.stretch(n)
    if (bytes.length === 0) return
    work.update(bytes)
    stretches.release(n)
  }
}

function faultOf(error: unknown): Fault {
  const [cause, writing] = error instanceof Error && error.cause instanceof Error ? [error.cause, true] : [error, false]
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {}
  return { ...code, writing, message: String(cause) }
}

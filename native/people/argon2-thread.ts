// A thread that hashes one password after another: a third of a second each, in which the station must not stand still.
import { parentPort } from 'node:worker_threads'
import { argon2id, argon2Verify } from 'hash-wasm'
import type { PasswordAsk, PasswordAnswer } from './passwords.ts'

/** RFC 9106 §4, its second choice: 64 MiB, three passes; one lane, as it is one thread that computes it. */
const costs = { parallelism: 1, iterations: 3, memorySize: 65_536, hashLength: 32 }

async function answer(ask: PasswordAsk): Promise<PasswordAnswer> {
  if (ask.kind === 'check') return { ok: await argon2Verify({ password: ask.password, hash: ask.hash }) }
  return { hash: await argon2id({ password: ask.password, salt: ask.salt, ...costs, outputType: 'encoded' }) }
}

parentPort?.on('message', (ask: PasswordAsk) => {
  void answer(ask).then((answered) => parentPort?.postMessage(answered))
})

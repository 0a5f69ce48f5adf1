// Passwords as they are kept: Argon2id (RFC 9106), with a salt of their own, never as they were typed.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export type PasswordAsk =
  | { readonly kind: 'hash'; readonly password: string; readonly salt: Uint8Array }
  | { readonly kind: 'check'; readonly password: string; readonly hash: string }
export type PasswordAnswer = { readonly hash: string } | { readonly ok: boolean }

/** The same letters however the keyboard composes them. */
const normal = (password: string) => password.normalize('NFKC')

/** Asks a thread of its own, which ends with it: passwords are rare, and so is the memory that they take. */
async function ask(asked: PasswordAsk): Promise<PasswordAnswer> {
  const worker = new Worker(new URL('./argon2-thread.ts', import.meta.url))
  try {
    const answer = once(worker, 'message') as Promise<[PasswordAnswer]>
    worker.postMessage(asked)
    return (await answer)[0]
  } finally {
    await worker.terminate()
  }
}

/** What is kept of a password: with salt and costs, as PHC string. */
export async function hashOf(password: string): Promise<string> {
  const answer = await ask({ kind: 'hash', password: normal(password), salt: randomBytes(16) })
  if (!('hash' in answer)) throw new Error('the thread answered something else')
  return answer.hash
}

/** Of no password at all: checking takes as long where there is no account as where there is one. */
let nobody: Promise<string> | null = null

/** Whether `password` is the one of which `hash` is kept; null when there is none, which takes as long. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  nobody ??= hashOf(randomBytes(16).toString('hex'))
  const answer = await ask({ kind: 'check', password: normal(password), hash: hash ?? (await nobody) })
  return hash !== null && 'ok' in answer && answer.ok
}

// One request that is out of order, and what came of it.
import type { Chance } from '../faults/seed.ts'
import type { Target } from './target.ts'

export interface Shot {
  /** Status that was answered; null when the connection was closed without an answer. */
  readonly status: number | null
  /** All that was answered, or its beginning. */
  readonly body: Buffer
}

/** Shoots once at a station, as chance has it. */
export type Area = (chance: Chance, target: Target) => Promise<Shot>

/** A failure's code in an answer; null when there is none. */
export function codeIn(body: Buffer): string | null {
  try {
    const said: unknown = JSON.parse(body.toString('utf8'))
    return typeof said === 'object' && said !== null && 'code' in said && typeof said.code === 'string'
      ? said.code
      : null
  } catch {
    return null
  }
}

/** Answers that need no code: a page for a person, and what HTTP says without a body. */
const withoutCode = (body: Buffer) => body.length === 0 || body.includes('<!doctype html>')

/** What is wrong with an answer to a request that was out of order; null when nothing is. */
export function wrongWith({ status, body }: Shot, secrets: readonly Buffer[]): string | null {
  if (secrets.some((secret) => body.includes(secret))) return 'holds what is secret'
  if (status === null || status < 400) return null
  if (status >= 500) return `status ${status}: ${body.toString('utf8').slice(0, 200)}`
  return codeIn(body) !== null || withoutCode(body) ? null : `status ${status} without a code`
}

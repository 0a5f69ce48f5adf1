// What is answered to whoever is not let in, and how often.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from './access.ts'
import type { StationServices, Witness } from './services.ts'
import { doorPage } from './window-files.ts'

/** Refusals that are answered in full at once, and how many more in each second after. */
export const mostAtOnce = 30
const perSecond = 1

/** Answers a refusal. */
export type Refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => FastifyReply

/**
 * Refusals beyond a rate are answered with a word and a closed connection, so that another program on this computer
 * that tries secrets or floods the station costs it little. Who has the right secret or cookie is never held up: they
 * have 256 bits, and a lock that others can close would keep out the window instead.
 */
export function refuser(opened: Promise<StationServices>): Refuse {
  const note = (problem: Parameters<Witness['refusedAccess']>[0]) => {
    opened.then(
      ({ witness }) => {
        witness.refusedAccess(problem)
      },
      () => undefined,
    )
  }
  let left = mostAtOnce
  let last = performance.now()
  const isTooOften = () => {
    const now = performance.now()
    left = Math.min(mostAtOnce, left + ((now - last) / 1000) * perSecond)
    last = now
    if (left < 1) return true
    left -= 1
    return false
  }
  return (request, reply, refusal) => {
    if (isTooOften()) {
      note('too-often')
      reply.headers({ connection: 'close', 'retry-after': '1' })
      return reply.code(429).send({ code: 'not-allowed', details: { problem: 'too-often' } })
    }
    note(refusal)
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (refusal === 'secret-used-or-wrong' || (refusal === 'not-let-in' && isPage)) {
      const status = refusal === 'not-let-in' ? 401 : 403
      return reply.code(status).type('text/html; charset=utf-8').send(doorPage)
    }
    return reply.code(403).send({ code: 'not-allowed', details: { problem: refusal } })
  }
}

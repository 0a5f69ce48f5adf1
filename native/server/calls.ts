// `POST /call/<name>`: checked by the contract on the way in, answered as JSON; failures as `{ code, details }`.
import type { FastifyInstance } from 'fastify'
import type { CallName, calls } from '../contract/calls.ts'
import type { Call } from '../contract/define-call.ts'
import { Failure } from '../contract/failures.ts'
import type { StationServices } from './services.ts'

const isCallOf = (all: typeof calls, name: string): name is CallName => Object.hasOwn(all, name)

/** Levels of arrays and objects in a call: no schema has ten. */
const deepest = 32

/** Whether a body is text throughout (no half characters, which no file and no database can hold), and not endlessly deep. */
function isSane(value: unknown, levels = deepest): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.entries(value).every(([name, of]) => name.isWellFormed() && isSane(of, levels - 1))
}

/** Where people log in, who acts is who is logged in, whoever the window names. */
const namingWhoActs = (body: unknown, member: Call['acts'], name: string | null): unknown =>
  member === undefined || name === null || typeof body !== 'object' ? body : { ...body, [member]: name }

/** @param checkAnswers whether an answer that breaks the contract is an error instead of an answer. */
export function serveCalls(server: FastifyInstance, opened: Promise<StationServices>, checkAnswers: boolean): void {
  server.post<{ Params: { name: string } }>('/call/:name', async (request) => {
    const { name } = request.params
    // Taken in beside the start of the station: the window is let in before.
    const { calls } = await import('../contract/calls.ts')
    const { handlers, witness, logIn } = await opened
    if (!isCallOf(calls, name)) throw new Failure('call-unknown', { call: name })
    if (!isSane(request.body)) throw new Failure('input-invalid', { problem: 'malformed' })
    const call: Call = calls[name]
    const body = namingWhoActs(request.body ?? {}, call.acts, logIn.name)
    return witness.call(name, body, async () => {
      logIn.require(name, call.roles)
      const input = call.input.safeParse(body)
      if (!input.success) {
        const [issue] = input.error.issues
        throw new Failure('input-invalid', { member: issue?.path.join('.') ?? '', problem: issue?.code ?? 'malformed' })
      }
      // The schema of this very name has checked what this very handler takes.
      const handle = handlers[name] as (request: unknown) => Promise<unknown>
      const answer = await handle(input.data)
      return checkAnswers ? calls[name].output.parse(answer) : answer
    })
  })
}

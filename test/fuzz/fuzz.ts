// Shoots at a station, and counts what came of it.
import { runInNewContext } from 'node:vm'
import { setFlagsFromString } from 'node:v8'
import { chance } from '../faults/seed.ts'
import { areas } from './areas.ts'
import { wrongWith } from './shot.ts'
import type { Target } from './target.ts'

/** What was answered in one area. */
export interface Counts {
  readonly name: string
  shots: number
  /** By status; `closed` for connections that were closed without an answer. */
  readonly answers: Map<string, number>
}

/** What a station holds on to. */
export interface Held {
  /** Bytes of the heap after a collection, of station and shooter. */
  readonly heap: number
  /** Open sockets, files and servers of the process. */
  readonly handles: number
  /** Windows that are told of changes. */
  readonly listening: number
}

export interface Fuzzed {
  readonly counts: readonly Counts[]
  /** Shots by name whose answer was wrong, and how. */
  readonly problems: readonly string[]
  readonly before: Held
  readonly after: Held
  readonly seconds: number
}

/** Shots under way at once. */
const atOnce = 16
const collect = () => {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
}

const handles = () => process.getActiveResourcesInfo().filter((kind) => !/Timeout|Immediate/.test(kind)).length

/** What is held once all that was under way has ended: connections close some turns after their last byte. */
async function held(target: Target): Promise<Held> {
  target.rest()
  let [last, still] = [-1, 0]
  for (let look = 0; look < 200 && still < 5; look++) {
    await new Promise((done) => setTimeout(done, 20))
    const now = handles() + target.listening()
    still = now === last ? still + 1 : 0
    last = now
  }
  collect()
  await new Promise(setImmediate)
  collect()
  return { heap: process.memoryUsage().heapUsed, handles: handles(), listening: target.listening() }
}

/** Whether the window is still answered, and what is done still noted. @throws Error when it is not. */
async function requireAlive(target: Target): Promise<void> {
  const headers = { cookie: target.cookie, origin: target.address, 'content-type': 'application/json' }
  const { status } = await target.ask('POST', '/call/settings.get', headers, Buffer.from('{}'))
  if (status !== 200) throw new Error(`the window is answered with ${String(status)}`)
  if (!target.isAudited()) throw new Error('the audit log is not written')
}

function planOf(shots: number): { readonly name: string; readonly at: number }[] {
  const plan = areas.flatMap(({ name, share }) =>
    Array.from({ length: Math.ceil(shots * share) }, (_, at) => ({ name, at, turn: (at + 0.5) / share })),
  )
  return plan.sort((a, b) => a.turn - b.turn)
}

/** @param tell hears after every thousandth shot how many there were. */
export async function fuzz(
  target: Target,
  { seed, shots, only }: { readonly seed: string; readonly shots: number; readonly only?: string | undefined },
  tell: (done: number) => void = () => undefined,
): Promise<Fuzzed> {
  const plan = planOf(shots).filter(({ name, at }) => only === undefined || only === `${name}#${at}`)
  const counts = areas.map(({ name }): Counts => ({ name, shots: 0, answers: new Map() }))
  const problems: string[] = []
  const shoot = async ({ name, at }: (typeof plan)[number]) => {
    const area = areas.find((each) => each.name === name)
    const count = counts.find((each) => each.name === name)
    if (area === undefined || count === undefined) return
    const shot = await area.shoot(chance(seed, `${name}#${at}`), target)
    const answer = shot.status === null ? 'closed' : String(shot.status)
    count.shots++
    count.answers.set(answer, (count.answers.get(answer) ?? 0) + 1)
    const wrong = wrongWith(shot, target.secrets)
    if (wrong !== null) problems.push(`${name}#${at}: ${wrong}`)
  }
  // The first ones fill caches and compile: what is held is compared from then on.
  const warm = Math.floor(plan.length / 10)
  let next = 0
  const until = async (end: number) => {
    const worker = async () => {
      for (let turn = next++; turn < end; turn = next++) {
        const shot = plan[turn]
        if (shot !== undefined) await shoot(shot)
        if (turn % 1000 === 999) {
          await requireAlive(target)
          tell(turn + 1)
        }
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    next = end
  }
  const began = performance.now()
  await until(warm)
  const before = await held(target)
  await until(plan.length)
  await requireAlive(target)
  const after = await held(target)
  return { counts, problems, before, after, seconds: (performance.now() - began) / 1000 }
}

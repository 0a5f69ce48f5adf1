// Runs trials, several side by side, and gathers what each came to.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startPulse } from '../rig/pulse.ts'
import { startRtspServer } from '../rig/rtsp-server.ts'
import { judgeTrial, type Judgement } from './course.ts'
import { nameOf, type Kind } from './kind.ts'
import { processesOf, signal } from './processes.ts'
import { chance } from './seed.ts'
import { tonePeriod } from './truth.ts'
import { now, Trial, within, type Rig } from './trial.ts'

export interface Outcome extends Judgement {
  readonly kind: Kind
  /** With it and the seed the trial can be repeated alone. */
  readonly name: string
  readonly seconds: number
}

export interface Plan {
  readonly seed: string
  readonly folder: string
  readonly atOnce: number
  readonly tell: (outcome: Outcome) => void
}

/** Seconds that a trial may take. */
const longest = 240

export type Rigs = Rig & AsyncDisposable

/** Cameras and a sound server. */
export async function startRig(): Promise<Rigs> {
  const [cameras, sound] = await Promise.all([
    startRtspServer({ mounts: { room: { picture: 'stamped' } } }),
    startPulse(),
  ])
  await sound.bursts('room', tonePeriod)
  const stop = async () => {
    await Promise.all([cameras.stop(), sound.stop()])
  }
  return { cameras, sound, [Symbol.asyncDispose]: stop }
}

/** Runs all `trials`, so many at once. Answers in their order. */
export async function runTrials(
  trials: readonly { readonly kind: Kind; readonly name: string }[],
  plan: Plan,
): Promise<Outcome[]> {
  await using shared = await startRig()
  const outcomes: Outcome[] = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < trials.length; at = next++) {
      const trial = trials[at]
      if (trial === undefined) return
      const outcome = await runTrial(trial, shared, plan)
      outcomes[at] = outcome
      plan.tell(outcome)
    }
  }
  await Promise.all(Array.from({ length: plan.atOnce }, work))
  return outcomes
}

async function runTrial({ kind, name }: { kind: Kind; name: string }, shared: Rig, plan: Plan): Promise<Outcome> {
  const began = now()
  const folder = join(plan.folder, name.replace(/[^\w#-]/g, '-'))
  await mkdir(folder, { recursive: true })
  const judgement = await judged(kind, name, folder, shared, plan).catch(failed)
  if (judgement.problems.length === 0) await rm(folder, { recursive: true, force: true })
  return { kind, name, seconds: now() - began, ...judgement }
}

async function judged(kind: Kind, name: string, folder: string, shared: Rig, plan: Plan): Promise<Judgement> {
  await using own = kind.ownRig === true ? await startRig() : null
  await using prepared = (await kind.prepare?.(folder)) ?? null
  const options = { ...prepared, folder: prepared?.at ?? folder }
  const mark = `${plan.seed}-${name}-${process.pid}`
  const trial = new Trial(mark, chance(plan.seed, name), own ?? shared, options)
  try {
    return await within(longest, 'the trial', run(kind, trial))
  } finally {
    for (const { pid } of await processesOf(mark)) signal(pid, 'SIGKILL')
  }
}

async function run(kind: Kind, trial: Trial): Promise<Judgement> {
  try {
    return await judgeTrial(trial, await kind.run(trial))
  } catch (error) {
    const { problems } = failed(error)
    return { ...failed(error), problems: [...problems, ...trial.said.slice(-2)] }
  }
}

function failed(error: unknown): Judgement {
  const problem =
    error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error)
  return { problems: [problem], loss: 0, gapError: 0, detection: null }
}

/** All trials of some kinds: `count` of each, or as many as the kind is tried in a full run. */
export function trialsOf(kinds: readonly Kind[], only: string, count?: number): { kind: Kind; name: string }[] {
  const each = kinds.flatMap((kind) =>
    Array.from({ length: count ?? kind.count }, (_, at) => ({ kind, name: `${nameOf(kind)}#${at + 1}` })),
  )
  const isWanted = ({ name }: { name: string }) => name === only || (!only.includes('#') && name.includes(only))
  return each.filter((trial) => isWanted(trial) && (trial.kind.cannot ?? null) === null)
}

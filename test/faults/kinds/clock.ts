// The wall clock is set while a room records: order and times stay, nothing is missing.
import { setTimeout as sleep } from 'node:timers/promises'
import { goOn } from '../course.ts'
import type { Kind } from '../kind.ts'
import { noSettableClock, settableClock } from '../../rig/set-clock.ts'
import { recording } from '../stages.ts'
import { seconds, type JournalLine } from '../truth.ts'
import { now, type Trial } from '../trial.ts'

/**
 * How far the station's clock is ahead when a part begins: what has passed since the first line by the clock that never
 * jumps, against what the wall clock says has. Only for recordings of one life of the station, begun at the true time.
 */
function aheadAt(part: JournalLine, [open]: readonly JournalLine[]): number {
  const passed = (Number(part['mono']) - Number(open?.['mono'])) / 1000
  return seconds(part.at) - seconds(open?.at) - passed
}

const set = (fault: string, by: (trial: Trial) => number): Kind => ({
  fault,
  stage: 'recording',
  count: 4,
  cannot: noSettableClock,
  prepare: async (folder) => {
    const clock = await settableClock(folder)
    return { clock, env: clock.env, [Symbol.asyncDispose]: () => Promise.resolve() }
  },
  run: async (trial) => {
    await recording(trial, trial.chance.between(1500, 4000))
    const fault = now()
    await trial.options.clock?.set(Math.round(by(trial)))
    await sleep(6000)
    await goOn(trial)
    const lines = await trial.journal()
    const told = lines.find(({ kind }) => kind === 'clock')
    const [open] = lines
    const passed = (Number(told?.['mono']) - Number(open?.['mono'])) / 1000
    const detection = { seconds: seconds(open?.at) + passed - fault, most: 5 }
    return { fault, hit: [], most: 0, detection, shift: (part) => aheadAt(part, lines) }
  },
})

export const clocks: readonly Kind[] = [
  set('clock set forward', ({ chance }) => chance.between(15, 7200)),
  set('clock set back', ({ chance }) => -chance.between(15, 7200)),
]

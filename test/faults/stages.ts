// Brings a trial to a random moment of a stage of a recording's life.
import { wait, type Trial } from './trial.ts'

export type Stage = 'start' | 'recording' | 'break' | 'resume' | 'seal'

/** What was asked of the station and is under way; undefined when it was done. Its failure is the trial's when it rejects. */
export interface UnderWay {
  readonly call: Promise<unknown>
}

/** A room that has recorded for so long. */
export async function recording(trial: Trial, milliseconds: number): Promise<void> {
  await trial.open()
  await trial.start()
  await trial.recorded()
  await wait(milliseconds)
}

async function after(trial: Trial, call: Promise<unknown>, most: number): Promise<UnderWay> {
  call.catch(() => undefined) // told when it is waited for
  await wait(trial.chance.between(0, most))
  return { call }
}

const ways: Readonly<Record<Stage, (trial: Trial) => Promise<UnderWay>>> = {
  start: async (trial) => {
    await trial.open()
    return after(trial, trial.start(), 2500)
  },
  recording: async (trial) => {
    await recording(trial, 500)
    return after(trial, Promise.resolve(), 3000)
  },
  break: async (trial) => {
    await recording(trial, 1000)
    return after(trial, trial.break(), 500)
  },
  resume: async (trial) => {
    await recording(trial, 1000)
    await trial.break()
    return after(trial, trial.resume(), 2500)
  },
  seal: async (trial) => {
    await recording(trial, 1500)
    return after(trial, trial.end(), 250)
  },
}

export const reach = (trial: Trial, stage: Stage): Promise<UnderWay> => ways[stage](trial)

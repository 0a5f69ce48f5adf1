// Processes that are killed, at any moment of a recording's life.
import { startAgain, goOn } from '../course.ts'
import type { Kind } from '../kind.ts'
import { signal, type Found, type Role } from '../processes.ts'
import { reach, recording, type Stage } from '../stages.ts'
import { now, wait, within, type Trial } from '../trial.ts'

export const both = ['cam-1', 'mic-1']
/** Seconds of media that a killed process may cost. */
export const killed = 0.5

const counts: Readonly<Record<Stage, readonly [station: number, camera: number, microphone: number, all: number]>> = {
  start: [16, 6, 4, 6],
  recording: [20, 10, 6, 12],
  break: [8, 4, 2, 6],
  resume: [8, 6, 4, 6],
  seal: [12, 6, 4, 6],
}
const all = Object.keys(counts) as Stage[]

/** The station: the recording processes live on, and what is recorded already has no gap. */
const station = (stage: Stage): Kind => ({
  fault: 'kill station',
  stage,
  count: counts[stage][0],
  kills: true,
  run: async (trial) => {
    await reach(trial, stage)
    const fault = await trial.killStation()
    await wait(trial.chance.between(0, 1500))
    await startAgain(trial)
    // What was being opened, or being ended, when the station died is begun anew, with its gap stated.
    const hit = stage === 'recording' ? [] : both
    return { fault, hit, most: 0, maybeNone: stage === 'start' }
  },
})

/** Everything at once, as the end of power does to processes. */
const everything = (stage: Stage): Kind => ({
  fault: 'kill everything',
  stage,
  count: counts[stage][3],
  kills: true,
  run: async (trial) => {
    await reach(trial, stage)
    const fault = await trial.killAll()
    await wait(trial.chance.between(0, 1500))
    await startAgain(trial)
    return { fault, hit: both, most: killed, maybeNone: stage === 'start' }
  },
})

/** A process of that role and track, as soon as there is one. */
async function find(trial: Trial, role: Role, track: string): Promise<Found | undefined> {
  for (let look = 0; look < 100; look++) {
    const found = (await trial.processes(role)).filter(({ file }) => file.startsWith(track))
    if (found[0] !== undefined) return found[0]
    await wait(20)
  }
  return undefined
}

/** The process that records a track: tried again at once, the other track goes on. */
const recorder = (fault: string, track: string, stage: Stage, count: number): Kind => ({
  fault,
  stage,
  count,
  kills: true,
  run: async (trial) => {
    const { call } = await reach(trial, stage)
    const found = await find(trial, 'recording', track)
    const at = now()
    if (found !== undefined) signal(found.pid, 'SIGKILL')
    await within(40, 'the station answers', call)
    await wait(300)
    if (stage !== 'seal') await goOn(trial)
    return { fault: at, hit: [track], most: killed }
  },
})

/** What looks at the recording, or shows a room before it: nothing of the recording is missing. */
const onlooker = (fault: string, role: 'monitor' | 'standby', stage: Stage, count: number): Kind => ({
  fault,
  stage,
  count,
  kills: true,
  run: async (trial) => {
    if (role === 'monitor') await recording(trial, trial.chance.between(300, 3000))
    else await shown(trial)
    const beginning = stage === 'start' ? trial.start() : Promise.resolve()
    await wait(trial.chance.between(0, stage === 'start' ? 1200 : 1))
    const at = now()
    for (const { pid } of await trial.processes(role)) signal(pid, 'SIGKILL')
    await within(40, 'the recording begins', beginning)
    await wait(500)
    if (trial.begun === null) await trial.start()
    await goOn(trial)
    return { fault: at, hit: [], most: 0 }
  },
})

async function shown(trial: Trial): Promise<void> {
  await trial.open()
  await trial.standby()
  await wait(trial.chance.between(500, 3000))
}

/** The station that takes over after a crash is killed itself, several times. */
const recovery = (
  fault: string,
  kill: (trial: Trial) => Promise<number>,
  most: number,
  hit: readonly string[],
): Kind => ({
  fault,
  stage: 'recovery',
  count: 16,
  kills: true,
  run: async (trial) => {
    await recording(trial, trial.chance.between(500, 1500))
    const at = await kill(trial)
    for (let times = trial.chance.oneOf([1, 1, 2]); times > 0; times--) {
      trial.launch()
      await wait(trial.chance.between(400, 2500))
      await kill(trial)
    }
    await startAgain(trial)
    return { fault: at, hit, most }
  },
})

export const kills: readonly Kind[] = [
  ...all.map(station),
  ...all.map((stage) => recorder('kill camera process', 'cam-1', stage, counts[stage][1])),
  ...all.map((stage) => recorder('kill microphone process', 'mic-1', stage, counts[stage][2])),
  ...all.map(everything),
  onlooker('kill monitors', 'monitor', 'recording', 6),
  onlooker('kill standby processes', 'standby', 'start', 6),
  recovery('kill station', (trial) => trial.killStation(), 0, []),
  recovery('kill everything', (trial) => trial.killAll(), killed, both),
]

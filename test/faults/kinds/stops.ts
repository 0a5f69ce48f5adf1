// Processes that stand still, sources that go away, and the clock.
import { setTimeout as sleep } from 'node:timers/promises'
import { goOn } from '../course.ts'
import type { Kind } from '../kind.ts'
import { signal } from '../processes.ts'
import { recording } from '../stages.ts'
import { seconds, type JournalLine } from '../truth.ts'
import { now, within, type Trial } from '../trial.ts'

/** Seconds within which a source that fails must be told. */
const mostUntold = 5
/** Seconds of media before a fault that may be missing. */
const most = 1

/** The first alarm of a track after an instant; waits for it. */
async function alarm(trial: Trial, track: string, after: number): Promise<JournalLine> {
  const isIt = (line: JournalLine) =>
    line.kind === 'alarm' && line['state'] === 'raised' && line['track'] === track && seconds(line.at) >= after - 0.1
  const look = async (): Promise<JournalLine> => {
    for (;;) {
      const line = (await trial.journal()).find(isIt)
      if (line !== undefined) return line
      await sleep(100)
    }
  }
  return within(30, `an alarm of ${track}`, look())
}

/** A source fails by what `fail` does, is told, comes back by what `heal` does, and is recorded again. */
function failing(
  of: Pick<Kind, 'fault' | 'count'> & Partial<Kind>,
  track: string,
  fail: (trial: Trial) => unknown,
  heal: (trial: Trial) => unknown,
  { away = [2500, 6000], mostStep }: { readonly away?: readonly [number, number]; readonly mostStep?: number } = {},
): Kind {
  return {
    stage: 'recording',
    ...of,
    run: async (trial) => {
      await recording(trial, trial.chance.between(1000, 3000))
      const fault = now()
      await fail(trial)
      const told = await alarm(trial, track, fault)
      await sleep(trial.chance.between(...away))
      await heal(trial)
      await goOn(trial)
      const detection = { seconds: seconds(told.at) - fault, most: mostUntold }
      return { fault, hit: [track], most, detection, ...(mostStep !== undefined && { mostStep }) }
    },
  }
}

const signalRecorder = (track: string, name: NodeJS.Signals) => async (trial: Trial) => {
  for (const { pid, file } of await trial.processes('recording')) if (file.startsWith(track)) signal(pid, name)
}
const never = () => undefined

/** The station stands still for a while: the recording processes do not notice. */
const stationStopped: Kind = {
  fault: 'stop station',
  stage: 'recording',
  count: 4,
  run: async (trial) => {
    await recording(trial, trial.chance.between(500, 2000))
    const fault = now()
    signal(trial.station.pid, 'SIGSTOP')
    await sleep(trial.chance.between(1000, 6000))
    signal(trial.station.pid, 'SIGCONT')
    await goOn(trial)
    return { fault, hit: [], most: 0 }
  },
}

export const stops: readonly Kind[] = [
  stationStopped,
  failing({ fault: 'stop camera process', count: 3 }, 'cam-1', signalRecorder('cam-1', 'SIGSTOP'), never),
  failing({ fault: 'stop microphone process', count: 3 }, 'mic-1', signalRecorder('mic-1', 'SIGSTOP'), never),
  ...['cam-1', 'mic-1'].map((track) =>
    failing(
      { fault: `stop and continue ${track === 'cam-1' ? 'camera' : 'microphone'} process`, count: 3 },
      track,
      signalRecorder(track, 'SIGSTOP'),
      signalRecorder(track, 'SIGCONT'),
      // What had waited for the process is stamped when it goes on.
      { away: [0, 4000], mostStep: mostUntold + 4 },
    ),
  ),
  failing(
    { fault: 'camera stalled', count: 4, ownRig: true },
    'cam-1',
    ({ rig }) => {
      rig.cameras.freeze()
    },
    ({ rig }) => {
      rig.cameras.thaw()
    },
    { away: [500, 12_000] },
  ),
  failing(
    { fault: 'camera ended', count: 4, ownRig: true },
    'cam-1',
    ({ rig }) => rig.cameras.kill(),
    ({ rig }) => rig.cameras.restart(),
  ),
  failing(
    { fault: 'microphone removed', count: 4, ownRig: true },
    'mic-1',
    ({ rig }) => rig.sound.unload('room'),
    ({ rig }) => rig.sound.addSink('room'),
  ),
]

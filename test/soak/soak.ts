// A soak: the station as it is served to a window records a room for a long time, and is looked at from outside.
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { recordingDirectory } from '../../native/vault/layout.ts'
import type { Line } from '../../native/vault/lines.ts'
import { zhenglu } from '../native/command/zhenglu.ts'
import { serveStation, type ServedStation } from '../rig/served-station.ts'
import { countFinished, type FinishedPart } from './finished.ts'
import { look, type Sample } from './sample.ts'
import { pictures, startScene, tracks, type Scene } from './scene.ts'
import { journalOf, measureStep, type Step } from './step.ts'
import { openWindow, type OpenWindow } from './window.ts'

/** Seconds between two samples, and minutes between two looks at whether the tracks are in step. */
const every = 10
const stepEvery = 5

export interface Soak {
  readonly minutes: number
  /** Instants of the answer to the start and of the request to end. */
  readonly begun: string
  readonly ended: string
  readonly samples: readonly Sample[]
  readonly steps: readonly Step[]
  /** Looks at the step of the tracks at which one showed no lamp or told no tone. */
  readonly failedSteps: number
  readonly parts: readonly FinishedPart[]
  /** Frames that each camera of the rig left out itself while it was recorded. */
  readonly leftOut: Readonly<Record<string, number>>
  /** Alarms that were raised, and gaps, as the journal states them. */
  readonly alarms: readonly { readonly alarm: string; readonly track: string | null; readonly at: string }[]
  readonly gaps: readonly { readonly track: string; readonly from: string; readonly to: string }[]
  /** What `zhenglu verify` of the vault ended with, and what it said. */
  readonly verified: { readonly code: number | null; readonly said: string }
  readonly viewed: OpenWindow['viewed']
}

/** @param log file that each sample and step is appended to as it is taken. */
export async function soak(folder: string, minutes: number, log: string): Promise<Soak> {
  await using scene = await startScene()
  const vault = join(folder, 'vault')
  const station = await serveStation(vault, scene.env)
  try {
    const { room, recording, window } = await begin(station, scene)
    const at = recordingDirectory(vault, recording)
    const [begun, before] = [new Date(), scene.leftOut()]
    const watched = await watch(station, at, window, minutes, log)
    const [ended, after] = [new Date(), scene.leftOut()]
    await station.call('recordings.end', { room, reason: 'soak' })
    const steps = [...watched.steps, await lookAtStep(at, minutes, log)]
    window.close()
    await station.end()
    const { code, out, error } = await zhenglu('verify', vault)
    return {
      minutes,
      begun: begun.toISOString(),
      ended: ended.toISOString(),
      samples: watched.samples,
      steps: steps.filter((step) => step !== null),
      failedSteps: steps.filter((step) => step === null).length,
      parts: await countFinished(at),
      leftOut: Object.fromEntries(pictures.map((id) => [id, (after[id] ?? 0) - (before[id] ?? 0)])),
      ...stated(await journalOf(at)),
      verified: { code, said: out + error },
      viewed: window.viewed,
    }
  } catch (error) {
    await station.kill()
    throw error
  }
}

/** The room is set up, watched in standby, and its recording begun. */
async function begin(station: ServedStation, scene: Scene) {
  const { id: room } = await station.call('rooms.create', scene.room)
  await station.call('rooms.standby', { room, on: true })
  await station.until(({ rooms }) => {
    const sources = rooms.flatMap(({ sources }) => sources)
    return sources.length === tracks.length && sources.every(({ phase }) => phase === 'standby')
  })
  const window = await openWindow(station, room, tracks)
  const of = await station.call('cases.create', { number: 'soak', cause: 'soak', kind: 'other' })
  const facts = { room, case: of.id, kind: 'hearing', operator: 'soak' }
  const { recording } = await station.call('recordings.start', facts)
  return { room, recording, window }
}

const note = (log: string, what: object) => appendFile(log, `${JSON.stringify(what)}\n`)

async function watch(station: ServedStation, recording: string, window: OpenWindow, minutes: number, log: string) {
  const begun = performance.now()
  const passed = () => (performance.now() - begun) / 60_000
  const samples: Sample[] = []
  const steps: Promise<Step | null>[] = []
  for (let n = 1; n * every <= minutes * 60; n++) {
    await pause(Math.max(0, begun + n * every * 1000 - performance.now()))
    const sample = await look(station.pid, recording, window.state(), passed())
    samples.push(sample)
    await note(log, { sample })
    // The first as soon as there is enough to look at; the last comes with the seal. Samples do not wait for them.
    const isDue = n * every === 20 || (n * every) % (stepEvery * 60) === 0
    if (isDue && n * every < minutes * 60) steps.push(lookAtStep(recording, passed(), log))
  }
  return { samples, steps: await Promise.all(steps) }
}

/** Null, and noted, when a track showed or told nothing: the soak goes on. */
async function lookAtStep(recording: string, minute: number, log: string): Promise<Step | null> {
  const step = await measureStep(recording, minute).catch((error: unknown) => String(error))
  await note(log, typeof step === 'string' ? { minute, failed: step } : { step })
  return typeof step === 'string' ? null : step
}

function stated(lines: readonly Line[]): Pick<Soak, 'alarms' | 'gaps'> {
  const raised = lines.flatMap((line) => (line.kind === 'alarm' && line.state === 'raised' ? [line] : []))
  const gaps = lines.flatMap((line) => (line.kind === 'gap' ? [line] : []))
  return {
    alarms: raised.map(({ alarm, track, at }) => ({ alarm, track, at })),
    gaps: gaps.map(({ track, from, to }) => ({ track, from, to })),
  }
}

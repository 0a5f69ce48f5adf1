// From a fault to a judgement: the station is started again where it is gone, the recording is gone on with and ended,
// and everything that is left is looked at.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { json, zhenglu } from '../native/command/zhenglu.ts'
import { judge, type Verdict } from './judge.ts'
import { processesOf } from './processes.ts'
import { mediaOf, seconds, type JournalLine } from './truth.ts'
import { wait, within, type Trial } from './trial.ts'

/** What a fault may do. */
export interface Expected {
  /** When it came, in seconds since 1970. */
  readonly fault: number
  /** Tracks in which it may leave a gap. */
  readonly hit: readonly string[]
  /** Seconds of media before it that may be missing of these. */
  readonly most: number
  /** Seconds until it was told, and within how many it must be; where it is one that is to be noticed. */
  readonly detection?: { readonly seconds: number; readonly most: number }
  /** Findings of the verification that the fault deserves: it must have these, and no other. */
  readonly findings?: RegExp
  /** Seconds that the times of frames may differ from when they were sent; {@link mostStep} unless told. */
  readonly mostStep?: number
  /** Seconds that the clock of the station is ahead, for each part. */
  readonly shift?: (part: JournalLine) => number
  /** Whether the journal itself was damaged, so that nothing can be held against it. */
  readonly isDamaged?: boolean
  /** Folder of the second copies, which is verified as the vault is. */
  readonly mirror?: string
  /** Whether there need not be a recording. */
  readonly maybeNone?: boolean
}

export interface Judgement extends Verdict {
  readonly detection: number | null
}

/** Largest difference between a frame's time and when the camera sent it. */
const mostStep = 0.5

/** Goes on as a person in the room would: waits until all is recorded again, and ends. */
export async function goOn(trial: Trial, forSeconds = 1.5): Promise<void> {
  const room = async () => trial.roomOf(await trial.station.state())
  const phase = (await room())?.phase
  if (phase === 'break') await trial.resume()
  if (((await room())?.recording ?? null) !== null) {
    await trial.recorded()
    await wait(forSeconds * 1000)
    await trial.end()
  }
}

/** The station anew, which takes over, resumes or seals; then as {@link goOn}. */
export async function startAgain(trial: Trial): Promise<void> {
  await trial.serve()
  await goOn(trial)
}

/** Looks at everything that is left. The station runs and records nothing. */
export async function judgeTrial(trial: Trial, expected: Expected): Promise<Judgement> {
  const problems = await leftBehind(trial)
  for (const vault of [trial.vault, ...[expected.mirror ?? []].flat()])
    problems.push(...(await verified(vault, expected)))
  const [folder, ...more] = await trial.recordings()
  if (more.length > 0) problems.push(`${more.length + 1} recordings`)
  if (folder === undefined && expected.maybeNone !== true) problems.push('no recording')
  const verdicts = folder === undefined || expected.isDamaged === true ? [] : await judgeTracks(trial, folder, expected)
  const { detection } = expected
  if (detection !== undefined && !(detection.seconds <= detection.most))
    problems.push(`noticed after ${detection.seconds.toFixed(1)} s`)
  return {
    problems: [...problems, ...verdicts.flatMap((verdict) => verdict.problems)],
    loss: Math.max(0, ...verdicts.map(({ loss }) => loss)),
    gapError: Math.max(0, ...verdicts.map(({ gapError }) => gapError)),
    detection: detection?.seconds ?? null,
  }
}

async function judgeTracks(trial: Trial, folder: string, expected: Expected): Promise<Verdict[]> {
  const lines = await trial.journal()
  const close = lines.find(({ kind }) => kind === 'close')
  const ended = Number.isNaN(trial.ended) ? seconds(close?.at ?? new Date().toISOString()) : trial.ended
  const course = { begun: trial.begun, asked: trial.asked, ended, fault: expected.fault }
  return Promise.all(
    ['cam-1', 'mic-1'].map(async (track) => {
      const { spans, step } = await mediaOf(folder, track, lines, expected.shift)
      const verdict = judge(track, spans, lines, course, { isHit: expected.hit.includes(track), most: expected.most })
      if (step <= (expected.mostStep ?? mostStep)) return verdict
      return { ...verdict, problems: [...verdict.problems, `${track}: times are ${step.toFixed(2)} s from the truth`] }
    }),
  )
}

/** Files and processes that nobody needs any more. Ends the station. */
async function leftBehind(trial: Trial): Promise<string[]> {
  const problems = (await stillOpen(trial)).map((path) => `the station has ${path} still open`)
  await trial.close()
  const gone = async () => {
    while ((await processesOf(trial.mark)).length > 0) await wait(50)
  }
  await within(5, 'no process is left', gone()).catch(async () => {
    const left = await processesOf(trial.mark)
    problems.push(...left.map(({ role, file }) => `a process is left: ${role} ${file}`))
  })
  const scratch = await readdir(join(trial.vault, 'station', 'scratch')).catch(() => [])
  problems.push(...scratch.map((name) => `left in scratch: ${name}`))
  const known = /^(\d{4}|vault\.json|station)$/
  const top = (await readdir(trial.vault)).filter((name) => !known.test(name))
  const station = (await readdir(join(trial.vault, 'station'))).filter((name) => /lock|partial|\.tmp/.test(name))
  return [...problems, ...[...top, ...station].map((name) => `left in the vault: ${name}`)]
}

/** What the station has open, of what nobody uses: all the time for two seconds, since it reads things at times. */
async function stillOpen(trial: Trial): Promise<string[]> {
  let open = await trial.leftOpen()
  for (let look = 0; open.length > 0 && look < 20; look++) {
    await wait(100)
    const still = await trial.leftOpen()
    open = open.filter((path) => still.includes(path))
  }
  return open
}

/** What the command line finds. */
async function verified(vault: string, { findings }: Expected): Promise<string[]> {
  const done = await zhenglu('verify', vault, '--json')
  if (done.code === 2) return [`verify: ${done.error.trim()}`]
  const { recordings, findings: own } = json(done) as {
    recordings: { findings: { code: string }[] }[]
    findings: { code: string }[]
  }
  const codes = [...own, ...recordings.flatMap((each) => each.findings)].map(({ code }) => code)
  const problems = codes.filter((code) => findings?.test(code) !== true).map((code) => `verify finds ${code}`)
  if (findings !== undefined && codes.length === 0) problems.push('verify does not find the damage')
  if (findings === undefined && done.code !== 0) problems.push(`verify ends with ${done.code ?? 'a signal'}`)
  return problems
}

// The section on faults in docs/reliability.md.
import { cpus } from 'node:os'
import { findFfmpeg } from '../../native/capture/ffmpeg.ts'
import { nameOf } from './kind.ts'
import type { Outcome } from './trials.ts'

export interface Run {
  readonly outcomes: readonly Outcome[]
  readonly command: string
  /** When it began. */
  readonly began: Date
  readonly minutes: number
  readonly atOnce: number
  /** Load average of the machine, every ten seconds. */
  readonly loads: readonly number[]
}

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
const worst = (values: readonly (number | null)[]) => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? '' : Math.max(...known).toFixed(2)
}
const survived = (outcomes: readonly Outcome[]) => outcomes.filter(({ problems }) => problems.length === 0).length

function rowOf(outcomes: readonly Outcome[]): (string | number)[] {
  const kind = outcomes[0]?.kind
  return [
    kind?.fault ?? '',
    kind?.stage ?? '',
    outcomes.length,
    survived(outcomes),
    worst(outcomes.map(({ loss }) => loss)),
    worst(outcomes.map(({ gapError }) => gapError)),
    worst(outcomes.map(({ detection }) => detection)),
  ]
}

/** What a problem says, without where in the harness it came from and in which folder it happened. */
const said = (problem: string) =>
  (problem.split(/\n|\s+at \S+ \(/)[0] ?? '').replace(/(?:\/[\w.#-]+)+\/(?=[\w.#-])/g, '…/').slice(0, 300)

function findings(outcomes: readonly Outcome[]): string {
  const bad = outcomes.filter(({ problems }) => problems.length > 0)
  if (bad.length === 0) return 'No findings.'
  const lines = bad.flatMap(({ name, problems }) =>
    problems.map(said).flatMap((problem) => (problem === '' ? [] : [`- \`${name}\`: ${problem}`])),
  )
  return [`Findings of ${bad.length} trials:`, '', ...lines].join('\n')
}

const explanation = `Each trial is a station of its own, served as to a window, in a room with an RTSP camera and a PulseAudio microphone; something is done to it at a moment that the seed decides; then it is started again where it is gone, goes on, is ended, and everything left is judged: \`zhenglu verify\`, processes, handles and files that nobody needs, and ffprobe's packets against the truth. The camera writes into every frame when it was sent and the microphone hears a tone every two seconds, so the truth does not come from the program. *Loss* is what was captured before the fault and is not in the recording (not counted: frames that were on their way when somebody asked to interrupt or to end, half a second at most); *gap* is by how much an end of a stated gap misses the truth, at most; *noticed* is the time until it was told. All three are the worst of the row, in seconds. Limits: loss 0 for a killed station, at every stage; 0.5 for killed recording processes; 1 else; gap 0.5; noticed 5.`

/** The section as Markdown. */
export async function section({ outcomes, command, began, minutes, atOnce, loads }: Run): Promise<string> {
  const { version } = await findFfmpeg()
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, ffmpeg ${version}`
  const load = loads.toSorted((a, b) => a - b)
  const middle = (load[Math.floor(load.length / 2)] ?? 0).toFixed(1)
  const rows = [...Map.groupBy(outcomes, ({ kind }) => nameOf(kind)).values()].map(rowOf)
  const kills = outcomes.filter(({ kind }) => kind.kills === true)
  return [
    '## Faults',
    `Written by \`${command}\`, begun ${began.toISOString()} (${machine}); ${minutes.toFixed(0)} minutes, ${atOnce} trials at once, load average ${middle} in the middle, ${(load.at(-1) ?? 0).toFixed(1)} at most. ${outcomes.length} faults, ${kills.length} of them kill points; ${survived(outcomes)} without a finding.`,
    explanation,
    table(['fault', 'stage', 'injected', 'survived', 'loss', 'gap', 'noticed'], rows),
    findings(outcomes),
  ].join('\n\n')
}

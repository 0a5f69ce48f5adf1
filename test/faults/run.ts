// `npm run faults`: breaks recordings on purpose, and writes what came of it into docs/reliability.md.
// Arguments: `--seed TEXT`, `--only PART-OF-A-NAME` (with `#` one trial), `--count N` of each kind, `--at-once N`,
// `--keep` the folders of trials that failed. A run that is not complete writes nothing into the documents.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { replaceSection } from '../soak/report.ts'
import { kinds } from './kinds/all.ts'
import { section } from './report.ts'
import { runTrials, trialsOf, type Outcome } from './trials.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { seed: text, only: text, count: text, 'at-once': text, keep: { type: 'boolean', default: false } },
})
const isComplete = values.only === undefined && values.count === undefined
const seed = values.seed ?? String(Date.now())
const atOnce = Number(values['at-once'] ?? 4)
const trials = trialsOf(kinds, values.only ?? '', values.count === undefined ? undefined : Number(values.count))
const top = join(import.meta.dirname, '..', '..')
const folder = await mkdtemp(join(tmpdir(), 'zhenglu-faults-'))

function tell({ name, seconds, problems, loss, gapError }: Outcome): void {
  const verdict = problems.length === 0 ? 'ok  ' : 'FAIL'
  const figures = `${seconds.toFixed(1)} s, loss ${loss.toFixed(2)}, gap ${gapError.toFixed(2)}`
  console.log([`${verdict} ${name} ${figures}`, ...problems.map((problem) => `     ${problem}`)].join('\n'))
}

console.log(`seed ${seed}, ${trials.length} trials`)
const began = new Date()
const loads: number[] = []
const sampling = setInterval(() => loads.push(loadavg()[0] ?? 0), 10_000)
const outcomes = await runTrials(trials, { seed, folder, atOnce, tell })
clearInterval(sampling)
const minutes = (Date.now() - began.getTime()) / 60_000
const bad = outcomes.filter(({ problems }) => problems.length > 0)
console.log(`${outcomes.length} trials, ${bad.length} with findings, ${minutes.toFixed(1)} minutes`)

const run = { outcomes, command: `npm run faults -- --seed ${seed}`, began, minutes, atOnce, loads }
await mkdir(join(top, 'artefacts', 'faults'), { recursive: true })
await writeFile(join(top, 'artefacts', 'faults', 'run.json'), JSON.stringify(run, null, 2))
if (isComplete) await replaceSection(join(top, 'docs', 'reliability.md'), await section(run), 'faults')
if (values.keep && bad.length > 0) console.log(`kept in ${folder}`)
else await rm(folder, { recursive: true, force: true })
process.exit(bad.length === 0 ? 0 : 1)

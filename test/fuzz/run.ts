// `npm run fuzz`: asks a station what nobody should ask, and writes what came of it into docs/security.md.
// Arguments: `--seed TEXT`, `--shots N` (120,000), `--only AREA#NUMBER` for one of them. Only a run of 100,000 or more
// writes into the documents.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { replaceSection } from '../soak/report.ts'
import { fuzz } from './fuzz.ts'
import { section } from './report.ts'
import { startTarget } from './target.ts'

const enough = 100_000
const text = { type: 'string' } as const
const { values } = parseArgs({ options: { seed: text, shots: text, only: text } })
const seed = values.seed ?? String(Date.now())
const shots = Number(values.shots ?? 120_000)
const folder = await mkdtemp(join(tmpdir(), 'zhenglu-fuzz-'))

console.log(`seed ${seed}, ${shots} requests`)
const began = new Date()
const target = await startTarget(folder)
const fuzzed = await fuzz(target, { seed, shots, only: values.only }, (done) => {
  if (done % 10_000 === 0) console.log(`${done}`)
})
await target.close()
await rm(folder, { recursive: true, force: true })

const said = section({ ...fuzzed, command: `npm run fuzz -- --seed ${seed}`, began })
console.log(said)
const file = join(import.meta.dirname, '..', '..', 'docs', 'security.md')
if (values.only === undefined && shots >= enough) await replaceSection(file, said, 'fuzz')
process.exit(fuzzed.problems.length === 0 ? 0 : 1)

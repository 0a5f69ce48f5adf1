// `npm run soak`: records a room for an hour, looks at the station from outside, and writes its section of
// docs/reliability.md with a plot. Arguments: `--minutes N`; of less than an hour the docs are not told. What it saw is
// kept in artefacts/soak, samples as they come.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { plot } from './plot.ts'
import { replaceSection, section } from './report.ts'
import { soak } from './soak.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } })
const top = join(import.meta.dirname, '..', '..')
const kept = join(top, 'artefacts', 'soak')
await mkdir(kept, { recursive: true })
const log = join(kept, 'samples.jsonl')
await rm(log, { force: true })

await using folder = await temporaryFolder()
const result = await soak(folder.path, Number(values.minutes), log)
await writeFile(join(kept, 'result.json'), JSON.stringify(result, null, 2))
const text = await section(result)
await writeFile(join(kept, 'soak.svg'), plot(result))
if (result.minutes >= 60) {
  await writeFile(join(top, 'docs', 'images', 'soak.svg'), plot(result))
  await replaceSection(join(top, 'docs', 'reliability.md'), text)
}
console.log(text)

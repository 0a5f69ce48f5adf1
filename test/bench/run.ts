// `npm run bench`: measures what the project promises, as ratios within one run, and writes docs/benchmarks.md.
// Arguments: `--minutes N` for the long recording (10 by default); `--only recording` or `--only search` for one part,
// while the other stays as it is.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { recordingPart } from './recording-part.ts'
import { searchPart, searchTitle } from './search-part.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, only: { type: 'string' } } })
const file = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md')
const before = await readFile(file, 'utf8')
const border = before.indexOf(searchTitle)
const [recording, search] = border < 0 ? [before, ''] : [before.slice(0, border).trimEnd(), before.slice(border)]
const parts = [
  values.only === 'search' ? recording : await recordingPart(Number(values.minutes)),
  values.only === 'recording' ? search : await searchPart(),
]
const text = `${parts
  .map((part) => part.trim())
  .filter((part) => part !== '')
  .join('\n\n')}\n`
await writeFile(file, text)
console.log(text)

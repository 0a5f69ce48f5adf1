// `npm run bench`: measures what the project promises, as ratios within one run, and writes docs/benchmarks.md.
// Arguments: `--minutes N` for the long recording (10 by default); `--only recording`, `search`, `list`, `typing`, `start` or `copy` for
// one part, while the others stay as they are.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { listPart, listTitle } from './case-list.ts'
import { copyPart, copyTitle } from './copy-part.ts'
import { recordingPart } from './recording-part.ts'
import { searchPart, searchTitle } from './search-part.ts'
import { startPart, startTitle } from './start-part.ts'
import { typingPart, typingTitle } from './typing-part.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, only: { type: 'string' } } })
const file = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md')
const before = (await readFile(file, 'utf8')).split(/^(?=## )/mu)
const kept = (title: string): string => before.find((part) => part.startsWith(`${title}\n`)) ?? ''
const isAsked = (part: string): boolean => values.only === undefined || values.only === part
const parts = [
  isAsked('recording') ? await recordingPart(Number(values.minutes)) : (before[0] ?? ''),
  isAsked('search') ? await searchPart() : kept(searchTitle),
  isAsked('list') ? await listPart() : kept(listTitle),
  isAsked('typing') ? await typingPart() : kept(typingTitle),
  isAsked('start') ? await startPart() : kept(startTitle),
  isAsked('copy') ? await copyPart() : kept(copyTitle),
]
const text = `${parts
  .map((part) => part.trim())
  .filter((part) => part !== '')
  .join('\n\n')}\n`
await writeFile(file, text)
console.log(text)

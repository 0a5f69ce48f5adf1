// The part of docs/benchmarks.md about the list of cases: how long a page of it takes, among 100,000 cases.
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { caseCalls } from '../../native/contract/cases.ts'
import { casesStore } from '../../native/cases/cases.ts'
import { Database } from '../../native/database/database.ts'
import { grouped } from '../../renderer/parts/format.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { fillCases, load } from './case-load.ts'

/** What is asked, by what it is. */
const asked: Readonly<Record<string, readonly object[]>> = {
  'in each order': [
    ...['number', 'cause', 'kind', 'created', 'changed', 'stage'].map((order) => ({ order })),
    ...['number', 'cause', 'kind', 'created', 'changed', 'stage'].map((order) => ({ order, descending: false })),
  ],
  'far down': [50_000, 99_000].flatMap((offset) => ['number', 'changed'].map((order) => ({ order, offset }))),
  'narrowed down': [{ kind: 'licence' }, { unit: '一中队' }, { stage: 'none' }, { from: '2024-01-01T00:00:00.000Z' }],
  'by a word that many have': [{ text: '占道' }, { text: '2024' }],
  'by a word that few have': [{ text: '99999' }, { text: '欧阳' }],
}

interface Listed {
  readonly median: number
  readonly slowest: number
}

async function measure(database: Database, rounds = 5): Promise<Record<string, Listed>> {
  const cases = casesStore(database)
  const answers: Record<string, Listed> = {}
  for (const [what, inputs] of Object.entries(asked)) {
    const times: number[] = []
    for (let round = 0; round <= rounds; round++) {
      for (const input of inputs) {
        const request = caseCalls['cases.find'].input.parse({ limit: 100, ...input })
        const begun = performance.now()
        await cases.find(request)
        // The first round finds the pages on the disk.
        if (round > 0) times.push(performance.now() - begun)
      }
    }
    const sorted = times.toSorted((a, b) => a - b)
    answers[what] = { median: sorted[Math.floor(sorted.length / 2)] ?? NaN, slowest: sorted.at(-1) ?? NaN }
  }
  return answers
}

export const listTitle = '## The list of cases'

const ms = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`

export async function listPart(): Promise<string> {
  await using folder = await temporaryFolder()
  const database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
  console.log('the list of cases')
  await fillCases(database)
  const listed = await measure(database)
  await database.close()
  return `${listTitle}

Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}; ${loadavg()[0]?.toFixed(1) ?? ''} processes were running or waiting for a processor meanwhile. A page of a hundred of ${grouped(load.cases)} cases, with how many there are in all.

| a page | half of the answers within | the slowest |
|---|---|---|
${Object.entries(listed)
  .map(([what, { median, slowest }]) => `| ${what} | ${ms(median)} | ${ms(slowest)} |`)
  .join('\n')}
`
}

// How long a page of the list of cases takes, among 100,000 cases.
import { caseCalls } from '../../native/contract/cases.ts'
import { casesStore } from '../../native/cases/cases.ts'
import type { CaseLoad } from './case-load.ts'

/** What is asked, by what it is. */
const asked: Readonly<Record<string, readonly object[]>> = {
  'in each order': [
    ...['number', 'cause', 'kind', 'created', 'changed', 'stage'].map((order) => ({ order })),
    ...['number', 'cause', 'kind', 'created', 'changed', 'stage'].map((order) => ({ order, descending: false })),
  ],
  'far down': [50_000, 99_000].flatMap((offset) => ['number', 'changed'].map((order) => ({ order, offset }))),
  'narrowed down': [{ kind: 'licence' }, { unit: '一中队' }, { stage: 'none' }, { from: '2024-01-01T00:00:00.000Z' }],
}

export interface Listed {
  readonly median: number
  readonly slowest: number
}

export async function measureCaseList({ database }: CaseLoad, rounds = 5): Promise<Record<string, Listed>> {
  const cases = casesStore(database)
  await cases.completeOrder()
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

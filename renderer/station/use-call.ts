// Calls as hooks: reading through the query cache, acting through mutations.
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { CallName, Input, Output } from '../../native/contract/calls.ts'
import { Failure } from '../../native/contract/failures.ts'
import { call } from './call.ts'
import type { Changed, StationStore } from './store.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error
  }
}

/** Which calls read what the station says has changed. */
const readers: Record<Changed, readonly CallName[]> = {
  cases: [
    'cases.find',
    'cases.get',
    'cases.nextNumber',
    'cases.timeline',
    'cases.units',
    'cases.filters',
    'causes.list',
    'acts.report',
    'caseFile.get',
    'caseFile.order',
  ],
  acts: ['acts.list', 'acts.report', 'cases.timeline', 'caseFile.get'],
  rooms: ['rooms.list', 'partyScreen.list'],
  recordings: [
    'recordings.list',
    'recordings.get',
    'recordings.index',
    'cases.get',
    'cases.find',
    'cases.timeline',
    'statements.draft',
    'statements.list',
    'acts.report',
    'caseFile.get',
  ],
  exhibits: [
    'exhibits.list',
    'documents.list',
    'documents.templates',
    'documents.versions',
    'cases.timeline',
    'caseFile.get',
  ],
  settings: ['settings.get', 'firstStart.get', 'caseFile.get', 'cases.nextNumber', 'scripts.list', 'scripts.versions'],
  people: ['people.list'],
  audit: ['audit.find'],
  speech: ['speech.drafts'],
  shell: ['shell.get', 'signingKey.get'],
  'party-screen': ['partyScreen.list'],
}

export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' } },
})

/** Asks again. What is asked for the first time just now may be answered with what was before: that is asked once more. */
async function askAgain(name: CallName): Promise<void> {
  const queryKey = [name]
  const first = queries
    .getQueryCache()
    .findAll({ queryKey })
    .some(({ state: { fetchStatus, data } }) => fetchStatus === 'fetching' && data === undefined)
  await queries.invalidateQueries({ queryKey })
  if (first) await queries.invalidateQueries({ queryKey })
}

/** Asks again for what the station says has changed. */
export const refetchOnChange = (store: Pick<StationStore, 'onChanged'>): (() => void) =>
  store.onChanged((what) => {
    for (const name of readers[what]) void askAgain(name)
  })

/** The answer to a reading call, kept until the station says that it changed. */
export const useAnswer = <N extends CallName>(name: N, input: Input<N>, enabled = true): UseQueryResult<Output<N>> =>
  useQuery({ queryKey: [name, input], queryFn: () => call(name, input), enabled })

/** Asks for what {@link useAnswer} will want at once. What fails is asked again then. */
export const askAhead = <N extends CallName>(name: N, input: Input<N>): void => {
  queries.query({ queryKey: [name, input], queryFn: () => call(name, input) }).catch(() => undefined)
}

/** As {@link useAnswer}; when something else is asked, the answer before stays until the new one is there. */
export const useListing = <N extends CallName>(name: N, input: Input<N>, enabled = true): UseQueryResult<Output<N>> =>
  useQuery({ queryKey: [name, input], queryFn: () => call(name, input), enabled, placeholderData: keepPreviousData })

/** As {@link useAnswer}, asked anew whenever it is shown, and again after so many milliseconds. */
export const useWatched = <N extends CallName>(name: N, input: Input<N>, every: number): UseQueryResult<Output<N>> =>
  useQuery({ queryKey: [name, input], queryFn: () => call(name, input), gcTime: 0, refetchInterval: every })

/** An acting call; lists are asked for again when it has succeeded. */
export const useAct = <N extends CallName>(name: N): UseMutationResult<Output<N>, Error, Input<N>> =>
  useMutation({
    mutationFn: (input: Input<N>) => call(name, input),
    networkMode: 'always',
    onSuccess: () => void queries.invalidateQueries(),
  })

/** Whatever was thrown, as a failure that has a sentence. */
export const failureFrom = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('internal', { said: String(error) }, { cause: error })

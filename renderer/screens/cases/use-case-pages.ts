// The list of cases, of which only the pages that are looked at are asked for.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { CaseListing } from '../../../native/contract/case-list.ts'
import type { Case } from '../../../native/contract/cases.ts'
import { call } from '../../station/call.ts'

const pageSize = 100
/** Pages that are kept: more than any screen shows at a time. */
const kept = 4

/** A row of the list; its case is not known until its page has come. */
export interface CaseRow {
  readonly key: string
  readonly at: number
  readonly known: Case | undefined
}

export interface CasePages {
  /** Undefined until the first page has come. */
  readonly total: number | undefined
  readonly rows: readonly CaseRow[]
  readonly error: Error | null
  /** Asks for the page of that row. */
  readonly see: (at: number) => void
}

export function useCasePages(listing: CaseListing): CasePages {
  const [pages, setPages] = useState<readonly number[]>([0])
  const asked = useQueries({
    queries: pages.map((page) => {
      const input = { ...listing, offset: page * pageSize, limit: pageSize }
      return { queryKey: ['cases.find', input], queryFn: () => call('cases.find', input) }
    }),
    combine: (answers) => ({
      total: answers.find(({ data }) => data !== undefined)?.data?.total,
      found: answers.map(({ data }) => data?.cases ?? []),
      error: answers.find(({ error }) => error !== null)?.error ?? null,
    }),
  })
  const { total, found, error } = asked
  const rows = useMemo(() => {
    const known = new Map(
      pages.flatMap((page, nth) => (found[nth] ?? []).map((each, at) => [page * pageSize + at, each] as const)),
    )
    return Array.from({ length: total ?? 0 }, (_, at): CaseRow => ({ key: String(at), at, known: known.get(at) }))
  }, [pages, found, total])
  const see = useCallback((at: number) => {
    const page = Math.floor(at / pageSize)
    setPages((before) => (before.includes(page) ? before : [...before, page].slice(-kept)))
  }, [])
  return { total, rows, error, see }
}

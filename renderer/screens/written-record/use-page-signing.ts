// Signing page by page: which page is in front, what is drawn on it and not stated yet, and whether one signature is to
// stand on the remaining pages.
import { useEffect, useMemo, useState } from 'react'
import type { Strokes } from '../../../native/contract/signature-path.ts'
import type { RecordPerson } from '../../../native/contract/record-entries.ts'
import type { SignedPage } from '../../../native/contract/record-signing.ts'
import type { RecordModel, RecordView } from './record-model.ts'

interface Draft {
  /** Of whom, and of which pages. */
  readonly of: string
  readonly page: number
  readonly strokes: Strokes
  readonly repeating: number | null
}

export interface PageSigning {
  readonly page: number
  /** When each page was confirmed; null where not yet. */
  readonly read: readonly (string | null)[]
  readonly signed: readonly (SignedPage | null)[]
  /** Whether this person has signed already: a signature that was given stands. */
  readonly isDone: boolean
  /** The page whose signature goes onto the remaining ones; null when each is drawn. */
  readonly repeating: number | null
  /** Whether what is drawn can be stated of the page in front. */
  readonly canSign: boolean
  /** Whether nothing is left but to confirm. */
  readonly mayFinish: boolean
  readonly go: (page: number) => void
  readonly draw: (strokes: Strokes) => void
  readonly confirm: (page: number) => void
  readonly signPage: () => void
  readonly repeat: (from: number | null) => void
}

type Shown = NonNullable<RecordView['record']>

export function usePageSigning(model: RecordModel, record: Shown, person: RecordPerson | undefined): PageSigning {
  const { pages, readings, signings, signatures } = record
  const isOwn = (each: { name: string; role: string }) => each.name === person?.name && each.role === person.role
  const count = pages?.count ?? 0
  const sha256 = pages?.sha256 ?? ''
  const none = useMemo(() => Array.from({ length: count }, () => null), [count])
  const read = readings.find(isOwn)?.pages ?? none
  const signed = signings.find(isOwn)?.pages ?? none
  const of = `${sha256} ${person?.role ?? ''} ${person?.name ?? ''}`
  const [kept, setDraft] = useState<Draft | null>(null)
  const beginning = Math.max(1, signed.indexOf(null) + 1)
  const draft = kept?.of === of ? kept : { of, page: beginning, strokes: [], repeating: null }
  const { page, strokes, repeating } = draft
  const isDone = signatures.some((each) => isOwn(each) && each.how === 'drawn')
  const isOpen = (at: number): boolean => signed[at - 1] == null
  const canSign = !isDone && read[page - 1] != null && isOpen(page) && strokes.length > 0
  const state = (at: number, what: Pick<SignedPage, 'strokes' | 'repeats'>): void => {
    if (person !== undefined && pages !== null) model.signPage(person, at, pages.sha256, what)
  }
  const isLaidOut = pages !== null
  useEffect(() => {
    // As the station comes to know that pages were confirmed.
    if (repeating === null || person === undefined || !isLaidOut || isDone) return
    for (const [i, confirmed] of read.entries()) {
      if (confirmed === null || signed[i] != null || model.isSigning(person, i + 1)) continue
      model.signPage(person, i + 1, sha256, { strokes: [], repeats: repeating })
    }
  }, [model, person, read, signed, repeating, isLaidOut, isDone, sha256])
  const go = (to: number): void => {
    setDraft({ ...draft, page: to, strokes: [] })
  }
  return {
    ...{ page, read, signed, isDone, repeating, canSign, go },
    mayFinish:
      !isDone && !read.includes(null) && signed.every((each, i) => each !== null || (i === page - 1 && canSign)),
    draw: (next) => {
      setDraft({ ...draft, strokes: next })
    },
    confirm: (at) => {
      if (person === undefined || pages === null) return
      model.readPage(person, at, pages.sha256)
    },
    signPage: () => {
      state(page, { strokes, repeats: null })
      const next = signed.findIndex((each, i) => each === null && i !== page - 1)
      go(next === -1 ? page : next + 1)
    },
    repeat: (from) => {
      const unread = read.indexOf(null) + 1
      setDraft({ ...draft, repeating: from, strokes: [], page: from === null || unread === 0 ? page : unread })
    },
  }
}

// An address such as `/records/<record>?entry=<entry>` leads to that entry: scrolled to, and played.
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import type { RecordModel } from './record-model.ts'

export const entryPlace = (id: string): string => `entry-${id}`

/** @param isThere whether the record has come. @param onFound must stay the same function. */
export function useWantedEntry(model: RecordModel, isThere: boolean, onFound: (id: string, at: number) => void): void {
  const [address] = useSearchParams()
  const wanted = address.get('entry')
  useEffect(() => {
    const entry = wanted === null || !isThere ? undefined : model.entry(wanted)
    if (wanted === null || entry === undefined) return
    onFound(wanted, Date.parse(entry.at))
    document.getElementById(entryPlace(wanted))?.scrollIntoView({ block: 'center' })
  }, [model, isThere, wanted, onFound])
}

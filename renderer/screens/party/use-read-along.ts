// The written record of the running recording as it is being written: read only, and asked for again at each change.
import { useEffect, useState } from 'react'
import type { RecordEntry } from '../../../native/contract/record-entries.ts'
import { call } from '../../station/call.ts'
import { store } from '../../station/use-station.ts'

/** Milliseconds after which it is looked for again where nothing was heard of a change. */
const again = 3000

/** Entries in the order of the record; empty until there is one that may be read. */
export function useReadAlong(recording: string | undefined): readonly RecordEntry[] {
  const [read, setRead] = useState<{ readonly of: string; readonly entries: readonly RecordEntry[] } | null>(null)
  useEffect(() => {
    if (recording === undefined) return
    const known = new Map<string, RecordEntry>()
    let record: { readonly id: string; seq: number } | null = null
    let asking = false
    let ended = false
    const ask = async (): Promise<void> => {
      const { records } = await call('writtenRecords.list', { recording })
      const newest = records.at(-1)
      if (newest === undefined) return
      if (record?.id !== newest.id) {
        record = { id: newest.id, seq: 0 }
        known.clear()
      }
      const { changed, seq } = await call('writtenRecords.get', { record: record.id, since: record.seq })
      record.seq = seq
      for (const entry of changed) known.set(entry.id, entry)
      const shown = [...known.values()].filter(({ removed, corrections }) => !removed || corrections.length > 0)
      const entries = shown.sort((a, b) => a.place - b.place || a.at.localeCompare(b.at))
      if (!ended) setRead({ of: recording, entries })
    }
    const look = (): void => {
      if (asking) return
      asking = true
      // What cannot be read now is asked for again; what is shown of the recording does not depend on it.
      void ask()
        .catch(() => undefined)
        .finally(() => (asking = false))
    }
    look()
    const timer = setInterval(look, again)
    const stop = store.onWrittenRecord(look)
    return () => {
      ended = true
      clearInterval(timer)
      stop()
    }
  }, [recording])
  return read !== null && read.of === recording ? read.entries : []
}

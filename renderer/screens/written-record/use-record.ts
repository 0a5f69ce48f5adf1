// A written record held and followed by this window: asked for again at each event, its right to write renewed.
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Failure } from '../../../native/contract/failures.ts'
import { call } from '../../station/call.ts'
import { failureFrom } from '../../station/use-call.ts'
import { store } from '../../station/use-station.ts'
import { RecordModel, type RecordView } from './record-model.ts'

/** Milliseconds between two renewals; the station waits for three. */
const renewal = 5000

/** Tells this window apart from others, for as long as it is open. */
const thisWindow = crypto.randomUUID()

export interface FollowedRecord {
  readonly model: RecordModel
  readonly view: RecordView
  /** Why the record cannot be shown. */
  readonly failure: Failure | null
  /** Whether this window may write. */
  readonly isWriter: boolean
  readonly takeOver: () => void
  /** Lays out what was typed, to be read and signed. @throws Failure as `writtenRecords.layOut` says. */
  readonly layOut: () => Promise<unknown>
  /** @throws Failure as `writtenRecords.freeze` says. */
  readonly freeze: () => Promise<unknown>
}

export function useRecord(record: string, person: string): FollowedRecord {
  const model = useMemo(
    () =>
      new RecordModel(
        (changes) => call('writtenRecords.change', { record, window: thisWindow, person, changes }),
        failureFrom,
      ),
    [record, person],
  )
  const view = useSyncExternalStore(model.subscribe, model.view)
  const [failure, setFailure] = useState<Failure | null>(null)
  const hold = useCallback(
    (take: boolean) =>
      call('writtenRecords.hold', { record, window: thisWindow, person, take }).then(
        () => undefined,
        () => undefined, // who has it is told with the record
      ),
    [record, person],
  )

  useEffect(() => {
    let asking = false
    let again = false
    const ask = async (): Promise<void> => {
      again = asking
      if (asking) return
      asking = true
      do {
        again = false
        const since = model.view().record?.seq ?? 0
        await call('writtenRecords.get', { record, since }).then(
          (answer) => {
            setFailure(null)
            model.take(answer)
          },
          (error: unknown) => {
            setFailure(failureFrom(error))
          },
        )
      } while (again as boolean)
      asking = false
    }
    void hold(false).then(ask)
    const stop = store.onWrittenRecord((changed) => {
      if (changed === record) void ask()
    })
    const timer = setInterval(() => {
      // Whoever lost it does not take it back by itself while another has it.
      const writer = model.view().record?.writer ?? null
      if (writer === null || writer.window === thisWindow) void hold(false)
      void ask()
    }, renewal)
    const warn = (event: BeforeUnloadEvent): void => {
      if (model.view().outbox.waiting > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      stop()
      clearInterval(timer)
      window.removeEventListener('beforeunload', warn)
      void model.outbox
        .flush()
        .finally(() => call('writtenRecords.release', { record, window: thisWindow }).catch(() => undefined))
    }
  }, [model, record, hold])

  const takeOver = useCallback(() => {
    void hold(true).then(() => model.outbox.flush())
  }, [hold, model])
  const layOut = useCallback(async () => {
    await model.outbox.flush()
    return call('writtenRecords.layOut', { record, window: thisWindow, person })
  }, [model, record, person])
  const freeze = useCallback(async () => {
    await model.outbox.flush()
    return call('writtenRecords.freeze', { record, window: thisWindow, person })
  }, [model, record, person])
  const isWriter = view.record?.writer?.window === thisWindow
  return { model, view, failure: view.record === null ? failure : null, isWriter, takeOver, layOut, freeze }
}

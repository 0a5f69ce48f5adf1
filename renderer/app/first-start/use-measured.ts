// Measures a disk when asked to.
import { useCallback, useState } from 'react'
import type { Output } from '../../../native/contract/calls.ts'
import { call } from '../../station/call.ts'

export type MeasuredDisk = Output<'firstStart.disk'>

export interface Measured {
  readonly disk: MeasuredDisk | null
  readonly error: unknown
  readonly busy: boolean
  /** @param folder empty for the vault. */
  readonly measure: (folder: string) => Promise<void>
}

export function useMeasured(): Measured {
  const [{ disk, error, busy }, set] = useState<Omit<Measured, 'measure'>>({ disk: null, error: null, busy: false })
  const measure = useCallback(async (folder: string): Promise<void> => {
    set({ disk: null, error: null, busy: true })
    try {
      set({ disk: await call('firstStart.disk', { folder }), error: null, busy: false })
    } catch (failed) {
      set({ disk: null, error: failed, busy: false })
    }
  }, [])
  return { disk, error, busy, measure }
}

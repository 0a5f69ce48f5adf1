// Opens the written record of a running recording, and begins it when there is none.
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { recordKindFor } from '../../../native/contract/record-entries.ts'
import { call } from '../../station/call.ts'
import { useMay } from '../../station/use-access.ts'
import { failureFrom } from '../../station/use-call.ts'

export function useOpenRecord(recording: RunningRecording | null): () => Promise<void> {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const mayBegin = useMay()('writtenRecords.begin')
  return async () => {
    if (recording === null) return
    try {
      const { records } = await call('writtenRecords.list', { recording: recording.id })
      if (records.length === 0 && !mayBegin) {
        void message.info(t('recordRights.notBegun'))
        return
      }
      const wanted = { recording: recording.id, kind: recordKindFor(recording.kind), person: recording.operator }
      const { id } = records.at(-1) ?? (await call('writtenRecords.begin', wanted))
      await navigate(`/records/${id}`)
    } catch (error) {
      void message.error(t(`failures.${failureFrom(error).code}`))
    }
  }
}

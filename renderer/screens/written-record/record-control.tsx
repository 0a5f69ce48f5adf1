// The console's way to the written record: opens the one of the running recording, and begins it when there is none.
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { recordKindFor } from '../../../native/contract/written-records.ts'
import { Icon } from '../../parts/icons.tsx'
import { useShortcut } from '../../parts/shortcut.ts'
import { call } from '../../station/call.ts'
import { failureFrom } from '../../station/use-call.ts'
import { useRoomState } from '../../station/use-station.ts'

export function RecordControl({ room }: { room: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const recording = useRoomState(room)?.recording ?? null
  const open = async (): Promise<void> => {
    if (recording === null) return
    try {
      const { records } = await call('writtenRecords.list', { recording: recording.id })
      const wanted = { recording: recording.id, kind: recordKindFor(recording.kind), person: recording.operator }
      const { id } = records.at(-1) ?? (await call('writtenRecords.begin', wanted))
      await navigate(`/records/${id}`)
    } catch (error) {
      void message.error(t(`failures.${failureFrom(error).code}`))
    }
  }
  useShortcut('w', () => void open(), recording !== null)
  return (
    <Button
      size="large"
      className="big"
      icon={<Icon name="record" />}
      onClick={() => void open()}
      aria-keyshortcuts="W"
    >
      {t('writtenRecord.begin')} <kbd>W</kbd>
    </Button>
  )
}

// The console's way to the written record: opens the one of the running recording, and begins it when there is none.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../parts/icons.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../station/use-access.ts'
import { useRoomState } from '../../station/use-station.ts'
import { useOpenRecord } from './use-open-record.ts'

export function RecordControl({ room }: { room: string }) {
  const { t } = useTranslation()
  const recording = useRoomState(room)?.recording ?? null
  const open = useOpenRecord(recording)
  const mayWrite = useMay()('writtenRecords.begin')
  useCommand('open-written-record', () => void open(), recording !== null)
  return (
    <Button
      size="large"
      className="big"
      icon={<Icon name="record" />}
      onClick={() => void open()}
      aria-keyshortcuts="W"
    >
      {t(mayWrite ? 'writtenRecord.begin' : 'recordRights.read')} <kbd>W</kbd>
    </Button>
  )
}

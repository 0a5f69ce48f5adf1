// Exhibits shown while a room records: by one key, chosen by number or name, each with its moment.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { clockLength, clockTime } from '../../parts/format.ts'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../station/use-access.ts'
import { recordedTime } from './recorded-time.ts'
import { ShowExhibitDialog } from './show-exhibit-dialog.tsx'

export function ExhibitsShown({ room, recording }: { room: string; recording: RunningRecording }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const open = (): void => {
    setIsOpen(true)
  }
  const may = useMay()('recordings.showExhibit')
  useCommand('show-exhibit', open, may)
  return (
    <section className="panel" aria-label={t('exhibits.shown')}>
      <h2>
        {t('exhibits.shown')} <span className="quiet number">{recording.exhibitsShown.length}</span>
      </h2>
      {may ? (
        <Button block onClick={open}>
          {t('exhibits.shownTitle')} <kbd>X</kbd>
        </Button>
      ) : null}
      <ol className="marks">
        {recording.exhibitsShown.toReversed().map(({ at, number, name }) => (
          <li key={`${at} ${number}`}>
            <span className="number" title={clockTime(at)}>
              {clockLength(recordedTime(recording, Date.parse(at)))}
            </span>
            <span>
              {number} {name}
            </span>
          </li>
        ))}
      </ol>
      {isOpen ? (
        <ShowExhibitDialog
          room={room}
          recording={recording}
          onClose={() => {
            setIsOpen(false)
          }}
        />
      ) : null}
    </section>
  )
}

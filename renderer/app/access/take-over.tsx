// A recording that somebody else operates: who has logged in may take over, and the journal then names both.
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { useAccess, useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { useStation } from '../../station/use-station.ts'

function Offer({ room, recording }: { room: string; recording: RunningRecording }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [declined, setDeclined] = useState(false)
  const { data: rooms } = useAnswer('rooms.list', {})
  const { mutate, isPending } = useAct('recordings.takeOver')
  const person = useAccess()?.person?.name ?? ''
  if (declined) return null
  const name = rooms?.find(({ id }) => id === room)?.name ?? ''
  const take = (): void => {
    mutate({ room, person }, { onError: (error) => void message.error(t(`failures.${failureFrom(error).code}`)) })
  }
  return (
    <div className="notice prompt" role="alert">
      <div className="prompt-words">
        <strong>{t('access.takeOverOf', { room: name, operator: recording.operator })}</strong>
        <div>{t('access.takeOverNote')}</div>
      </div>
      <Button size="large" type="primary" loading={isPending} onClick={take}>
        {t('access.takeOver')}
      </Button>
      <Button
        size="large"
        onClick={() => {
          setDeclined(true)
        }}
      >
        {t('access.notNow')}
      </Button>
    </div>
  )
}

export function TakeOver() {
  const access = useAccess()
  const may = useMay()
  const rooms = useStation().station?.rooms ?? []
  if (access?.hasAccounts !== true || !may('recordings.takeOver')) return null
  return rooms.map(({ room, recording }) =>
    recording === null || recording.operator === access.person?.name ? null : (
      <Offer key={recording.id} room={room} recording={recording} />
    ),
  )
}

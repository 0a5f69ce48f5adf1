// Asks, on every screen, when somebody seems to have forgotten to start or to end.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { RoomState } from '../../native/contract/state.ts'
import { clockTime } from '../parts/format.ts'
import { PhaseShape } from '../parts/phase-shape.tsx'
import { useMay } from '../station/use-access.ts'
import { useAct, useAnswer } from '../station/use-call.ts'
import { useStation } from '../station/use-station.ts'

function Prompt({ room, name }: { room: RoomState; name: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { mutate } = useAct('rooms.putAwayPrompt')
  const may = useMay()
  const { prompt } = room
  if (prompt === null) return null
  const go = (): void => void navigate(`/console/${room.room}`, { state: { [prompt.kind]: true }, replace: true })
  return (
    <div className={`notice prompt ${prompt.kind}`} role="alert" aria-label={t(`prompts.${prompt.kind}`, { name })}>
      <PhaseShape phase={prompt.kind === 'start' ? 'standby' : 'recording'} size={36} />
      <div className="prompt-words">
        <strong>{t(`prompts.${prompt.kind}`, { name })}</strong>
        <div className="number">{t(`prompts.${prompt.kind}Note`, { at: clockTime(prompt.since) })}</div>
      </div>
      {may(prompt.kind === 'start' ? 'recordings.start' : 'recordings.end') ? (
        <Button size="large" type="primary" onClick={go}>
          {t(prompt.kind === 'start' ? 'console.start' : 'console.end')}
        </Button>
      ) : null}
      {may('rooms.putAwayPrompt') ? (
        <Button
          size="large"
          onClick={() => {
            mutate({ room: room.room })
          }}
        >
          {t('prompts.putAway')}
        </Button>
      ) : null}
    </div>
  )
}

export function Prompts() {
  const rooms = useStation().station?.rooms ?? []
  const { data: views } = useAnswer('rooms.list', {})
  const nameOf = (id: string): string => views?.find((view) => view.id === id)?.name ?? ''
  return rooms.map((room) => <Prompt key={room.room} room={room} name={nameOf(room.room)} />)
}

// One camera on the stage: its picture, its name and state, and what can be done with it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceView } from '../../../native/contract/sources.ts'
import type { SourceState } from '../../../native/contract/state.ts'
import { Icon } from '../../parts/icons.tsx'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { LivePicture } from './live-picture.tsx'
import { ReadBack } from './read-back.tsx'

interface TileProps {
  readonly room: string
  readonly source: SourceView
  readonly state: SourceState | undefined
  readonly main: boolean
  readonly onEnlarge: () => void
}

function Caption({ source, phase }: { source: SourceView; phase: SourceState['phase'] }) {
  const { t } = useTranslation()
  const position = t(`terms.position.${source.position}`)
  return (
    <figcaption>
      <PhaseShape phase={phase} />
      <strong>{source.name}</strong>
      {position === source.name ? null : <span className="tile-position">{position}</span>}
      {phase === 'lost' || phase === 'stalled' ? (
        <span className="tile-alarm">{t(`terms.sourcePhase.${phase}`)}</span>
      ) : null}
    </figcaption>
  )
}

export function Tile({ room, source, state, main, onEnlarge }: TileProps) {
  const { t } = useTranslation()
  const [muted, setMuted] = useState(true)
  const phase = state?.phase ?? 'off'
  const wrong = phase === 'lost' || phase === 'stalled'
  return (
    <figure className={`tile on-picture${main ? ' main' : ''}${wrong ? ' wrong' : ''}`}>
      <LivePicture room={room} source={source.id} name={source.name} on={phase !== 'off'} muted={muted} />
      {wrong || phase === 'recording' ? <ReadBack room={room} source={source} /> : null}
      <Caption source={source} phase={phase} />
      <div className="tile-tools">
        {state?.sound == null ? null : (
          <button
            type="button"
            aria-pressed={!muted}
            aria-label={t('console.listen', { name: source.name })}
            onClick={() => {
              setMuted(!muted)
            }}
          >
            <Icon name={muted ? 'muted' : 'sound'} />
          </button>
        )}
        {main ? null : (
          <button type="button" aria-label={t('console.enlarge', { name: source.name })} onClick={onEnlarge}>
            <Icon name="enlarge" />
          </button>
        )}
      </div>
    </figure>
  )
}

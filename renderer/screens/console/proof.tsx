// Per track, what is proved to be on disk: bytes, frames, age of the newest chunk; and its level.
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { SourceView } from '../../../native/contract/sources.ts'
import type { SourceState } from '../../../native/contract/state.ts'
import { byteSize, grouped } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { useNow } from '../../station/use-station.ts'
import { Meter } from './meter.tsx'
import { hasPicture } from './stage.tsx'

/** Seconds after which a chunk is late: the station calls a source stalled after two. */
const late = 3

function Age({ lastChunk }: { lastChunk: string | null }) {
  const { t } = useTranslation()
  const now = useNow()
  if (lastChunk === null) return <span>{t('console.never')}</span>
  const seconds = Math.max(0, Math.floor((now - Date.parse(lastChunk)) / 1000))
  return <span className={seconds > late ? 'danger-text' : ''}>{t('console.agoSeconds', { seconds })}</span>
}

function TrackProof({ room, source, state }: { room: string; source: SourceView; state: SourceState | undefined }) {
  const { t } = useTranslation()
  const phase = state?.phase ?? 'off'
  const wrong = phase === 'lost' || phase === 'stalled'
  const proved = wrong || phase === 'recording'
  const failure = state?.failure ?? null
  return (
    <li className={wrong ? 'track-proof wrong' : 'track-proof'}>
      <div className="track-name">
        <Icon name={hasPicture(source, state) ? 'camera' : 'microphone'} />
        <strong>{source.name}</strong>
        <span className={`track-phase ${phase}`}>
          <PhaseShape phase={phase} />
          {t(`terms.sourcePhase.${phase}`)}
        </span>
      </div>
      {state?.sound == null ? null : <Meter room={room} source={source.id} name={source.name} />}
      <dl className="track-figures number">
        <div>
          <dt>{t('console.bytes')}</dt>
          <dd>{proved ? byteSize(state?.bytes ?? 0) : '–'}</dd>
        </div>
        {hasPicture(source, state) ? (
          <div>
            <dt>{t('console.frames')}</dt>
            <dd>{proved ? grouped(state?.frames ?? 0) : '–'}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('console.age')}</dt>
          <dd>
            <Age lastChunk={state?.lastChunk ?? null} />
          </dd>
        </div>
      </dl>
      {failure === null ? null : <p className="danger-text">{t(`failures.${failure.code}`)}</p>}
    </li>
  )
}

export function Proof({ room, states }: { room: RoomView; states: readonly SourceState[] }) {
  const { t } = useTranslation()
  return (
    <section className="panel" aria-label={t('console.proof')}>
      <h2>{t('console.proof')}</h2>
      <ul className="track-proofs">
        {room.sources.map((source) => (
          <TrackProof
            key={source.id}
            room={room.id}
            source={source}
            state={states.find((state) => state.source === source.id)}
          />
        ))}
      </ul>
    </section>
  )
}

// Per track, what is proved to be on disk: bytes, frames, age of the newest chunk.
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { SourceView } from '../../../native/contract/sources.ts'
import type { SourceState } from '../../../native/contract/state.ts'
import { byteSize, grouped } from '../../parts/format.ts'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { useLevel, useNow } from '../../station/use-station.ts'
import { hasPicture } from './arrangement.ts'
import { floor } from './peak-hold.ts'

/** Seconds after which a chunk is late: the station calls a source stalled after two. */
const late = 3

function Age({ lastChunk }: { lastChunk: string | null }) {
  const { t } = useTranslation()
  const now = useNow()
  if (lastChunk === null) return <span>{t('console.never')}</span>
  const seconds = Math.max(0, Math.floor((now - Date.parse(lastChunk)) / 1000))
  return <span className={seconds > late ? 'danger-text' : ''}>{t('console.agoSeconds', { seconds })}</span>
}

/** The loudness of a microphone, as the monitor hears it in what is on the disk. */
function Heard({ room, source }: { room: string; source: string }) {
  const level = useLevel(room, source)
  return <span>{level === undefined || level.peak <= floor ? '–' : `${Math.round(level.peak)} dB`}</span>
}

function TrackProof({ room, source, state }: { room: string; source: SourceView; state: SourceState | undefined }) {
  const { t } = useTranslation()
  const phase = state?.phase ?? 'off'
  const wrong = phase === 'lost' || phase === 'stalled'
  const proved = state !== undefined && (wrong || phase === 'recording')
  const failure = state?.failure ?? null
  return (
    <>
      <tr className={wrong ? 'wrong' : ''}>
        <th scope="row">
          <span className="with-shape">
            <PhaseShape phase={phase} />
            <span>
              {source.name}
              <span className={wrong ? 'danger-text' : 'visually-hidden'}> {t(`terms.sourcePhase.${phase}`)}</span>
            </span>
          </span>
        </th>
        <td>{proved ? byteSize(state.bytes) : '–'}</td>
        <td>
          {!proved ? '–' : hasPicture(source, state) ? grouped(state.frames) : <Heard room={room} source={source.id} />}
        </td>
        <td>
          <Age lastChunk={state?.lastChunk ?? null} />
        </td>
      </tr>
      {(state?.health.conditions ?? []).map((code) => (
        <tr key={code}>
          <td colSpan={4} className="danger-text">
            {t(`alarms.${code}.title`)}
          </td>
        </tr>
      ))}
      {failure === null ? null : (
        <tr>
          <td colSpan={4} className="danger-text">
            {t(`failures.${failure.code}`)}
          </td>
        </tr>
      )}
    </>
  )
}

export function Proof({ room, states }: { room: RoomView; states: readonly SourceState[] }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('console.proof')}</h2>
      <table className="proof number">
        <thead>
          <tr>
            <th scope="col">{t('console.source')}</th>
            <th scope="col">{t('console.bytes')}</th>
            <th scope="col">{t('console.frames')}</th>
            <th scope="col">{t('console.age')}</th>
          </tr>
        </thead>
        <tbody>
          {room.sources.map((source) => (
            <TrackProof
              key={source.id}
              room={room.id}
              source={source}
              state={states.find((state) => state.source === source.id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

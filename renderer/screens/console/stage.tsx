// The pictures of a room: the whole view large, the others below it; a click brings another to the front.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { SourceView } from '../../../native/contract/sources.ts'
import type { SourceState } from '../../../native/contract/state.ts'
import { Icon } from '../../parts/icons.tsx'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { LivePicture } from './live-picture.tsx'

/** Sources that give a picture: as reported, or as their kind says before they were opened. */
export function hasPicture(source: SourceView, state: SourceState | undefined): boolean {
  if (state?.picture != null) return true
  return !['alsa', 'pulse'].includes(source.kind) && state?.sound == null
}

/** Cameras with the large one first: that which was chosen, else the whole view, else the first. */
export function arranged(cameras: readonly SourceView[], chosen: string | null): SourceView[] {
  const main =
    cameras.find((source) => source.id === chosen) ??
    cameras.find((source) => source.position === 'whole-view') ??
    cameras[0]
  return main === undefined ? [] : [main, ...cameras.filter((source) => source !== main)]
}

interface TileProps {
  readonly room: string
  readonly source: SourceView
  readonly state: SourceState | undefined
  readonly main: boolean
  readonly onEnlarge: () => void
}

function Tile({ room, source, state, main, onEnlarge }: TileProps) {
  const { t } = useTranslation()
  const [muted, setMuted] = useState(true)
  const phase = state?.phase ?? 'off'
  const wrong = phase === 'lost' || phase === 'stalled'
  return (
    <figure className={`tile${main ? ' main' : ''}${wrong ? ' wrong' : ''}`}>
      <LivePicture room={room} source={source.id} name={source.name} on={phase !== 'off'} muted={muted} />
      <figcaption>
        <PhaseShape phase={phase} />
        <strong>{source.name}</strong>
        {t(`terms.position.${source.position}`) === source.name ? null : (
          <span>{t(`terms.position.${source.position}`)}</span>
        )}
        {wrong ? <span className="tile-alarm">{t(`terms.sourcePhase.${phase}`)}</span> : null}
      </figcaption>
      <div className="tile-tools">
        {state?.sound == null ? null : (
          <button
            type="button"
            aria-pressed={!muted}
            aria-label={t(muted ? 'console.listen' : 'console.mute', { name: source.name })}
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

export function Stage({ room, states }: { room: RoomView; states: readonly SourceState[] }) {
  const [chosen, choose] = useState<string | null>(null)
  const stateOf = (source: SourceView) => states.find((state) => state.source === source.id)
  const cameras = arranged(
    room.sources.filter((source) => hasPicture(source, stateOf(source))),
    chosen,
  )
  if (cameras.length === 0) return <SoundOnly />
  return (
    <div className="stage-frame">
      <div
        className={cameras.length === 1 ? 'stage single' : 'stage'}
        style={{ '--others': Math.max(1, cameras.length - 1) } as React.CSSProperties}
      >
        {cameras.map((source, index) => (
          <Tile
            key={source.id}
            room={room.id}
            source={source}
            state={stateOf(source)}
            main={index === 0}
            onEnlarge={() => {
              choose(source.id)
            }}
          />
        ))}
      </div>
    </div>
  )
}

function SoundOnly() {
  const { t } = useTranslation()
  return (
    <div className="stage-frame stage single sound-only quiet">
      <Icon name="microphone" size={64} />
      {t('console.soundOnly')}
    </div>
  )
}

// The pictures of a room: the whole view large, the others below it beside the level meters; a click enlarges another.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { SourceView } from '../../../native/contract/sources.ts'
import type { SourceState } from '../../../native/contract/state.ts'
import { Icon } from '../../parts/icons.tsx'
import { arranged, hasPicture, hasSound } from './arrangement.ts'
import { Meter } from './meter.tsx'
import { Tile } from './tile.tsx'

function Meters({ room, sources }: { room: string; sources: readonly SourceView[] }) {
  const { t } = useTranslation()
  return (
    <section className="meters" aria-label={t('console.levels')} tabIndex={0}>
      {sources.map((source) => (
        <div key={source.id}>
          <div className="with-shape">
            <Icon name="microphone" />
            <strong>{source.name}</strong>
          </div>
          <Meter room={room} source={source.id} name={source.name} />
        </div>
      ))}
    </section>
  )
}

function SoundOnly() {
  const { t } = useTranslation()
  return (
    <div className="sound-only quiet">
      <Icon name="microphone" size={64} />
      {t('console.soundOnly')}
    </div>
  )
}

export function Stage({ room, states }: { room: RoomView; states: readonly SourceState[] }) {
  const [chosen, choose] = useState<string | null>(null)
  const stateOf = (source: SourceView) => states.find((state) => state.source === source.id)
  const heard = room.sources.filter((source) => hasSound(source, stateOf(source)))
  const cameras = arranged(
    room.sources.filter((source) => hasPicture(source, stateOf(source))),
    chosen,
  )
  const others = Math.max(0, cameras.length - 1)
  const shape = others > 0 ? 'stage' : heard.length > 0 ? 'stage one' : 'stage one silent'
  return (
    <div className="stage-frame">
      <div className={shape} style={{ '--others': Math.max(1, others) } as React.CSSProperties}>
        {cameras.length === 0 ? <SoundOnly /> : null}
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
        {heard.length === 0 ? null : <Meters room={room.id} sources={heard} />}
      </div>
    </div>
  )
}

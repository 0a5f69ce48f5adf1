// One track of a recording, played from its files.
import { Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaybackIndex, TrackFacts } from '../../../native/contract/recordings.ts'
import { clockTime } from '../../parts/format.ts'
import { placeOf } from '../../station/playback/chunk-plan.ts'
import { playPart } from '../../station/playback/play-part.ts'
import { useAnswer } from '../../station/use-call.ts'

/** A moment that all tracks are to show; a new object each time it is asked for. */
export interface Moment {
  readonly at: number
}

function Player({ recording, track, index, moment, onPlay }: PlayerProps & { index: PlaybackIndex }) {
  const { t } = useTranslation()
  const media = useRef<HTMLVideoElement>(null)
  const [isUnplayable, setUnplayable] = useState(false)
  const [choice, setChoice] = useState<{ moment: Moment | null; part: number }>({ moment: null, part: 0 })
  const place = moment === null ? undefined : placeOf(index.parts, moment.at)
  // A part that was chosen by hand stays until another moment is asked for.
  const isMomentNew = choice.moment !== moment
  const shown = isMomentNew && place !== undefined ? place.part : choice.part
  const part = index.parts[shown]

  useEffect(() => {
    if (media.current === null || part === undefined) return
    return playPart(media.current, `/media/${recording}/${part.file}`, index.mime, part, () => {
      setUnplayable(true)
    })
  }, [recording, index, part])

  // After the part: a new source begins at zero.
  const seconds = isMomentNew ? place?.seconds : undefined
  useEffect(() => {
    if (media.current !== null && seconds !== undefined) media.current.currentTime = seconds
  }, [moment, seconds])

  if (isUnplayable) return <p className="quiet">{t('recording.notPlayable')}</p>
  return (
    <>
      <video
        ref={media}
        controls
        playsInline
        muted={track.sound === null}
        onTimeUpdate={(event) => {
          const { currentTime } = event.currentTarget
          // A moment that was asked for comes back some microseconds earlier: it is still that moment.
          if (part?.wall != null) onPlay?.(Date.parse(part.wall) + Math.round(currentTime * 1000))
        }}
        className={track.picture === null ? 'sound-only' : ''}
        aria-label={track.name}
      />
      {isMomentNew && place === undefined ? <p className="quiet">{t('recording.here')}</p> : null}
      {index.parts.length > 1 ? (
        <Segmented
          aria-label={t('recording.parts')}
          value={shown}
          onChange={(value) => {
            setChoice({ moment, part: value })
          }}
          options={index.parts.map(({ part: number, wall }, value) => ({
            value,
            label: wall === null ? String(number) : clockTime(wall),
          }))}
        />
      ) : null}
    </>
  )
}

interface PlayerProps {
  readonly recording: string
  readonly track: TrackFacts
  readonly moment: Moment | null
  /** Told again and again which instant is shown, in milliseconds since 1970. */
  readonly onPlay?: (at: number) => void
}

export function TrackPlayer(props: PlayerProps) {
  const { t } = useTranslation()
  const { recording, track } = props
  const isEmpty = track.parts.every(({ duration }) => duration === 0)
  const { data, error } = useAnswer('recordings.index', { id: recording, track: track.track }, !isEmpty)
  return (
    <figure className="recording-track">
      <figcaption>
        <strong>{track.name}</strong> <span className="quiet">{t(`terms.position.${track.position}`)}</span>
      </figcaption>
      {data === undefined ? (
        <p className="quiet">{t(isEmpty || error !== null ? 'recording.nothingToPlay' : 'common.loading')}</p>
      ) : (
        <Player {...props} index={data} />
      )}
    </figure>
  )
}

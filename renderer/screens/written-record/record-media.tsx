// Beside the record: the live picture while it is recorded, afterwards the players, in step with the entries.
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../station/use-call.ts'
import { useStation } from '../../station/use-station.ts'
import { Stage } from '../console/stage.tsx'
import '../console/console.css'
import '../recording/recording.css'
import { TrackPlayer, type Moment } from '../recording/track-player.tsx'

interface RecordMediaProps {
  readonly recording: string
  readonly moment: Moment | null
  readonly onPlay: (at: number) => void
}

function Players({ recording, moment, onPlay }: RecordMediaProps) {
  const { data: known } = useAnswer('recordings.get', { id: recording })
  return (
    <div className="recording-players">
      {known?.trackList.map((track) => (
        <TrackPlayer key={track.track} recording={recording} track={track} moment={moment} onPlay={onPlay} />
      ))}
    </div>
  )
}

export function RecordMedia(props: RecordMediaProps) {
  const { t } = useTranslation()
  const { station } = useStation()
  const { data: rooms } = useAnswer('rooms.list', {})
  const state = station?.rooms.find(({ recording }) => recording?.id === props.recording)
  const room = rooms?.find(({ id }) => id === state?.room)
  if (state !== undefined)
    return (
      <section className="record-media" aria-label={t('writtenRecord.live')}>
        {room === undefined ? null : <Stage room={room} states={state.sources} />}
      </section>
    )
  return (
    <section className="record-media" aria-label={t('recording.playback')}>
      <p className="quiet">{t('writtenRecord.noPicture')}</p>
      <Players {...props} />
    </section>
  )
}

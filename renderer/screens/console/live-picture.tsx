// One camera as it is now. Between two parts the last frame stays, so that nothing goes black at a start.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayOpen } from '../../station/use-access.ts'
import { playLive, type LivePhase } from '../../station/live/live-player.ts'

/** Draws the frame that is shown onto the canvas behind the picture. */
function keepFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): void {
  if (video.videoWidth === 0) return
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
}

interface LivePictureProps {
  readonly room: string
  readonly source: string
  readonly name: string
  readonly on: boolean
  readonly muted: boolean
}

export function LivePicture({ room, source, name, on: isOpen, muted }: LivePictureProps) {
  const { t } = useTranslation()
  const may = useMayOpen('/live')
  const on = isOpen && may
  const video = useRef<HTMLVideoElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [phase, setPhase] = useState<LivePhase>('waiting')

  useEffect(() => {
    const [media, still] = [video.current, canvas.current]
    if (!on || media === null || still === null) return
    const stop = playLive(media, room, source, setPhase, () => {
      keepFrame(media, still)
    })
    return () => {
      stop()
      setPhase('waiting')
      still.width = 0
    }
  }, [room, source, on])

  return (
    <div className="picture">
      <canvas ref={canvas} width={0} height={0} aria-hidden="true" />
      <video
        ref={video}
        muted={muted}
        autoPlay
        playsInline
        disablePictureInPicture
        aria-label={t('console.picture', { name })}
      />
      {on && phase === 'playing' ? null : (
        <div className="picture-note quiet">
          {!may
            ? t('access.noPictures')
            : !on
              ? t('console.pictureOff')
              : phase === 'unplayable'
                ? t('console.pictureUnplayable')
                : t('console.pictureWaiting')}
        </div>
      )}
    </div>
  )
}

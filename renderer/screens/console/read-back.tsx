// What was decoded last of what is on the disk, of every picture that is recorded, and how old it is.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { SourceView } from '../../../native/contract/sources.ts'
import type { ProofPicture, SourceState } from '../../../native/contract/state.ts'
import { useProof } from '../../station/use-proof.ts'
import { useNow } from '../../station/use-station.ts'
import { hasPicture } from './arrangement.ts'

/** Seconds after which a picture read back is late: key frames of cameras come every few seconds. */
const late = 12

function draw(canvas: HTMLCanvasElement, { width, height, grey }: ProofPicture): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  const image = context.createImageData(width, height)
  const pixels = atob(grey)
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels.charCodeAt(i)
    image.data.set([value, value, value, 255], 4 * i)
  }
  context.putImageData(image, 0, 0)
}

function Picture({ room, source }: { room: string; source: SourceView }) {
  const { t } = useTranslation()
  const now = useNow()
  const canvas = useRef<HTMLCanvasElement>(null)
  const proof = useProof(room, source.id)
  useEffect(() => {
    if (proof !== undefined && canvas.current !== null) draw(canvas.current, proof)
  }, [proof])
  const seconds = proof === undefined ? null : Math.max(0, Math.round((now - Date.parse(proof.at)) / 1000))
  return (
    <figure className="read-back">
      <canvas
        ref={canvas}
        width={proof?.width ?? 160}
        height={proof?.height ?? 90}
        role="img"
        aria-label={t('console.readBackOf', { name: source.name })}
      />
      <figcaption>
        <span>{source.name}</span>{' '}
        <span className={seconds !== null && seconds > late ? 'danger-text number' : 'quiet number'}>
          {seconds === null ? t('console.never') : t('console.agoSeconds', { seconds })}
        </span>
      </figcaption>
    </figure>
  )
}

export function ReadBack({ room, states }: { room: RoomView; states: readonly SourceState[] }) {
  const { t } = useTranslation()
  const stateOf = (source: SourceView) => states.find((state) => state.source === source.id)
  const recorded = room.sources.filter((source) => hasPicture(source, stateOf(source)))
  if (recorded.length === 0) return null
  return (
    <div className="read-backs" role="group" aria-label={t('console.readBack')}>
      <p className="quiet">{t('console.readBack')}</p>
      {recorded.map((source) => (
        <Picture key={source.id} room={room.id} source={source} />
      ))}
    </div>
  )
}

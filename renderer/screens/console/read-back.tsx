// What was decoded last of what is on the disk of one picture, and how old it is: in the corner of its live picture.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceView } from '../../../native/contract/sources.ts'
import type { ProofPicture } from '../../../native/contract/state.ts'
import { useProof } from '../../station/use-proof.ts'
import { useNow } from '../../station/use-station.ts'

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

export function ReadBack({ room, source }: { room: string; source: SourceView }) {
  const { t } = useTranslation()
  const now = useNow()
  const canvas = useRef<HTMLCanvasElement>(null)
  const proof = useProof(room, source.id)
  useEffect(() => {
    if (proof !== undefined && canvas.current !== null) draw(canvas.current, proof)
  }, [proof])
  if (proof === undefined) return null
  const seconds = Math.max(0, Math.round((now - Date.parse(proof.at)) / 1000))
  return (
    <div className={seconds > late ? 'read-back late' : 'read-back'} title={t('console.readBack')}>
      <canvas
        ref={canvas}
        width={proof.width}
        height={proof.height}
        role="img"
        aria-label={t('console.readBackOf', { name: source.name })}
      />
      <span className="number">{t('console.onDisk', { seconds })}</span>
    </div>
  )
}

// Where a signature is drawn: points with pressure and time, kept as they came.
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { strokePaths, type Strokes } from '../../../native/contract/signature-path.ts'

const width = 560
const height = 180
const tenth = (value: number): number => Math.round(value * 10) / 10

export function SignaturePad({ onChange }: { onChange: (strokes: Strokes) => void }) {
  const { t } = useTranslation()
  const began = useRef<number | null>(null)
  const isDown = useRef(false)
  const [strokes, setStrokes] = useState<Strokes>([])
  const keep = (next: Strokes): void => {
    setStrokes(next)
    onChange(next)
  }
  const pointOf = (event: React.PointerEvent<SVGSVGElement>): Strokes[number][number] => {
    const box = event.currentTarget.getBoundingClientRect()
    began.current ??= event.timeStamp
    return [
      tenth(((event.clientX - box.left) / box.width) * width),
      tenth(((event.clientY - box.top) / box.height) * height),
      Math.round(event.pressure * 100) / 100,
      Math.round(event.timeStamp - began.current),
    ]
  }
  return (
    <div className="signature-pad">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('writtenRecord.pad')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          isDown.current = true
          keep([...strokes, [pointOf(event)]])
        }}
        onPointerMove={(event) => {
          const last = strokes.at(-1)
          if (!isDown.current || last === undefined) return
          keep([...strokes.slice(0, -1), [...last, pointOf(event)]])
        }}
        onPointerUp={() => {
          isDown.current = false
        }}
      >
        {strokePaths(strokes).map(({ d, width: wide }, index) => (
          <path key={index} d={d} strokeWidth={wide} />
        ))}
      </svg>
      <div>
        <span className="quiet">{t('writtenRecord.padHint')}</span>{' '}
        <Button
          disabled={strokes.length === 0}
          onClick={() => {
            began.current = null
            keep([])
          }}
        >
          {t('writtenRecord.clear')}
        </Button>
      </div>
    </div>
  )
}

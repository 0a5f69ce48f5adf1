// Who spoke when: a band over the whole recording, time per person, and each speech to be played.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Speech } from '../../../native/contract/recording-course.ts'
import type { Recording } from '../../../native/contract/recordings.ts'
import { clockLength, clockTime } from '../../parts/format.ts'
import './speeches.css'

interface Props {
  readonly known: Recording
  readonly onChoose: (at: number) => void
}

/** Somebody with all that they said. */
interface Spoken {
  readonly key: string
  readonly name: string
  readonly role: Speech['role']
  readonly speeches: readonly Speech[]
}

function bySpeaker(speeches: readonly Speech[]): Spoken[] {
  const groups = Map.groupBy(speeches, ({ name, role }) => JSON.stringify([name, role]))
  return [...groups].flatMap(([key, own]) => {
    const [first] = own
    return first === undefined ? [] : [{ key, name: first.name, role: first.role, speeches: own }]
  })
}

/** One row per speaker; a click plays from that place. The list below says the same to a screen reader. */
function Band({ known, spoken, onChoose }: Props & { spoken: readonly Spoken[] }) {
  const { t } = useTranslation()
  const from = Date.parse(known.opened)
  const length = Math.max(1, Date.parse(known.closed ?? known.opened) - from)
  const part = (at: number): number => (100 * (at - from)) / length
  return (
    <div
      className="speech-band"
      aria-hidden="true"
      title={t('speakers.band')}
      onClick={({ clientX, currentTarget }) => {
        const { left, width } = currentTarget.getBoundingClientRect()
        onChoose(from + (length * (clientX - left)) / width)
      }}
    >
      {spoken.map(({ key, speeches }) => (
        <div key={key}>
          {speeches.map((one) => {
            const begin = part(Date.parse(one.from))
            const end = part(one.to === null ? from + length : Date.parse(one.to))
            return <i key={one.from} style={{ left: `${begin}%`, width: `${Math.max(0.3, end - begin)}%` }} />
          })}
        </div>
      ))}
    </div>
  )
}

export function Speeches({ known, onChoose }: Props) {
  const { t } = useTranslation()
  const spoken = bySpeaker(known.speeches)
  if (known.speeches.length === 0) return null
  return (
    <section className="panel stack speeches">
      <h2>{t('speakers.speeches')}</h2>
      <div className="speech-rows">
        <Band known={known} spoken={spoken} onChoose={onChoose} />
        <ul aria-label={t('speakers.sums')}>
          {spoken.map(({ key, name, role, speeches }) => (
            <li key={key}>
              <span>
                {name} <span className="quiet">{t(`terms.presentRole.${role}`)}</span>
              </span>{' '}
              <span className="number">
                {clockLength(speeches.reduce((sum, { milliseconds }) => sum + milliseconds, 0))}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <ol className="recording-files" aria-label={t('speakers.list')}>
        {known.speeches.map(({ from, to, name, role }) => (
          <li key={from}>
            <Button
              type="link"
              aria-label={t('speakers.play', { name, at: clockTime(from) })}
              onClick={() => {
                onChoose(Date.parse(from))
              }}
            >
              {clockTime(from)}
            </Button>
            {name}{' '}
            <span className="quiet">
              {t(`terms.presentRole.${role}`)} · {to === null ? t('speakers.lasting') : clockTime(to)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

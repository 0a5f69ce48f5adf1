// The order of speakers: one key marks who speaks from now on, and the time that each has spoken is summed.
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Speaker } from '../../../native/contract/recording-course.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { clockLength } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { useShortcut } from '../../parts/shortcut.ts'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { useNow } from '../../station/use-station.ts'
import './script.css'
import { SpeakerDialog } from './speaker-dialog.tsx'

/** Keys 1 to 9 for the first nine. */
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

function SpeakerKey({ name, onPress }: { name: string; onPress: () => void }) {
  useShortcut(name, onPress)
  return <kbd>{name}</kbd>
}

interface RowProps {
  readonly speaker: RunningRecording['speaking']['speakers'][number]
  readonly number: string | undefined
  /** Since when this one speaks; null when another does. */
  readonly since: string | null
  readonly onSpeak: () => void
}

function SpeakerRow({ speaker: { name, role, milliseconds }, number, since, onSpeak }: RowProps) {
  const { t } = useTranslation()
  const now = useNow()
  const own = since === null ? 0 : Math.max(0, now - Date.parse(since))
  return (
    <li>
      <button
        type="button"
        className="speaker"
        aria-pressed={since !== null}
        aria-label={t('speakers.speak', { name, role: t(`terms.presentRole.${role}`) })}
        onClick={onSpeak}
      >
        {number === undefined ? <span /> : <SpeakerKey name={number} onPress={onSpeak} />}
        <span className="speaker-name">
          {name} <span className="quiet">{t(`terms.presentRole.${role}`)}</span>
        </span>
        <span className="number">
          {since === null ? null : <strong>{clockLength(own)}</strong>}{' '}
          <span className="quiet">{t('speakers.total', { length: clockLength(milliseconds + own) })}</span>
        </span>
      </button>
    </li>
  )
}

interface SpeakersProps {
  readonly room: string
  readonly recording: RunningRecording
}

/** Shown to whoever may mark who speaks. */
export function SpeakersPanel(props: SpeakersProps) {
  return useMay()('recordings.speaker') ? <Speakers {...props} /> : null
}

function Speakers({ room, recording }: SpeakersProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const { mutate } = useAct('recordings.speaker')
  const { speakers, current } = recording.speaking
  const mark = (speaker: Speaker | null): void => {
    mutate(
      { room, speaker, person: recording.operator },
      { onError: (error) => void message.error(t(`failures.${failureFrom(error).code}`)) },
    )
  }
  useShortcut('0', () => {
    mark(null)
  })
  return (
    <section className="panel speakers" aria-label={t('speakers.title')}>
      <header>
        <h2>{t('speakers.title')}</h2>
        <Button
          size="small"
          icon={<Icon name="add" />}
          onClick={() => {
            setAdding(true)
          }}
        >
          {t('speakers.add')}
        </Button>
      </header>
      <p className="quiet">{t(speakers.length === 0 ? 'speakers.none' : 'speakers.note')}</p>
      <ul>
        {speakers.map((speaker, index) => (
          <SpeakerRow
            key={`${speaker.name} ${speaker.role}`}
            speaker={speaker}
            number={keys[index]}
            since={current?.index === index ? current.since : null}
            onSpeak={() => {
              mark({ name: speaker.name, role: speaker.role })
            }}
          />
        ))}
        {speakers.length === 0 ? null : (
          <li>
            <button
              type="button"
              className="speaker"
              aria-pressed={current === null}
              onClick={() => {
                mark(null)
              }}
            >
              <kbd>0</kbd>
              <span className="speaker-name">{t('speakers.nobody')}</span>
            </button>
          </li>
        )}
      </ul>
      {adding ? (
        <SpeakerDialog
          room={room}
          operator={recording.operator}
          onClose={() => {
            setAdding(false)
          }}
        />
      ) : null}
    </section>
  )
}

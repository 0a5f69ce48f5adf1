// What is to be said aloud at the start and after each break, ticked as it is said.
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RunningRecording } from '../../../native/contract/state.ts'
import type { AnnouncementStep } from '../../../native/contract/terms.ts'
import { clockTime } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { useShortcut } from '../../parts/shortcut.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

export function Announcements({ room, recording }: { room: string; recording: RunningRecording }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { mutate, isPending } = useAct('recordings.announce')
  const next = recording.announcements.find(({ at }) => at === null)
  const tick = (step: AnnouncementStep): void => {
    mutate(
      { room, step, person: recording.operator },
      { onError: (error) => void message.error(t(`failures.${failureFrom(error).code}`)) },
    )
  }
  useShortcut(
    'a',
    () => {
      if (next !== undefined) tick(next.step)
    },
    next !== undefined && !isPending,
  )
  return (
    <section
      className={`panel announcements${next === undefined ? ' done' : ''}`}
      aria-label={t('breaks.announcements')}
    >
      <h2>{t('breaks.announcements')}</h2>
      <p className="quiet">{t(next === undefined ? 'breaks.announced' : 'breaks.announcementsNote')}</p>
      <ul>
        {recording.announcements.map(({ step, at, person }) => (
          <li key={step}>
            {at === null ? (
              <Button
                block
                disabled={isPending}
                aria-label={t('breaks.announce', { step: t(`terms.announcement.${step}`) })}
                onClick={() => {
                  tick(step)
                }}
              >
                <span className="announcement-box" aria-hidden="true" />
                {t(`terms.announcement.${step}`)}
                {next?.step === step ? <kbd>A</kbd> : null}
              </Button>
            ) : (
              <span className="announced">
                <Icon name="check" />
                <span>
                  {t(`terms.announcement.${step}`)}{' '}
                  <span className="quiet number">
                    {t('breaks.announcedAt', { at: clockTime(at), person: person ?? '' })}
                  </span>
                </span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

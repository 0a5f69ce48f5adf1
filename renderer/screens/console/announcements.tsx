// What is to be said aloud at the start and after each break, ticked as it is said, or skipped with a reason.
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recordings.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'
import type { AnnouncementStep } from '../../../native/contract/terms.ts'
import { clockTime } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { useShortcut } from '../../parts/shortcut.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { AnnouncementDialog, type Reasoned } from './announcement-dialog.tsx'

interface DueProps {
  step: AnnouncementStep
  isNext: boolean
  disabled: boolean
  onTick: () => void
  onSkip: () => void
}

function DueStep({ step, isNext, disabled, onTick, onSkip }: DueProps) {
  const { t } = useTranslation()
  const name = t(`terms.announcement.${step}`)
  return (
    <>
      <Button block disabled={disabled} aria-label={t('breaks.announce', { step: name })} onClick={onTick}>
        <span className="announcement-box" aria-hidden="true" />
        {name}
        {isNext ? <kbd>A</kbd> : null}
      </Button>
      <Button type="text" disabled={disabled} aria-label={t('breaks.skipStep', { step: name })} onClick={onSkip}>
        {t('breaks.skip')}
        {isNext ? <kbd>K</kbd> : null}
      </Button>
    </>
  )
}

interface StatedProps {
  stated: Announcement & { at: string }
  isLatest: boolean
  onWithdraw: () => void
}

function StatedStep({ stated: { step, at, person, skipped }, isLatest, onWithdraw }: StatedProps) {
  const { t } = useTranslation()
  const name = t(`terms.announcement.${step}`)
  const said = { at: clockTime(at), person: person ?? '' }
  return (
    <>
      <span className="announced">
        {skipped === null ? <Icon name="check" /> : <span aria-hidden="true">–</span>}
        <span>
          {name}{' '}
          <span className="quiet number">
            {skipped === null ? t('breaks.announcedAt', said) : t('breaks.skippedAt', { ...said, reason: skipped })}
          </span>
        </span>
      </span>
      <Button type="text" aria-label={t('breaks.withdrawStep', { step: name })} onClick={onWithdraw}>
        {t('breaks.withdraw')}
        {isLatest ? <kbd>U</kbd> : null}
      </Button>
    </>
  )
}

const isStated = (one: Announcement): one is Announcement & { at: string } => one.at !== null

export function Announcements({ room, recording }: { room: string; recording: RunningRecording }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [asked, setAsked] = useState<Reasoned | null>(null)
  const { mutate, isPending } = useAct('recordings.announce')
  const { announcements, operator } = recording
  const next = announcements.find(({ at }) => at === null)
  const latest = announcements.filter(isStated).reduce<(Announcement & { at: string }) | undefined>((before, one) => {
    return before === undefined || one.at >= before.at ? one : before
  }, undefined)
  const tick = (step: AnnouncementStep): void => {
    mutate(
      { room, step, person: operator },
      { onError: (error) => void message.error(t(`failures.${failureFrom(error).code}`)) },
    )
  }
  const ask = (act: Reasoned['act'], step: AnnouncementStep | undefined): void => {
    if (step !== undefined) setAsked({ act, step })
  }
  useShortcut(
    'a',
    () => {
      if (next !== undefined) tick(next.step)
    },
    next !== undefined && !isPending,
  )
  useShortcut(
    'k',
    () => {
      ask('skip', next?.step)
    },
    next !== undefined && !isPending,
  )
  useShortcut(
    'u',
    () => {
      ask('withdraw', latest?.step)
    },
    latest !== undefined,
  )
  return (
    <section
      className={`panel announcements${next === undefined ? ' done' : ''}`}
      aria-label={t('breaks.announcements')}
    >
      <h2>{t('breaks.announcements')}</h2>
      <p className="quiet">{t(next === undefined ? 'breaks.announced' : 'breaks.announcementsNote')}</p>
      <ul>
        {announcements.map((one) => (
          <li key={one.step}>
            {isStated(one) ? (
              <StatedStep
                stated={one}
                isLatest={one === latest}
                onWithdraw={() => {
                  ask('withdraw', one.step)
                }}
              />
            ) : (
              <DueStep
                step={one.step}
                isNext={one === next}
                disabled={isPending}
                onTick={() => {
                  tick(one.step)
                }}
                onSkip={() => {
                  ask('skip', one.step)
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {asked === null ? null : (
        <AnnouncementDialog
          {...asked}
          room={room}
          operator={operator}
          onClose={() => {
            setAsked(null)
          }}
        />
      )}
    </section>
  )
}

// Covers the whole window while a room records and something in it is not recorded, until a named person takes note.
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import { clockLength, clockTime } from '../../parts/format.ts'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { blinkTitle } from '../../parts/use-title.ts'
import { isOpenTo, useAccess } from '../../station/use-access.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import { useNow, useStation } from '../../station/use-station.ts'
import { LogInForm } from '../access/log-in-form.tsx'
import './alarm-cover.css'
import { openDangers, type Danger } from './dangers.ts'
import { startSiren } from './siren.ts'

/** Milliseconds in which nothing is noted: a key that was meant for something else must not end an alarm. */
const grace = 1200

/** Where a danger is: room and source, or the station. */
function usePlace({ room, alarm }: Danger): { room: string; source: string } {
  const { t } = useTranslation()
  const { data: rooms } = useAnswer('rooms.list', {})
  const known: RoomView | undefined = rooms?.find(({ id }) => id === room.room)
  const source = known?.sources.find(({ id }) => id === alarm.track)?.name ?? alarm.track ?? t('console.alarmStation')
  return { room: known?.name ?? '', source }
}

function DangerItem({ danger, large }: { danger: Danger; large: boolean }) {
  const { t } = useTranslation()
  const now = useNow()
  const place = usePlace(danger)
  const { code, track, raised, cleared } = danger.alarm
  const failure = danger.room.sources.find(({ source }) => source === track)?.failure ?? null
  const seconds = t('alarm.lasting', {
    length: clockLength((cleared === null ? now : Date.parse(cleared)) - Date.parse(raised)),
  })
  return (
    <li className={large ? 'danger-item large' : 'danger-item'}>
      <div className="danger-place">
        {place.room} · {place.source}
      </div>
      <div className="danger-title">{t(`alarms.${code}.title`)}</div>
      <div className="danger-times number">
        {cleared === null
          ? t('console.alarmSince', { at: clockTime(raised) })
          : t('console.alarmOver', { from: clockTime(raised), to: clockTime(cleared) })}{' '}
        {seconds}
      </div>
      <div className="danger-advice">
        {cleared === null
          ? failure === null
            ? t(`alarms.${code}.advice`)
            : t(`failures.${failure.code}`)
          : t('alarm.over')}
      </div>
    </li>
  )
}

/** Sounds and blinks while it is shown; whether the browser lets it sound. */
function useCry(title: string): boolean {
  const [blocked, setBlocked] = useState(false)
  useEffect(() => startSiren(setBlocked), [])
  useEffect(() => blinkTitle(title), [title])
  return blocked
}

function Cover({ dangers }: { dangers: readonly [Danger, ...Danger[]] }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const shown = useRef(0)
  const access = useAccess()
  const loggedIn = access?.hasAccounts === true ? (access.person?.name ?? '') : null
  const [typed, setPerson] = useState(dangers[0].room.recording?.operator ?? '')
  const person = loggedIn ?? typed
  const { mutate, isPending } = useAct('alarms.acknowledge')
  const blocked = useCry(`⚠ ${t(`alarms.${dangers[0].alarm.code}.title`)} · ${usePlace(dangers[0]).room}`)
  useEffect(() => {
    shown.current = performance.now()
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[data-note]')?.focus()
  }, [])
  const note = (): void => {
    if (person.trim() === '' || performance.now() - shown.current < grace) return
    for (const { room, alarm } of dangers) mutate({ room: room.room, alarm: alarm.id, person: person.trim() })
  }
  const most = dangers.slice(0, 4)
  return (
    <dialog
      ref={dialog}
      className="alarm-cover"
      role="alertdialog"
      aria-modal="true"
      aria-label={t('alarm.title')}
      onCancel={(event) => {
        event.preventDefault()
      }}
    >
      <div className="alarm-head">
        <PhaseShape phase="failed" size={88} />
        <h1>{t('alarm.title')}</h1>
      </div>
      <ul className="danger-list" aria-live="assertive">
        {most.map((danger, index) => (
          <DangerItem key={danger.alarm.id} danger={danger} large={index === 0} />
        ))}
        {dangers.length > most.length ? <li>{t('alarm.more', { number: dangers.length - most.length })}</li> : null}
      </ul>
      {access !== undefined && !isOpenTo(access) ? (
        <div className="alarm-log-in">
          <p>{t('alarm.logInFirst')}</p>
          <LogInForm account={access.person?.account ?? ''} />
        </div>
      ) : (
        <div className="alarm-note">
          <label>
            <span>{t('alarm.person')}</span>
            <Input
              size="large"
              value={person}
              readOnly={loggedIn !== null}
              maxLength={80}
              onChange={(event) => {
                setPerson(event.target.value)
              }}
              onPressEnter={note}
            />
          </label>
          <Button
            data-note
            size="large"
            className="big"
            loading={isPending}
            disabled={person.trim() === ''}
            onClick={note}
          >
            {t('console.acknowledge')} <kbd>Enter</kbd>
          </Button>
          <p>{t(blocked ? 'alarm.soundBlocked' : 'alarm.goesOn')}</p>
        </div>
      )}
    </dialog>
  )
}

export function AlarmCover() {
  const [first, ...others] = openDangers(useStation().station)
  return first === undefined ? null : <Cover dangers={[first, ...others]} />
}

// The check before a session: everything that must be in order, on one screen, before anybody sits down.
import { Button, Checkbox, Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { PreflightLevel, PreflightResult } from '../../../native/contract/preflight.ts'
import type { RoomView } from '../../../native/contract/rooms.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { clockTime } from '../../parts/format.ts'
import { LevelShape } from '../../parts/level-shape.tsx'
import { Page } from '../../parts/page.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { useRoomState } from '../../station/use-station.ts'
import { CheckRow } from './check-row.tsx'
import './preflight.css'
import { playTestTone } from './test-tone.ts'

/** The gravest level decides. */
function verdictOf({ checks }: PreflightResult): Exclude<PreflightLevel, 'untold'> {
  const has = (wanted: PreflightLevel) => checks.some(({ level }) => level === wanted)
  return has('red') ? 'red' : has('amber') ? 'amber' : 'green'
}

function Verdict({ result }: { result: PreflightResult }) {
  const { t } = useTranslation()
  const verdict = verdictOf(result)
  return (
    <div className={`preflight-verdict ${verdict}`} role="status">
      <LevelShape level={verdict} size={48} />
      <div>
        <strong>{t(`preflight.${verdict}`)}</strong>
        <div>
          {t(`preflight.${verdict}Note`)}{' '}
          <span className="number">{t('preflight.checkedAt', { at: clockTime(result.at) })}</span>
        </div>
      </div>
    </div>
  )
}

function Checks({ room, result }: { room: RoomView; result: PreflightResult }) {
  const { t } = useTranslation()
  const nameOf = (track: string | null) => room.sources.find(({ id }) => id === track)?.name
  const groups = [
    [t('preflight.room'), result.checks.filter(({ subject }) => subject === 'source')],
    [t('preflight.station'), result.checks.filter(({ subject }) => subject !== 'source')],
  ] as const
  return groups.map(([title, checks]) => (
    <section key={title} className="panel">
      <h2>{title}</h2>
      <ul className="checks">
        {checks.map((check) => (
          <CheckRow
            key={`${check.subject} ${check.track ?? ''} ${check.finding}`}
            check={check}
            name={nameOf(check.track) ?? t(`preflight.subject.${check.subject}`)}
          />
        ))}
      </ul>
    </section>
  ))
}

function RoomCheck({ room }: { room: RoomView }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const state = useRoomState(room.id)
  const { mutate, isPending, error } = useAct('rooms.preflight')
  const result = state?.preflight ?? null
  const isBusy = state?.phase === 'recording' || state?.phase === 'starting' || state?.phase === 'sealing'
  const [tone, setTone] = useState(false)
  const check = (): void => {
    if (isBusy || isPending) return
    const endTone = tone ? playTestTone() : () => undefined
    mutate({ room: room.id, tone }, { onSettled: endTone })
  }
  const start = (): void => void navigate(`/console/${room.id}`, { state: { start: true } })
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || isBusy) return
    begun.current = true
    mutate({ room: room.id })
  }, [isBusy, mutate, room.id])
  useCommand('check-room', check)
  useCommand('start-recording', start, result !== null && verdictOf(result) !== 'red' && !isPending)
  const tools = (
    <>
      <Button onClick={() => void navigate(`/console/${room.id}`)}>{t('common.back')}</Button>
      <Button loading={isPending} disabled={isBusy} onClick={check} aria-keyshortcuts="C">
        {t('preflight.again')} <kbd>C</kbd>
      </Button>
      <Button
        type="primary"
        disabled={result === null || isPending || verdictOf(result) === 'red'}
        onClick={start}
        aria-keyshortcuts="S"
      >
        {t('console.start')} <kbd>S</kbd>
      </Button>
    </>
  )
  return (
    <Page title={`${t('preflight.title')} · ${room.name}`} tools={tools}>
      <p className="quiet">{t('preflight.lead')}</p>
      <Checkbox
        checked={tone}
        onChange={({ target }) => {
          setTone(target.checked)
        }}
      >
        {t('preflight.tone')}
      </Checkbox>
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      {isPending ? (
        <div className="preflight-verdict" role="status">
          <Spin size="large" />
          <strong>{t('preflight.checking')}</strong>
        </div>
      ) : result === null ? null : (
        <Verdict result={result} />
      )}
      {result === null || isPending ? null : <Checks room={room} result={result} />}
    </Page>
  )
}

export function PreflightScreen() {
  const { t } = useTranslation()
  const { room: id } = useParams()
  const { data: rooms } = useAnswer('rooms.list', {})
  const room = rooms?.find((each) => each.id === id)
  if (room === undefined)
    return (
      <Page title={t('preflight.title')}>
        <Spin />
      </Page>
    )
  return <RoomCheck key={room.id} room={room} />
}

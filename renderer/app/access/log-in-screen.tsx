// In front of everything while nobody is logged in: who may come in, and what is being recorded meanwhile.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AccessState } from '../../../native/contract/people.ts'
import type { RoomState } from '../../../native/contract/state.ts'
import { clockLength } from '../../parts/format.ts'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { useTitle } from '../../parts/use-title.ts'
import { useAct } from '../../station/use-call.ts'
import { useNow, useStation } from '../../station/use-station.ts'
import { switchLanguage } from '../../text/i18n.ts'
import { useLanguage } from '../../text/use-language.ts'
import './access.css'
import { LogInForm } from './log-in-form.tsx'
import { PasswordForm } from './password-form.tsx'

function RunningRoom({ recording, phase, alarms }: RoomState) {
  const { t } = useTranslation()
  const now = useNow()
  if (recording === null) return null
  const open = alarms.filter(({ cleared }) => cleared === null)
  return (
    <li className={open.length > 0 ? 'danger-text' : ''}>
      <PhaseShape phase={phase} size={22} />
      <span>
        {t('access.records', { operator: recording.operator })}{' '}
        <span className="number">{clockLength(now - Date.parse(recording.since))}</span>
        {open.map(({ id, code }) => (
          <div key={id}>{t(`alarms.${code}.title`)}</div>
        ))}
      </span>
    </li>
  )
}

export function LogInScreen({ access }: { access: AccessState }) {
  const { t } = useTranslation()
  const rooms = (useStation().station?.rooms ?? []).filter(({ recording }) => recording !== null)
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  const logOut = useAct('access.logOut')
  const { person, locked, mustChange } = access
  const title = t(mustChange !== null && !locked ? 'access.mustChange' : locked ? 'access.locked' : 'access.logIn')
  useTitle(`${title} · ${t('app.name')}`)
  return (
    <div className="log-in" role="dialog" aria-modal="true" aria-label={title}>
      <div className="log-in-card panel">
        <div className="brand">
          <img src="./icon.svg" alt="" />
          {t('app.name')}
        </div>
        <h1>{title}</h1>
        {rooms.length === 0 ? null : (
          <ul className="log-in-rooms" aria-live="polite">
            {rooms.map((room) => (
              <RunningRoom key={room.room} {...room} />
            ))}
          </ul>
        )}
        {person !== null && mustChange !== null && !locked ? (
          <>
            <p>{t(`access.problem.${mustChange}`, { length: access.rules.length, kinds: access.rules.kinds })}</p>
            <PasswordForm onDone={() => undefined} />
            <Button
              type="text"
              onClick={() => {
                logOut.mutate({})
              }}
            >
              {t('access.logOut')}
            </Button>
          </>
        ) : (
          <>
            {locked ? <p>{t('access.lockedBy', { name: person?.name ?? '' })}</p> : null}
            <LogInForm account={locked ? (person?.account ?? '') : ''} />
          </>
        )}
        <Button
          type="text"
          lang={other}
          onClick={() => {
            switchLanguage(other)
          }}
        >
          {other === 'en' ? 'English' : '中文'}
        </Button>
      </div>
    </div>
  )
}

// Dangers of which somebody has taken note and that are not over, on every screen but the console, which lists them.
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useAnswer } from '../../station/use-call.ts'
import { useStation } from '../../station/use-station.ts'
import { lastingDangers } from './dangers.ts'

export function AlarmBand() {
  const { t } = useTranslation()
  const { data: rooms } = useAnswer('rooms.list', {})
  const { pathname } = useLocation()
  const dangers = lastingDangers(useStation().station)
  if (dangers.length === 0 || pathname.startsWith('/console')) return null
  return (
    <div className="notice danger" role="status">
      {dangers.map(({ room, alarm }) => {
        const known = rooms?.find(({ id }) => id === room.room)
        const source = known?.sources.find(({ id }) => id === alarm.track)?.name ?? t('console.alarmStation')
        return (
          <Link key={alarm.id} to={`/console/${room.room}`}>
            {known?.name} · {source} · {t(`alarms.${alarm.code}.title`)}
          </Link>
        )
      })}
    </div>
  )
}

// What concerns every screen: the station out of hearing, recordings recovered after a crash, a database that was lost.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LostDatabase } from '../../native/contract/state.ts'
import { useStation } from '../station/use-station.ts'

function LostDatabaseNotice({ lost: { keptAside, rooms } }: { readonly lost: LostDatabase }) {
  const { t } = useTranslation()
  return (
    <div className="notice danger" role="alert">
      <span>{t('app.databaseLost')}</span>
      {rooms.length === 0 ? null : <span>{t('app.roomsLost', { rooms: rooms.join(t('app.between')) })}</span>}
      {keptAside === null ? null : <span>{t('app.databaseKept', { path: keptAside })}</span>}
    </div>
  )
}

export function Notices() {
  const { t } = useTranslation()
  const { connected, station } = useStation()
  const recovered = station?.recovered ?? []
  return (
    <>
      {connected || station === null ? null : (
        <div className="notice danger" role="alert">
          <span>{t('app.lost')}</span>
          <span>{t('app.lostNote')}</span>
        </div>
      )}
      {station?.lostDatabase == null ? null : <LostDatabaseNotice lost={station.lostDatabase} />}
      {recovered.length === 0 ? null : (
        <div className="notice" role="status">
          {t('app.recovered')}
          {recovered.map(({ recording }) => (
            <Link key={recording} to={`/recordings/${recording}`} className="mono">
              {recording}
            </Link>
          ))}
        </div>
      )}
    </>
  )
}

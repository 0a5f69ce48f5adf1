// What concerns every screen: the station out of hearing, recordings recovered after a crash.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useStation } from '../station/use-station.ts'

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

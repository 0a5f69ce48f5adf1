// What concerns every screen: the station out of hearing, recordings recovered after a crash, a database that was lost, the audit log.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LostDatabase } from '../../native/contract/state.ts'
import { dayAndTime } from '../parts/format.ts'
import { useStation } from '../station/use-station.ts'
import { OpenNotice } from './access/open-notice.tsx'
import { AuditNotice } from './audit-notice.tsx'
import { HappenedNotices } from './desktop/happened-notices.tsx'
import { DifferingNotice } from './differing-notice.tsx'
import { RecoveredNotice } from './recovered-notice.tsx'

function LostDatabaseNotice({ lost: { keptAside, restored, rooms } }: { readonly lost: LostDatabase }) {
  const { t } = useTranslation()
  const [read, setRead] = useState(false)
  if (read) return null
  return (
    <div className="notice" role="alert">
      <strong className="danger-text">
        {restored === null ? t('app.databaseLost') : t('app.databaseRestored', { at: dayAndTime(restored) })}
      </strong>
      {rooms.length === 0 ? null : <span>{t('app.roomsLost', { rooms: rooms.join(t('app.between')) })}</span>}
      {keptAside === null ? null : <span>{t('app.databaseKept', { path: keptAside })}</span>}
      <Button
        size="small"
        onClick={() => {
          setRead(true)
        }}
      >
        {t('common.close')}
      </Button>
    </div>
  )
}

export function Notices() {
  const { t } = useTranslation()
  const { connected, station } = useStation()
  return (
    <>
      {connected || station === null ? null : (
        <div className="notice danger" role="alert">
          <span>{t('app.lost')}</span>
          <span>{t('app.lostNote')}</span>
        </div>
      )}
      {station?.lostDatabase == null ? null : <LostDatabaseNotice lost={station.lostDatabase} />}
      {station === null ? null : <HappenedNotices />}
      {station === null ? null : <AuditNotice audit={station.audit} />}
      <DifferingNotice differing={station?.differing ?? []} />
      {station?.access.hasAccounts === false ? <OpenNotice /> : null}
      <RecoveredNotice recovered={station?.recovered ?? []} />
    </>
  )
}

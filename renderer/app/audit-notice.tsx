// The audit log is part of what a court may ask for: every screen says when it can't be written or was found damaged.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { AuditState } from '../../native/contract/audit.ts'
import { DamagedAudit, FailingAudit } from '../parts/audit-state.tsx'

function DamagedNotice({ segments }: { segments: readonly number[] }) {
  const { t } = useTranslation()
  const [isRead, setRead] = useState(false)
  if (isRead) return null
  return (
    <div className="notice" role="alert">
      <span className="danger-text" style={{ flex: 1 }}>
        <DamagedAudit segments={segments} />
      </span>
      <Link to="/audit">{t('audit.state.look')}</Link>
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

export function AuditNotice({ audit }: { audit: AuditState }) {
  const { pathname } = useLocation()
  // Its own screen says all of it.
  if (pathname === '/audit') return null
  return (
    <>
      {audit.state === 'failing' ? (
        <div className="notice danger" role="alert">
          <FailingAudit audit={audit} />
        </div>
      ) : null}
      {audit.damaged.length === 0 ? null : <DamagedNotice segments={audit.damaged} />}
    </>
  )
}

// Copies that are not what was sealed: for a person to look at, until it is read.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DifferingCopies } from '../../native/contract/state.ts'

function Line({ copies: { recording, vault, mirror } }: { readonly copies: DifferingCopies }) {
  const { t } = useTranslation()
  const between = t('app.between')
  return (
    <div>
      <Link to={`/recordings/${recording}`} className="mono">
        {recording}
      </Link>{' '}
      {vault.length === 0 ? null : <span>{t('app.copyInVault', { files: vault.join(between) })} </span>}
      {mirror.length === 0 ? null : <span>{t('app.copyOnSecond', { files: mirror.join(between) })}</span>}
    </div>
  )
}

export function DifferingNotice({ differing }: { readonly differing: readonly DifferingCopies[] }) {
  const { t } = useTranslation()
  // What is found later is told again.
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  const unread = differing.filter((copies) => !read.has(JSON.stringify(copies)))
  if (unread.length === 0) return null
  return (
    <div className="notice" role="alert">
      <div style={{ flex: 1 }}>
        <strong className="danger-text">{t('app.copiesDiffer')}</strong>
        {unread.map((copies) => (
          <Line key={copies.recording} copies={copies} />
        ))}
      </div>
      <Button
        size="small"
        onClick={() => {
          setRead(new Set(differing.map((copies) => JSON.stringify(copies))))
        }}
      >
        {t('common.close')}
      </Button>
    </div>
  )
}

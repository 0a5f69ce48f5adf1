// What this program is: version, build, licence, and what of others is in it.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StationFacts } from '../../../native/contract/settings.ts'
import { LicencesDialog } from './licences-dialog.tsx'
import './about.css'

export function About({ facts }: { facts: StationFacts }) {
  const { t } = useTranslation()
  const [showsLicences, setShowsLicences] = useState(false)
  return (
    <section className="panel stack">
      <h2>{t('about.title')}</h2>
      <div className="about">
        <img src="./icon.svg" alt="" width={56} height={56} />
        <dl className="facts">
          <dt>{t('settings.version')}</dt>
          <dd>
            {facts.version} · {t('about.purpose')}
          </dd>
          <dt>{t('about.build')}</dt>
          <dd className={facts.build === null ? '' : 'mono'}>{facts.build ?? t('about.fromSources')}</dd>
          <dt>{t('about.licence')}</dt>
          <dd>{t('about.ownLicence')}</dd>
        </dl>
      </div>
      <div>
        <Button
          onClick={() => {
            setShowsLicences(true)
          }}
        >
          {t('about.others')}
        </Button>
      </div>
      {showsLicences ? (
        <LicencesDialog
          onClose={() => {
            setShowsLicences(false)
          }}
        />
      ) : null}
    </section>
  )
}

// Versions of something that is saved in versions: who saved each, when and why.
import { useTranslation } from 'react-i18next'
import { dayAndTime } from './format.ts'

interface Version {
  readonly version: number
  /** Null of the one that comes with the program. */
  readonly saved: string | null
  readonly person: string
  readonly reason: string
  /** What else is to be said of it. */
  readonly note?: string
}

export function SavedVersions({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('versions.title')}</h2>
      <ol className="saved-versions" aria-label={t('versions.title')}>
        {versions.map(({ version, saved, person, reason, note }) => (
          <li key={version}>
            {t('versions.one', { version })}{' '}
            <span className="quiet">
              {saved === null
                ? t('versions.shipped')
                : t('versions.savedBy', { person, reason, at: dayAndTime(saved) })}
            </span>{' '}
            {note}
          </li>
        ))}
      </ol>
    </section>
  )
}

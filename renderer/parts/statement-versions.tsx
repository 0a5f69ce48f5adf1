// Saved versions of fault statements, each with its PDF.
import { useTranslation } from 'react-i18next'
import type { Statement } from '../../native/contract/statements.ts'
import { dayAndTime } from './format.ts'
import './statements.css'

export function StatementVersions({ saved }: { saved: readonly Statement[] }) {
  const { t } = useTranslation()
  return (
    <ul className="statement-versions">
      {saved.map(({ recording, number, version, made, person, file, sha256 }) => (
        <li key={`${recording} ${file}`}>
          <a
            href={`/media/${recording}/${file}`}
            target="_blank"
            rel="noreferrer"
            aria-label={t('statements.open', { number, version })}
          >
            {t('statements.one', { number })} · {t('statements.version', { version })}
          </a>{' '}
          <span className="quiet">
            {dayAndTime(made)} {person}
          </span>
          <div className="mono quiet" title={t('statements.sha256')}>
            {sha256}
          </div>
        </li>
      ))}
    </ul>
  )
}

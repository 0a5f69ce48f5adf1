// What came into a case or changed in it after it was closed: told until it is closed again.
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LaterChange } from '../../../native/contract/later-changes.ts'
import { dayAndTime } from '../../parts/format.ts'
import { useAnswer } from '../../station/use-call.ts'
import './case-file.css'

export const closingPanelId = 'closing'

export function ChangedSince({ changes }: { changes: readonly LaterChange[] }) {
  const { t } = useTranslation()
  if (changes.length === 0) return null
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('closing.changedSince', { count: changes.length })}
        description={t('closing.changedSinceHint')}
      />
      <ol className="closing-findings" aria-label={t('closing.changedSince', { count: changes.length })}>
        {changes.map(({ at, person, kind, subject }, n) => (
          <li key={`${at} ${kind} ${n}`}>
            <span>
              {t(`caseFile.laterChange.${kind}`)} <strong>{subject}</strong>
            </span>
            <span className="quiet">
              <time dateTime={at}>{dayAndTime(at)}</time> {person}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Leads to the list; nothing where nothing changed. */
export function ChangedSinceLink({ count, text }: { count: number; text?: string }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <a
      className="amber-text"
      href={`#${closingPanelId}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(closingPanelId)?.scrollIntoView()
      }}
    >
      {text ?? t('closing.changedSince', { count })}
    </a>
  )
}

/** At the head of a case's page. */
export function ChangedSinceNote({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useAnswer('caseFile.get', { case: id })
  const count = data?.changedSince.length ?? 0
  if (count === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={t('closing.changedSince', { count })}
      description={<ChangedSinceLink count={count} text={t('closing.changedSinceShow')} />}
    />
  )
}

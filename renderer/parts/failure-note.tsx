// A failure as a sentence in the person's language, with its facts below.
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FailureCode, FailureDetails } from '../../native/contract/failures.ts'

interface Shown {
  readonly code: FailureCode
  readonly details: FailureDetails
}

export function FailureNote({ failure, title }: { failure: Shown; title?: string }) {
  const { t } = useTranslation()
  const facts = Object.entries(failure.details).filter(([, value]) => value !== null && value !== '')
  const sentence = t(`failures.${failure.code}`)
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={title ?? sentence}
      description={
        <>
          {title === undefined ? null : <div>{sentence}</div>}
          {facts.length === 0 ? null : (
            <div className="mono quiet" style={{ fontSize: 12 }}>
              {facts.map(([name, value]) => `${name}: ${String(value)}`).join(' · ')}
            </div>
          )}
        </>
      }
    />
  )
}

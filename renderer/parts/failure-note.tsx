// A failure as a sentence in the person's language, with its facts below, and what the help says about it.
import { Alert, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FailureCode, FailureDetails } from '../../native/contract/failures.ts'
import { hasHelp } from './help/topics.ts'

interface Shown {
  readonly code: FailureCode
  readonly details: FailureDetails
}

// The help is read when somebody asks for it.
const TopicDialog = lazy(async () => ({ default: (await import('./help/topic-dialog.tsx')).TopicDialog }))

function HelpOnThis({ code }: { code: FailureCode }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setOpen(true)
        }}
      >
        {t('help.onThis')}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <TopicDialog
            code={code}
            onClose={() => {
              setOpen(false)
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
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
      action={hasHelp(failure.code) ? <HelpOnThis code={failure.code} /> : null}
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

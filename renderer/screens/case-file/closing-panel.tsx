// Closing a case 结案: the check and its explanations, how it was closed, reopening with a reason.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClosingEntry } from '../../../native/contract/case-file-events.ts'
import type { CaseFile } from '../../../native/contract/case-file.ts'
import { dayAndTime } from '../../parts/format.ts'
import { useMay } from '../../station/use-access.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import './case-file.css'
import { CheckDialog } from './check-dialog.tsx'
import { ChangedSince, closingPanelId } from './changed-since.tsx'
import { FindingWords } from './finding-words.tsx'
import { StatedDialog, type Stated } from '../../parts/stated-dialog.tsx'
import { usePrint } from './use-print.ts'

export function ClosingPanel({ id, isVoid }: { id: string; isVoid: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const { data } = useAnswer('caseFile.get', { case: id })
  const { print, isPending } = usePrint(id)
  const [dialog, setDialog] = useState<'check' | 'reopen' | null>(null)
  const close = (): void => {
    setDialog(null)
  }
  const closed = data?.closed ?? null
  const times = data?.closings.filter(({ kind }) => kind === 'closed').length ?? 0
  return (
    <section className="panel stack" id={closingPanelId} aria-label={t('closing.title')}>
      <div className="page-head">
        <h2 style={{ marginRight: 'auto' }}>{t('closing.title')}</h2>
        <Button
          disabled={data === undefined || isPending}
          onClick={() => {
            print('closing-check')
          }}
        >
          {t('caseFile.printed.closing-check')}
        </Button>
      </div>
      {closed === null ? <p className="quiet">{t('closing.open')}</p> : <Closed closed={closed} times={times} />}
      <ChangedSince changes={data?.changedSince ?? []} />
      {data === undefined ? null : <History file={data} />}
      <div className="tools">
        {closed === null && may('caseFile.close') ? (
          <Button
            type="primary"
            disabled={isVoid || data === undefined}
            onClick={() => {
              setDialog('check')
            }}
          >
            {t('closing.check')}
          </Button>
        ) : null}
        {closed !== null && may('caseFile.reopen') ? (
          <Button
            disabled={isVoid}
            onClick={() => {
              setDialog('reopen')
            }}
          >
            {t('closing.reopen')}
          </Button>
        ) : null}
      </div>
      {dialog === 'check' ? <CheckDialog id={id} onClose={close} /> : null}
      {dialog === 'reopen' ? <ReopenDialog id={id} onClose={close} /> : null}
    </section>
  )
}

const explainedIn = ({ findings }: ClosingEntry) => findings.filter(({ explanation }) => explanation !== '').length

/** @param times how often the case has been closed. */
function Closed({ closed, times }: { closed: ClosingEntry; times: number }) {
  const { t } = useTranslation()
  const { day, person, findings } = closed
  const counts = { count: findings.length, explained: explainedIn(closed) }
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={[times < 2 ? '' : t('closing.again', { times }), t('closing.closedBy', { day, person, ...counts })]
          .join(' ')
          .trim()}
        description={t('closing.fileStays')}
      />
      {findings.length === 0 ? null : (
        <details>
          <summary>{t('closing.findings')}</summary>
          <ul className="closing-findings" style={{ marginTop: 10 }}>
            {findings.map((finding) => (
              <li key={finding.key} className={finding.level}>
                <FindingWords finding={finding} />
                {finding.explanation === '' ? null : <span>{finding.explanation}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** What came before the closing that counts now. */
function History({ file: { closings, closed } }: { file: CaseFile }) {
  const { t } = useTranslation()
  const before = closed === null ? closings : closings.slice(0, -1)
  if (before.length === 0) return null
  return (
    <details>
      <summary>{t('closing.history')}</summary>
      <ul>
        {before.map((entry) => (
          <li key={entry.at}>
            {entry.kind === 'closed'
              ? t('closing.closedBy', {
                  ...{ day: entry.day, person: entry.person },
                  ...{ count: entry.findings.length, explained: explainedIn(entry) },
                })
              : t('closing.reopened', { ...entry, at: dayAndTime(entry.at) })}
          </li>
        ))}
      </ul>
    </details>
  )
}

function ReopenDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('caseFile.reopen')
  return (
    <StatedDialog<Stated>
      title={t('closing.reopenTitle')}
      note={t('closing.reopenNote')}
      okText={t('closing.reopen')}
      isDanger
      {...{ isPending, error, onClose }}
      initial={{}}
      onSave={(stated) => {
        mutate({ case: id, ...stated }, { onSuccess: onClose })
      }}
    />
  )
}

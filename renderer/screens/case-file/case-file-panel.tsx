// 卷内目录 of a case: main and secondary file, put in order by keys, corrected, completed by what exists on paper, printed.
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileParts, type FilePart } from '../../../native/contract/case-file-events.ts'
import type { CaseFile, FileItem } from '../../../native/contract/case-file.ts'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { clockLength, dayAndTime } from '../../parts/format.ts'
import { useMay } from '../../station/use-access.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import { IssueDialog } from '../documents/issue-dialog.tsx'
import { exhibitAddress } from '../exhibits/exhibit-view.tsx'
import './case-file.css'
import { ChangedSinceLink } from './changed-since.tsx'
import { ContentsTable } from './contents-table.tsx'
import { CorrectDialog, PaperDialog, WithdrawDialog } from './item-dialogs.tsx'
import { StatedDialog, type Stated } from '../../parts/stated-dialog.tsx'
import { usePrint } from './use-print.ts'

type Dialog =
  { readonly kind: 'correct' | 'withdraw'; readonly item: FileItem } | { readonly kind: 'paper' | 'order' | 'note' }

/** The rows of a part in the order that is being made; what has come since stands at its own place. */
function arranged(items: readonly FileItem[], draft: readonly string[] | null): readonly FileItem[] {
  if (draft === null || draft.length !== items.length) return items
  const known = new Map(items.map((item) => [item.key, item]))
  const rows = draft.flatMap((key) => known.get(key) ?? [])
  return rows.length === items.length ? rows : items
}

export function CaseFilePanel({ id, isVoid }: { id: string; isVoid: boolean }) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('caseFile.get', { case: id })
  const { print, isPending } = usePrint(id)
  return (
    <section className="panel stack" aria-label={t('caseFile.title')}>
      <div className="page-head">
        <h2 style={{ marginRight: 'auto' }}>{t('caseFile.title')}</h2>
        {(['contents', 'closing-note'] as const).map((what) => (
          <Button
            key={what}
            disabled={data === undefined || isPending}
            onClick={() => {
              print(what)
            }}
          >
            {t(`caseFile.printed.${what}`)}
          </Button>
        ))}
      </div>
      {data === undefined ? <Waiting error={error} /> : <Contents id={id} file={data} isVoid={isVoid} />}
    </section>
  )
}

function Contents({ id, file, isVoid }: { id: string; file: CaseFile; isVoid: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const [part, setPart] = useState<FilePart>('main')
  const [draft, setDraft] = useState<readonly string[] | null>(null)
  const [said, setSaid] = useState('')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const isFixed = isVoid || file.closed !== null || !may('caseFile.correct')
  const rows = arranged(
    file.items.filter((item) => item.part === part),
    draft,
  )
  const { totals, retention, version, orderOf, items } = file
  const close = (): void => {
    setDialog(null)
  }
  const move = (at: number, by: 1 | -1): void => {
    const keys = rows.map(({ key }) => key)
    const [key] = keys.splice(at, 1)
    if (key === undefined) return
    keys.splice(at + by, 0, key)
    setDraft(keys)
    setSaid(t('caseFile.moved', { title: rows[at]?.title ?? '', order: at + by + 1 }))
  }
  const unknown = totals.main.unknown + totals.secondary.unknown
  return (
    <>
      <div className="file-head quiet">
        <span>{t('caseFile.retention', { retention: t(`terms.retention.${retention}`) })}</span>
        <span>
          {orderOf === null
            ? t('caseFile.order', { version })
            : t('caseFile.orderOfKind', { version, kind: t(`terms.caseKind.${orderOf}`) })}
        </span>
        {totals.recordings === 0 ? null : (
          <span>
            {t('caseFile.recorded', { count: totals.recordings, length: clockLength(totals.seconds * 1000) })}
          </span>
        )}
        <ChangedSinceLink count={file.changedSince.length} />
        {unknown === 0 ? null : <span className="amber-text">{t('caseFile.unknown', { count: unknown })}</span>}
      </div>
      {items.length === 0 ? (
        <Empty icon="record" title={t('caseFile.none')} hint={t('caseFile.noneHint')} />
      ) : (
        <>
          <Tabs
            activeKey={part}
            onChange={(key) => {
              setPart(key === 'secondary' ? 'secondary' : 'main')
              setDraft(null)
            }}
            items={fileParts.map((each) => ({
              key: each,
              label: t('caseFile.part', { part: t(`caseFile.filePart.${each}`), ...totals[each] }),
            }))}
          />
          <ContentsTable
            of={id}
            items={rows}
            isFixed={isFixed}
            onMove={move}
            onCorrect={(item) => {
              setDialog({ kind: 'correct', item })
            }}
            onWithdraw={(item) => {
              setDialog({ kind: 'withdraw', item })
            }}
          />
          <span className="visually-hidden" role="status">
            {said}
          </span>
        </>
      )}
      {isFixed ? null : (
        <div className="tools">
          <Button
            onClick={() => {
              setDialog({ kind: 'paper' })
            }}
          >
            {t('caseFile.addPaper')}
          </Button>
          {draft === null ? (
            <span className="quiet">{items.length < 2 ? '' : t('caseFile.keys')}</span>
          ) : (
            <>
              <Button
                type="primary"
                onClick={() => {
                  setDialog({ kind: 'order' })
                }}
              >
                {t('caseFile.saveOrder')}
              </Button>
              <Button
                onClick={() => {
                  setDraft(null)
                }}
              >
                {t('caseFile.discardOrder')}
              </Button>
              <span>{t('caseFile.draft')}</span>
            </>
          )}
        </div>
      )}
      <ClosingNote
        id={id}
        file={file}
        mayIssue={!isVoid && file.closed === null && may('documents.issue')}
        onIssue={() => {
          setDialog({ kind: 'note' })
        }}
      />
      {dialog?.kind === 'correct' ? <CorrectDialog id={id} order={orderOf} item={dialog.item} onClose={close} /> : null}
      {dialog?.kind === 'withdraw' ? <WithdrawDialog id={id} item={dialog.item} onClose={close} /> : null}
      {dialog?.kind === 'paper' ? <PaperDialog id={id} order={orderOf} part={part} onClose={close} /> : null}
      {dialog?.kind === 'note' ? <IssueDialog id={id} template="closing-note" onClose={close} /> : null}
      {dialog?.kind === 'order' ? (
        <OrderDialog
          id={id}
          part={part}
          order={rows.map(({ key }) => key)}
          onClose={close}
          onSaved={() => {
            setDraft(null)
            close()
          }}
        />
      ) : null}
    </>
  )
}

interface OrderDialogProps {
  readonly id: string
  readonly part: FilePart
  readonly order: string[]
  readonly onClose: () => void
  readonly onSaved: () => void
}

function OrderDialog({ id, part, order, onClose, onSaved }: OrderDialogProps) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('caseFile.reorder')
  return (
    <StatedDialog<Stated>
      title={t('caseFile.orderTitle', { part: t(`caseFile.filePart.${part}`) })}
      okText={t('common.save')}
      {...{ isPending, error, onClose }}
      initial={{}}
      onSave={(stated) => {
        mutate({ case: id, part, order, ...stated }, { onSuccess: onSaved })
      }}
    />
  )
}

interface ClosingNoteProps {
  readonly id: string
  readonly file: CaseFile
  readonly mayIssue: boolean
  readonly onIssue: () => void
}

function ClosingNote({ id, file: { closingNote }, mayIssue, onIssue }: ClosingNoteProps) {
  const { t } = useTranslation()
  return (
    <p className="tools">
      <strong>{t('caseFile.closingNote')}</strong>
      {closingNote === null ? (
        <span className="quiet">{t('caseFile.closingNoteMissing')}</span>
      ) : (
        <a href={exhibitAddress(id, closingNote.file)} target="_blank" rel="noreferrer">
          {t('caseFile.closingNoteIssued', { at: dayAndTime(closingNote.issued), person: closingNote.person })}
        </a>
      )}
      {mayIssue ? (
        <Button size="small" onClick={onIssue}>
          {t(closingNote === null ? 'caseFile.makeClosingNote' : 'caseFile.closingNoteAgain')}
        </Button>
      ) : null}
    </p>
  )
}

// Takes a list in from a CSV file: everything that is wrong with it, and what it would change, before anything is done.
import { Alert, Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActFileProblem, ActItem } from '../../../native/contract/act-list.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { ListChanges } from './list-changes.tsx'

/** Bytes; a call may not be much longer. */
const longest = 500_000

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function Problems({ title, problems }: { title: string; problems: readonly ActFileProblem[] }) {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="act-problems" tabIndex={0} aria-label={title}>
        {problems.map(({ code, line, column, found }, at) => (
          <li key={`${at} ${code}`}>
            <span className="quiet number">{line === null ? '' : t('actList.importLine', { line })}</span>
            <span>
              {t(`actWords.actFileProblem.${code}`, {
                found,
                column: column === null ? '' : t(`actWords.actColumn.${column}`),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ImportDialogProps {
  readonly onClose: () => void
  readonly onTake: (items: ActItem[]) => void
}

export function ImportDialog({ onClose, onTake }: ImportDialogProps) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [tooLarge, setTooLarge] = useState(false)
  const { mutate, data, isPending, error } = useAct('acts.readFile')
  const errors = data?.problems.filter(({ level }) => level === 'error') ?? []
  const warnings = data?.problems.filter(({ level }) => level === 'warning') ?? []
  const isSound = data !== undefined && data.items.length > 0 && errors.length === 0 && !tooLarge
  const read = (file: File | undefined): void => {
    if (file === undefined) return
    setName(file.name)
    setTooLarge(file.size > longest)
    if (file.size <= longest)
      void base64Of(file).then((bytes) => {
        mutate({ bytes })
      })
  }
  return (
    <Modal
      open
      width={820}
      title={t('actList.importTitle')}
      okText={t('actList.importTake')}
      okButtonProps={{ disabled: !isSound }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        if (isSound) onTake(data.items)
      }}
    >
      <div className="stack" aria-live="polite">
        <p>{t('actList.importNote')}</p>
        <input
          ref={chooser}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label={t('actList.importFile')}
          onChange={({ target }) => {
            read(target.files?.[0])
            target.value = ''
          }}
        />
        <div className="tools">
          <Button loading={isPending} onClick={() => chooser.current?.click()}>
            {t('actList.importFile')}
          </Button>
          <span className="quiet">
            {name} {data === undefined ? '' : t('actList.encoding', { encoding: data.encoding.toUpperCase() })}
          </span>
        </div>
        {tooLarge ? <Alert type="error" role="alert" showIcon title={t('actList.importTooLarge')} /> : null}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        {data === undefined || tooLarge ? null : (
          <>
            <Problems title={t('actList.importProblems', { number: errors.length })} problems={errors} />
            <Problems title={t('actList.importWarnings', { number: warnings.length })} problems={warnings} />
            {isSound ? (
              <>
                <strong>{t('actList.importSound', { number: data.items.length })}</strong>
                <ListChanges changes={data.changes} />
              </>
            ) : null}
          </>
        )}
      </div>
    </Modal>
  )
}

// Documents of a case: those that were issued, and the way to the next.
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../parts/answer.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { useShownFirst } from '../../parts/use-shown-first.ts'
import { useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { exhibitAddress } from '../exhibits/exhibit-view.tsx'
import './documents.css'
import { IssueDialog } from './issue-dialog.tsx'

function Issued({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('documents.list', { case: id })
  if (data === undefined) return <Waiting error={error} />
  if (data.documents.length === 0) return <p className="quiet">{t('documents.none')}</p>
  return (
    <ol className="documents">
      {data.documents.map(({ number, title, documentNumber, template, issued, person, files }) => (
        <li key={number}>
          <strong>{title}</strong> {documentNumber}{' '}
          {files.map(({ file }) => {
            const type = file.split('.').at(-1)?.toUpperCase() ?? ''
            return (
              <a
                key={file}
                href={exhibitAddress(id, file)}
                target="_blank"
                rel="noreferrer"
                aria-label={t('documents.open', { title, type })}
                {...(type === 'DOCX' ? { download: `${title}${documentNumber}.docx` } : {})}
              >
                {type}
              </a>
            )
          })}
          <div className="quiet">{t('documents.by', { at: dayAndTime(issued), person, version: template })}</div>
          <div className="mono quiet">{files.find(({ file }) => file.endsWith('.pdf'))?.sha256}</div>
        </li>
      ))}
    </ol>
  )
}

export function DocumentsPanel({ id, isVoid }: { id: string; isVoid: boolean }) {
  const { t } = useTranslation()
  const { data } = useAnswer('documents.templates', {})
  const issues = useMay()('documents.issue') && !isVoid
  const place = useShownFirst<HTMLElement>('document', data !== undefined)
  const [chosen, setChosen] = useState<string | null>(null)
  const [writing, setWriting] = useState(false)
  const options = (data?.templates ?? []).map(({ key, template }) => ({ value: key, label: template.title }))
  return (
    <section ref={place} className="panel stack" aria-label={t('documents.title')}>
      <h2>{t('documents.title')}</h2>
      <Issued id={id} />
      {!issues ? null : (
        <div className="document-choice">
          <Select
            aria-label={t('documents.choose')}
            placeholder={t('documents.choose')}
            value={chosen}
            options={options}
            onChange={setChosen}
            popupMatchSelectWidth={false}
          />
          <Button
            disabled={chosen === null}
            onClick={() => {
              setWriting(true)
            }}
          >
            {t('documents.write')}
          </Button>
        </div>
      )}
      {writing && chosen !== null ? (
        <IssueDialog
          id={id}
          template={chosen}
          onClose={() => {
            setWriting(false)
          }}
        />
      ) : null}
    </section>
  )
}

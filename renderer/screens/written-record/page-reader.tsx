// The pages of a record, gone through one by one: each is shown, then confirmed with one key, and the station notes when.
import { Button, Progress } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPages } from '../../../native/contract/record-signing.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { clockTime } from '../../parts/format.ts'
import { failureFrom, useAnswer } from '../../station/use-call.ts'
import { PageMarks, type SignedRecord } from './page-marks.tsx'
import { PageView } from './page-view.tsx'

interface PageReaderProps {
  readonly record: SignedRecord
  readonly pages: RecordPages
  /** When each page was confirmed by who reads now; null where not yet. */
  readonly read: readonly (string | null)[]
  /** Whether who signs has to confirm each. */
  readonly confirms: boolean
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onRead: (page: number) => void
  /** Whether a page that was confirmed stays, to be signed. */
  readonly stays: boolean
}

export function PageReader({ record, pages, read, confirms, page, onPage, onRead, stays }: PageReaderProps) {
  const { t } = useTranslation()
  const { count, sha256 } = pages
  const { data: drawn, error } = useAnswer('writtenRecords.page', { record: record.id, page, sha256 })
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // A new page is read from its top.
    sheet.current?.scrollTo({ top: 0 })
  }, [page])
  const go = (to: number): void => {
    onPage(Math.min(count, Math.max(1, to)))
  }
  const at = read[page - 1] ?? null
  const confirm = (): void => {
    // Nobody confirms what is not there to be seen.
    if (drawn === undefined) return
    if (at === null) onRead(page)
    if (at === null && stays) return
    const next = read.findIndex((each, i) => each === null && i !== page - 1)
    if (at !== null || next === -1) go(page + 1)
    else go(next + 1)
  }
  const done = read.filter((each) => each !== null).length
  const number = t('writtenRecord.pageOf', { page, count })
  return (
    <section
      className="page-reader"
      aria-label={t('writtenRecord.pages')}
      onKeyDown={({ key, target }) => {
        if (target instanceof HTMLElement && target.matches('input, textarea, [role=combobox]')) return
        if (key === 'ArrowRight' || key === 'PageDown') go(page + 1)
        if (key === 'ArrowLeft' || key === 'PageUp') go(page - 1)
      }}
    >
      <div className="page-tools">
        <Button
          disabled={page === 1}
          onClick={() => {
            go(page - 1)
          }}
        >
          {t('writtenRecord.pageBefore')}
        </Button>
        <strong className="number" role="status">
          {number}
        </strong>
        <Button
          disabled={page === count}
          onClick={() => {
            go(page + 1)
          }}
        >
          {t('writtenRecord.pageAfter')}
        </Button>
        {confirms && (at === null || page < count) ? (
          <Button type={at === null ? 'primary' : 'default'} autoFocus onClick={confirm}>
            {at === null ? t('writtenRecord.pageConfirm') : t('writtenRecord.pageNext')}
          </Button>
        ) : null}
      </div>
      {confirms ? (
        <div className="page-read">
          <Progress
            percent={(100 * done) / count}
            size="small"
            showInfo={false}
            aria-label={t('writtenRecord.pagesRead', { done, count })}
          />
          <span className="quiet">
            {at === null
              ? t('writtenRecord.pagesRead', { done, count })
              : t('writtenRecord.pageReadAt', { at: clockTime(at) })}
          </span>
        </div>
      ) : null}
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      {/* Scrolled with keys as well. */}
      <div className="page-sheet" ref={sheet} tabIndex={0} role="group" aria-label={number}>
        {drawn === undefined ? (
          <p className="quiet">{t('writtenRecord.pageLoading')}</p>
        ) : (
          <PageView page={drawn} label={number}>
            <PageMarks places={drawn.places} record={record} page={page} />
          </PageView>
        )}
      </div>
    </section>
  )
}

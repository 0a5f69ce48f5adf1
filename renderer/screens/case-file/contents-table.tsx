// One part of a case's file as the contents list has it; a row is moved with Alt and an arrow, or by its buttons.
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FileItem } from '../../../native/contract/case-file.ts'
import { clockLength } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { useTexts } from '../../text/use-language.ts'
import { exhibitAddress } from '../exhibits/exhibit-view.tsx'

interface ContentsTableProps {
  readonly of: string
  readonly items: readonly FileItem[]
  /** Whether nothing can be stated here. */
  readonly isFixed: boolean
  readonly onMove: (at: number, by: 1 | -1) => void
  readonly onCorrect: (item: FileItem) => void
  readonly onWithdraw: (item: FileItem) => void
}

const columns = ['order', 'number', 'responsible', 'title', 'day', 'pages', 'note'] as const

export function ContentsTable({ of, items, isFixed, onMove, onCorrect, onWithdraw }: ContentsTableProps) {
  const { t } = useTranslation()
  if (items.length === 0) return <p className="quiet">{t('caseFile.noneInPart')}</p>
  const moved = (event: KeyboardEvent, at: number): void => {
    if (isFixed || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    const by = event.key === 'ArrowUp' ? -1 : 1
    if (at + by >= 0 && at + by < items.length) onMove(at, by)
  }
  return (
    <div className="file-table">
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`caseFile.columns.${name}`)}
              </th>
            ))}
            {isFixed ? null : <th scope="col">{t('caseFile.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => (
            <tr
              key={item.key}
              className={item.withdrawn ? 'withdrawn' : ''}
              {...(isFixed
                ? {}
                : {
                    tabIndex: 0,
                    'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown',
                    onKeyDown: (event: KeyboardEvent) => {
                      moved(event, at)
                    },
                  })}
            >
              <td className="number">{at + 1}</td>
              <td>{item.number}</td>
              <td>{item.responsible}</td>
              <td className="title">
                <Title of={of} item={item} />
              </td>
              <td className="number nowrap">{item.day}</td>
              <td className="number nowrap">
                <Pages item={item} />
              </td>
              <td>
                <Note item={item} />
              </td>
              {isFixed ? null : (
                <td>
                  <div className="tools">
                    <Button
                      size="small"
                      icon={<Icon name="up" size={14} />}
                      aria-label={t('caseFile.movedUp', { title: item.title })}
                      disabled={at === 0}
                      onClick={() => {
                        onMove(at, -1)
                      }}
                    />
                    <Button
                      size="small"
                      icon={<Icon name="down" size={14} />}
                      aria-label={t('caseFile.movedDown', { title: item.title })}
                      disabled={at === items.length - 1}
                      onClick={() => {
                        onMove(at, 1)
                      }}
                    />
                    <Button
                      size="small"
                      aria-label={t('caseFile.correctOne', { title: item.title })}
                      onClick={() => {
                        onCorrect(item)
                      }}
                    >
                      {t('caseFile.correct')}
                    </Button>
                    {item.kind !== 'paper' ? null : (
                      <Button
                        size="small"
                        danger
                        aria-label={t('caseFile.withdrawOne', { title: item.title })}
                        onClick={() => {
                          onWithdraw(item)
                        }}
                      >
                        {t('caseFile.withdraw')}
                      </Button>
                    )}
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Leads to the thing where there is one on this station. */
function Title({ of, item }: { of: string; item: FileItem }) {
  const { t } = useTranslation()
  // Of a written record the pages as signed, not those that were read before.
  const file = item.files.find((each) => /^[^.]+\.pdf$/.test(each.file)) ?? item.files[0]
  if (item.kind === 'recording') return <Link to={`/recordings/${item.number}`}>{item.title}</Link>
  if (file === undefined) return <>{item.title}</>
  const address = file.place === 'exhibits' ? exhibitAddress(of, file.file) : `/media/${file.recording}/${file.file}`
  return (
    <a href={address} target="_blank" rel="noreferrer" aria-label={t('caseFile.open', { title: item.title })}>
      {item.title}
    </a>
  )
}

function Pages({ item: { from, to, pageState } }: { item: FileItem }) {
  const { t } = useTranslation()
  if (pageState === 'unknown') return <span className="amber-text">{t('caseFile.notCounted')}</span>
  if (from === null || to === null) return null
  return <>{from === to ? from : t('caseFile.pageRange', { from, to })}</>
}

function Note({ item: { note, seconds, sealCode, kind, retention, corrections } }: { item: FileItem }) {
  const { t } = useTranslation()
  const { between } = useTexts().app
  const parts = [
    seconds === null ? '' : t('caseFile.length', { length: clockLength(seconds * 1000) }),
    sealCode === null
      ? kind === 'recording'
        ? t('caseFile.notSealed')
        : ''
      : t('caseFile.sealCode', { code: sealCode }),
    retention === null || retention === 'case-file'
      ? ''
      : t('caseFile.kept', { retention: t(`terms.retention.${retention}`) }),
    note,
  ].filter((part) => part !== '')
  const last = corrections.at(-1)
  return (
    <>
      {parts.join(between)}
      {last === undefined ? null : (
        <div className="quiet">{t('caseFile.corrected', { reason: last.reason, person: last.person })}</div>
      )}
    </>
  )
}

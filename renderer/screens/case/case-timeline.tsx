// Everything that happened in a case, newest first; each entry leads to its thing.
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TimelineEntry } from '../../../native/contract/case-stages.ts'
import { Waiting } from '../../parts/answer.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { useAnswer } from '../../station/use-call.ts'
import { useTexts } from '../../text/use-language.ts'
import { labelOf } from '../audit/words.ts'
import { exhibitAddress } from '../exhibits/exhibit-view.tsx'
import './case-timeline.css'

const kinds = [
  'opened',
  'changed',
  'stage',
  'related',
  'unrelated',
  'act',
  'act-recording',
  'act-unrecorded',
  'act-absent',
  'act-withdrawn',
  'recording',
  'statement',
  'exhibit',
  'document',
  'file-corrected',
  'file-reordered',
  'file-paper',
  'file-paper-withdrawn',
  'closed',
  'reopened',
  'voided',
] as const
type Kind = (typeof kinds)[number]

/** What an entry says beside its kind, time and person. */
function Said({ of, entry }: { of: string; entry: TimelineEntry }) {
  const { t } = useTranslation()
  const texts = useTexts()
  switch (entry.kind) {
    case 'opened':
      return null
    case 'changed':
      return (
        <>
          {entry.members
            .map((member) => (member === 'number' ? texts.cases.number : labelOf(texts, member)))
            .join(texts.app.between)}
        </>
      )
    case 'voided':
      return <>{entry.reason}</>
    case 'stage':
      return (
        <>
          {t(`terms.caseStage.${entry.stage}`)} · {entry.day ?? t('timeline.withdrawn')}
          {entry.reason === '' ? null : ` · ${t('timeline.because', { reason: entry.reason })}`}
        </>
      )
    case 'related':
    case 'unrelated':
      return (
        <>
          {t(`terms.caseRelation.${entry.as}`)} <Link to={`/cases/${entry.other}`}>{entry.number}</Link> ·{' '}
          {entry.reason}
        </>
      )
    case 'recording':
      return (
        <>
          <Link to={`/recordings/${entry.recording}`}>
            {t(`terms.recordingKind.${entry.recordingKind}`)} · {entry.room}
          </Link>{' '}
          <span className="mono quiet">{entry.sealCode ?? t('recordings.notSealed')}</span>
        </>
      )
    case 'exhibit':
      return (
        <>
          {t(`timeline.exhibit.${entry.act}`)} {entry.number} {entry.name}
          {entry.reason === '' ? null : ` · ${entry.reason}`}
        </>
      )
    case 'document':
      return (
        <a href={exhibitAddress(of, entry.file)} target="_blank" rel="noreferrer">
          {entry.title} {entry.documentNumber}
        </a>
      )
    case 'statement':
      return (
        <a href={`/media/${entry.recording}/${entry.file}`} target="_blank" rel="noreferrer">
          {t('statements.one', { number: entry.number })} · {t('statements.version', { version: entry.version })}
        </a>
      )
    case 'act':
      return <>{[entry.name, entry.day, entry.place].filter((part) => part !== '').join(' · ')}</>
    case 'act-recording':
      return (
        <>
          {entry.name} ·{' '}
          <Link to={`/recordings/${entry.recording}`}>
            {t(entry.linked ? 'timeline.linked' : 'timeline.unlinked', { recording: entry.recording })}
          </Link>
          {entry.reason === '' ? null : ` · ${entry.reason}`}
        </>
      )
    case 'act-absent':
      return (
        <>
          {[entry.name, entry.absent ? '' : t('timeline.absenceTakenBack'), entry.reason]
            .filter((part) => part !== '')
            .join(' · ')}
        </>
      )
    case 'file-corrected':
    case 'file-paper-withdrawn':
      return (
        <>
          {entry.name} · {entry.reason}
        </>
      )
    case 'file-reordered':
      return (
        <>
          {t('caseFile.reordered', { part: t(`caseFile.filePart.${entry.part}`), count: entry.order.length })} ·{' '}
          {entry.reason}
        </>
      )
    case 'file-paper':
      return (
        <>
          {entry.name} · {t('caseFile.pagesOf', { pages: entry.pages })}
        </>
      )
    case 'closed':
      return (
        <>
          {entry.day}
          {entry.findings.length === 0
            ? null
            : ` · ${t('caseFile.foundOf', {
                count: entry.findings.length,
                explained: entry.findings.filter(({ explanation }) => explanation !== '').length,
              })}`}
        </>
      )
    case 'reopened':
      return <>{entry.reason}</>
    case 'act-unrecorded':
    case 'act-withdrawn':
      return (
        <>
          {entry.name} · {entry.reason}
        </>
      )
  }
}

export function CaseTimeline({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('cases.timeline', { id })
  const [shown, setShown] = useState<Kind | 'all'>('all')
  const options = kinds.map((value) => ({ value, label: t(`timeline.kind.${value}`) }))
  const entries = (data?.entries ?? []).filter(({ kind }) => shown === 'all' || kind === shown)
  return (
    <section className="panel">
      <h2>{t('timeline.title')}</h2>
      <Select<Kind | 'all'>
        aria-label={t('timeline.filter')}
        value={shown}
        options={[{ value: 'all', label: t('timeline.all') }, ...options]}
        onChange={setShown}
        popupMatchSelectWidth={false}
      />
      {data === undefined ? (
        <Waiting error={error} />
      ) : (
        <ol className="timeline" aria-label={t('timeline.title')}>
          {entries.map((entry, at) => (
            <li key={`${entry.kind} ${entry.at} ${entries.length - at}`}>
              <time dateTime={entry.at}>{dayAndTime(entry.at)}</time>
              <div>
                <strong>{t(`timeline.kind.${entry.kind}`)}</strong> <Said of={id} entry={entry} />{' '}
                <span className="quiet">{entry.person}</span>
              </div>
            </li>
          ))}
        </ol>
      )}
      {data !== undefined && entries.length === 0 ? <p className="quiet">{t('timeline.none')}</p> : null}
    </section>
  )
}

// One entry of the record as it is read: its moment, who speaks, what was said, and each correction of it.
import { memo, useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../parts/format.ts'
import type { RecordModel } from './record-model.ts'
import { entryPlace } from './use-wanted-entry.ts'

interface EntryRowProps {
  readonly model: RecordModel
  readonly id: string
  /** Whether it is the one that the players show. */
  readonly isPlaying: boolean
  readonly onPlay: ((at: number) => void) | null
  readonly onEdit: ((id: string) => void) | null
}

export const EntryRow = memo(function EntryRow({ model, id, isPlaying, onPlay, onEdit }: EntryRowProps) {
  const { t } = useTranslation()
  const subscribe = useCallback((listener: () => void) => model.subscribeEntry(id, listener), [model, id])
  const entry = useSyncExternalStore(subscribe, () => model.entry(id))
  if (entry === undefined) return null
  const { at, speaker, text, removed, corrections } = entry
  const name = t(`writtenRecord.speaker.${speaker}`)
  const content = (
    <>
      <strong>{name}：</strong>
      {corrections.map((correction) => (
        <span key={correction.at} className="entry-correction">
          <del>{correction.before}</del>{' '}
          <span className="quiet">
            〔{t('writtenRecord.correction', { person: correction.person, at: clockTime(correction.at) })}〕
          </span>{' '}
        </span>
      ))}
      {removed ? null : corrections.length > 0 ? <ins>{text}</ins> : text}
    </>
  )
  return (
    <li
      id={entryPlace(id)}
      className={`entry${isPlaying ? ' playing' : ''}`}
      aria-current={isPlaying ? 'true' : undefined}
    >
      {onPlay === null ? (
        <span className="entry-at number quiet">{clockTime(at)}</span>
      ) : (
        <button
          type="button"
          className="entry-at number"
          aria-label={t('writtenRecord.playEntry', { at: clockTime(at) })}
          onClick={() => {
            onPlay(Date.parse(at))
          }}
        >
          {clockTime(at)}
        </button>
      )}
      {onEdit === null ? (
        <div className="entry-text">{content}</div>
      ) : (
        <button
          type="button"
          className="entry-text"
          aria-label={t('writtenRecord.editEntry', { speaker: name, text })}
          onClick={() => {
            onEdit(id)
          }}
        >
          {content}
        </button>
      )}
    </li>
  )
})

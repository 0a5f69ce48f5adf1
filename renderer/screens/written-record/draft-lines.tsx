// The lines of a draft: each plays its moment, and may be taken over into the record.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpeechDraftLine } from '../../../native/contract/speech.ts'
import type { WrittenRecordKind } from '../../../native/contract/record-entries.ts'
import { clockTime } from '../../parts/format.ts'
import type { RecordModel } from './record-model.ts'
import { isTaken, takeOver } from './take-over.ts'

interface DraftLinesProps {
  readonly model: RecordModel
  readonly kind: WrittenRecordKind
  readonly lines: readonly SpeechDraftLine[]
  /** How many of them are in the record: when that changes, the list is drawn anew. */
  readonly taken: number
  readonly canWrite: boolean
  readonly onPlay: (at: number) => void
}

/** The next line that can be taken over has the focus then: one key after the other goes through all. */
function focusNext(button: HTMLElement): void {
  const all = [...(button.closest('ol')?.querySelectorAll<HTMLElement>('.draft-take') ?? [])]
  all[all.indexOf(button) + 1]?.focus()
}

export const DraftLines = memo(function DraftLines({ model, kind, lines, canWrite, onPlay }: DraftLinesProps) {
  const { t } = useTranslation()
  return (
    <ol className="draft-lines" aria-label={t('speech.list')}>
      {lines.map((line) => {
        const taken = isTaken(model, line)
        return (
          <li key={line.id} className={taken ? 'taken' : ''}>
            <button
              type="button"
              className="entry-at number"
              aria-label={t('speech.play', { at: clockTime(line.at) })}
              onClick={() => {
                onPlay(Date.parse(line.at))
              }}
            >
              {clockTime(line.at)}
            </button>
            <span className="draft-text">{line.text}</span>
            {taken ? <span className="quiet draft-taken">{t('speech.taken')}</span> : null}
            {canWrite && !taken ? (
              <button
                type="button"
                className="draft-take"
                aria-label={t('speech.takeLine', { text: line.text })}
                onClick={(event) => {
                  focusNext(event.currentTarget)
                  takeOver(model, kind, line)
                }}
              >
                {t('speech.take')}
              </button>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
})

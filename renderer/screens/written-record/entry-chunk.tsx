// Some entries of the record, drawn as one piece: what somebody types at the end draws nothing of a piece before it.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordSection } from '../../../native/contract/record-entries.ts'
import { EntryRow } from './entry-row.tsx'
import type { RecordModel } from './record-model.ts'

/** Entries of one piece: few enough to be drawn anew with a key, so many that the pieces of hours are few. */
export const chunkLength = 50

export interface EntryChunkProps {
  readonly model: RecordModel
  readonly ids: readonly string[]
  /** Which part of a hearing begins with an entry; null where none does. */
  readonly sections: readonly (RecordSection | null)[]
  /** The entry that the players show, where it is one of these. */
  readonly playing: string | null
  readonly onPlay: ((at: number) => void) | null
  readonly onEdit: ((id: string) => void) | null
  /** What is open for typing, in the place of its entry; undefined in all other pieces. */
  readonly open: { readonly id: string; readonly editor: React.ReactNode } | undefined
}

const same = <T,>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i])

export const EntryChunk = memo(
  function EntryChunk({ model, ids, sections, playing, onPlay, onEdit, open }: EntryChunkProps) {
    const { t } = useTranslation()
    return (
      <ol className="entry-chunk">
        {ids.flatMap((id, i) => {
          const section = sections[i] ?? null
          return [
            section === null ? null : (
              <li key={`section ${id}`} className="entry-section">
                <h3>{t(`writtenRecord.section.${section}`)}</h3>
              </li>
            ),
            open?.id === id ? (
              open.editor
            ) : (
              <EntryRow key={id} {...{ model, id, onPlay, onEdit }} isPlaying={playing === id} />
            ),
          ]
        })}
      </ol>
    )
  },
  (a, b) =>
    same(a.ids, b.ids) &&
    same(a.sections, b.sections) &&
    (['model', 'playing', 'onPlay', 'onEdit', 'open'] as const).every((name) => a[name] === b[name]),
)

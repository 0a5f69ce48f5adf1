// The text of the record: entries one below the other, one of them open for typing.
import { Button, Select } from 'antd'
import { memo, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sectionsOf, type RecordSection, type WrittenRecordKind } from '../../../native/contract/record-entries.ts'
import type { RecordPhrase } from '../../../native/contract/record-phrases.ts'
import { EntryEditor } from './entry-editor.tsx'
import { chunkLength, EntryChunk } from './entry-chunk.tsx'
import { entryBetween } from './next-entry.ts'
import type { EntryFacts, RecordModel } from './record-model.ts'

interface RecordEditorProps {
  readonly model: RecordModel
  readonly order: readonly string[]
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly kind: WrittenRecordKind
  readonly canWrite: boolean
  readonly names: readonly string[]
  readonly phrases: readonly RecordPhrase[]
  readonly playing: string | null
  readonly onPlay: ((at: number) => void) | null
}

/** Rendered again when entries come, go or move: not for a letter that is typed. */
export const RecordEditor = memo(function RecordEditor(props: RecordEditorProps) {
  const { model, order, canUndo, canRedo, kind, canWrite, names, phrases, playing, onPlay } = props
  const { t } = useTranslation()
  const [active, open] = useState<EntryFacts | null>(null)
  const [section, setSection] = useState<RecordSection | null>(null)

  const after = (id: string | undefined): EntryFacts => {
    const at = id === undefined ? -1 : order.indexOf(id)
    const [before, then] = [order[at], order[at + 1]].map((each) =>
      each === undefined ? undefined : model.entry(each),
    )
    const speakers = order.slice(Math.max(0, at - 8), at + 1).flatMap((each) => model.entry(each)?.speaker ?? [])
    const next = entryBetween(kind, before, then, speakers)
    return then === undefined && section !== null ? { ...next, section } : next
  }
  const atEnd = (): EntryFacts => after(order.at(-1))
  const settle = (facts: EntryFacts): void => {
    model.type(facts, true)
    if (active === null) return
    // Before its first letter an entry was not there: undoing takes it out.
    model.remember(active.text === '' ? { ...facts, removed: true } : active, facts)
  }
  const edit = useCallback(
    (id: string): void => {
      const entry = model.entry(id)
      if (entry === undefined) return
      const { at, place, section: of, speaker, text, removed } = entry
      open({ id, at, place, section: of, speaker, text, removed })
    },
    [model],
  )
  const onNext = (facts: EntryFacts, insert: boolean): void => {
    if (facts.text.trim() === '') return
    settle(facts)
    const at = model.view().order.indexOf(facts.id)
    const next = model.view().order[at + 1]
    if (insert || next === undefined) {
      const then = next === undefined ? undefined : model.entry(next)
      const before = model.view().order.slice(Math.max(0, at - 8), at + 1)
      const made = entryBetween(
        kind,
        facts,
        then,
        before.flatMap((each) => model.entry(each)?.speaker ?? []),
      )
      open(next === undefined && section !== null ? { ...made, section } : made)
    } else edit(next)
  }
  const step = (back: boolean): void => {
    const id = back ? model.undo() : model.redo()
    open(null)
    if (id !== undefined && model.entry(id)?.removed === false) edit(id)
  }
  const editor = (facts: EntryFacts) => (
    <li key={`edit ${facts.id}`} className="entry active">
      <EntryEditor
        kind={kind}
        facts={facts}
        names={names}
        phrases={phrases}
        onType={(typed) => {
          model.type(typed, false)
        }}
        onNext={onNext}
        onLeave={(left) => {
          settle(left)
          open(null)
        }}
        onUndo={step}
      />
    </li>
  )
  const shown = canWrite ? active : null
  // Asked once, not for each of thousands of entries.
  const isNew = shown !== null && !order.includes(shown.id)
  // One that is not there yet has its place already: its first letter moves no editor into another piece.
  const behind = isNew ? order.findLastIndex((id) => (model.entry(id)?.place ?? 0) < shown.place) : -1
  const all = isNew ? order.toSpliced(behind + 1, 0, shown.id) : order
  let before: RecordSection | undefined
  const begins = (id: string): RecordSection | null => {
    const section = model.entry(id)?.section ?? before
    const isOther = kind === 'hearing' && section !== before
    before = section
    return isOther ? (section ?? null) : null
  }
  const chunks: React.ReactNode[] = []
  for (let at = 0; at < all.length; at += chunkLength) {
    const ids = all.slice(at, at + chunkLength)
    const isOpenHere = shown !== null && ids.includes(shown.id)
    chunks.push(
      <EntryChunk
        key={at}
        {...{ model, ids, onPlay }}
        sections={ids.map(begins)}
        playing={playing !== null && ids.includes(playing) ? playing : null}
        onEdit={canWrite ? edit : null}
        open={isOpenHere ? { id: shown.id, editor: editor(shown) } : undefined}
      />,
    )
  }
  return (
    <section className="record-text" aria-label={t('writtenRecord.text')}>
      <div className="record-tools">
        {kind === 'hearing' && canWrite ? (
          <Select
            aria-label={t('writtenRecord.sectionChoice')}
            value={section ?? model.entry(order.at(-1) ?? '')?.section ?? 'opening'}
            onChange={(chosen: RecordSection) => {
              setSection(chosen)
              open({ ...atEnd(), section: chosen })
            }}
            options={sectionsOf.hearing.map((value) => ({ value, label: t(`writtenRecord.section.${value}`) }))}
          />
        ) : null}
        {canWrite ? (
          <>
            <Button
              disabled={!canUndo}
              onClick={() => {
                step(true)
              }}
            >
              {t('writtenRecord.undo')}
            </Button>
            <Button
              disabled={!canRedo}
              onClick={() => {
                step(false)
              }}
            >
              {t('writtenRecord.redo')}
            </Button>
            {active === null ? (
              <Button
                type="primary"
                autoFocus
                onClick={() => {
                  open(atEnd())
                }}
              >
                {t('writtenRecord.write')}
              </Button>
            ) : (
              <Button
                disabled={!order.includes(active.id)}
                onClick={() => {
                  const entry = model.entry(active.id)
                  if (entry === undefined) return
                  const { id, at, place, section: of, speaker, text } = entry
                  const facts = { id, at, place, section: of, speaker, text, removed: false }
                  model.type({ ...facts, removed: true }, true)
                  model.remember(facts, { ...facts, removed: true })
                  open(null)
                }}
              >
                {t('writtenRecord.remove')}
              </Button>
            )}
          </>
        ) : null}
      </div>
      <div className="entries">{chunks}</div>
      {canWrite ? <p className="quiet record-keys">{t('writtenRecord.keys')}</p> : null}
    </section>
  )
})

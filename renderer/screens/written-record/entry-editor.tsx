// The entry that is being typed: the only part of the record that renders while somebody types.
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPhrase } from '../../../native/contract/record-phrases.ts'
import { speakersOf, type RecordSpeaker, type WrittenRecordKind } from '../../../native/contract/record-entries.ts'
import { store } from '../../station/use-station.ts'
import { completing, type Completing } from './completion.ts'
import type { EntryFacts } from './record-model.ts'

export interface EntryEditorProps {
  readonly kind: WrittenRecordKind
  /** What the entry was when it was opened. */
  readonly facts: EntryFacts
  readonly names: readonly string[]
  readonly phrases: readonly RecordPhrase[]
  readonly onType: (facts: EntryFacts) => void
  /** Enter, or Ctrl+Enter to insert another behind this one. */
  readonly onNext: (facts: EntryFacts, insert: boolean) => void
  readonly onLeave: (facts: EntryFacts) => void
  readonly onUndo: (back: boolean) => void
}

/** Enter and letters that belong to a composition of an input method are not keys. */
const isComposing = (event: React.KeyboardEvent): boolean => event.nativeEvent.isComposing || event.key === 'Process'

export function EntryEditor({
  kind,
  facts: opened,
  names,
  phrases,
  onType,
  onNext,
  onLeave,
  onUndo,
}: EntryEditorProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const list = useId()
  const facts = useRef(opened)
  const [speaker, setSpeaker] = useState(opened.speaker)
  const [offered, setOffered] = useState<Completing | null>(null)
  const [choice, setChoice] = useState(0)
  const speakers = speakersOf[kind]

  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(-1, -1)
    field.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const change = (changed: Partial<EntryFacts>): void => {
    const before = facts.current
    // The moment of an entry is that of its first letter.
    const at = before.text === '' ? new Date(store.now()).toISOString() : before.at
    facts.current = { ...before, at, ...changed }
    onType(facts.current)
  }
  const speak = (next: RecordSpeaker | undefined): void => {
    if (next === undefined) return
    setSpeaker(next)
    if (facts.current.text === '') facts.current = { ...facts.current, speaker: next }
    else change({ speaker: next })
  }
  const written = (): void => {
    const { value, selectionStart } = field.current ?? { value: '', selectionStart: 0 }
    change({ text: value })
    setOffered(completing(value.slice(0, selectionStart), phrases, names))
    setChoice(0)
  }
  const complete = (index: number): void => {
    const chosen = offered?.choices[index]
    if (field.current === null || offered === null || chosen === undefined) return
    field.current.setRangeText(chosen.text, offered.from, field.current.selectionStart, 'end')
    change({ text: field.current.value })
    setOffered(null)
    field.current.focus()
  }

  /** Keys of the list of suggestions; answers whether it was one. */
  const onListKey = ({ key }: React.KeyboardEvent): boolean => {
    if (offered === null) return false
    const { length } = offered.choices
    if (key === 'ArrowDown') setChoice((choice + 1) % length)
    else if (key === 'ArrowUp') setChoice((choice + length - 1) % length)
    else if (key === 'Enter' || key === 'Tab') complete(choice)
    else if (key === 'Escape') setOffered(null)
    else return false
    return true
  }
  const onFieldKey = (event: React.KeyboardEvent): boolean => {
    const { key, code, shiftKey, ctrlKey, metaKey, altKey } = event
    const digit = altKey ? /^Digit([1-9])$/.exec(code)?.[1] : undefined
    const at = speakers.indexOf(facts.current.speaker)
    const hasNothingOwn = facts.current.text === opened.text
    if (digit !== undefined) speak(speakers[Number(digit) - 1])
    else if (key === 'Tab' && !ctrlKey && !altKey) speak(speakers.at((at + (shiftKey ? -1 : 1)) % speakers.length))
    else if (key === 'Enter' && !shiftKey && !altKey) onNext(facts.current, ctrlKey || metaKey)
    else if (key === 'Escape') onLeave(facts.current)
    else if ((ctrlKey || metaKey) && key.toLowerCase() === 'z' && hasNothingOwn) onUndo(!shiftKey)
    else if ((ctrlKey || metaKey) && key.toLowerCase() === 'y' && hasNothingOwn) onUndo(false)
    else return false
    return true
  }
  return (
    <div className="entry-editor">
      <select
        aria-label={t('writtenRecord.role')}
        value={speaker}
        tabIndex={-1}
        onChange={(event) => {
          speak(speakers.find((each) => each === event.target.value))
          field.current?.focus()
        }}
      >
        {speakers.map((each, index) => (
          <option key={each} value={each}>
            {index + 1} {t(`writtenRecord.speaker.${each}`)}
          </option>
        ))}
      </select>
      <textarea
        ref={field}
        rows={1}
        maxLength={8000}
        defaultValue={opened.text}
        spellCheck={false}
        aria-label={`${t('writtenRecord.write')}: ${t(`writtenRecord.speaker.${speaker}`)}`}
        placeholder={t('writtenRecord.write')}
        role="combobox"
        aria-expanded={offered !== null}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={offered === null ? undefined : `${list}-${choice}`}
        onInput={written}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (onListKey(event) || onFieldKey(event)) {
            event.preventDefault()
            // Alt and a digit would lead to another screen.
            event.stopPropagation()
          }
        }}
      />
      {offered === null ? null : (
        <ul className="entry-completions" role="listbox" id={list} aria-label={t('writtenRecord.completions')}>
          {offered.choices.map(({ label }, index) => (
            <li
              key={label}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === choice}
              onMouseDown={(event) => {
                event.preventDefault()
                complete(index)
              }}
            >
              {label}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

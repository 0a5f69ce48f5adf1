// A field above a list: what is typed there finds, the arrow keys choose one, Enter takes it (WAI-ARIA combobox).
import { Input, type InputRef } from 'antd'
import type { KeyboardEvent, Ref } from 'react'

interface ListFieldProps {
  readonly ref: Ref<InputRef>
  readonly label: string
  readonly type?: 'text' | 'search'
  readonly maxLength: number
  readonly value: string
  /** Element id of the list, and of its option at a place. */
  readonly list: string
  readonly optionId: (at: number) => string
  /** Options in the list, and the place of the chosen one. */
  readonly count: number
  readonly chosen: number
  readonly onType: (text: string) => void
  readonly onChoose: (at: number) => void
  readonly onEnter: () => void
}

export function ListField(props: ListFieldProps) {
  const { ref, label, type = 'text', maxLength, value, list, optionId, count, chosen } = props
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 && event.key !== 'Enter') return
    event.preventDefault()
    if (step === 0) props.onEnter()
    else if (count > 0) props.onChoose((chosen + step + count) % count)
  }
  return (
    <Input
      ref={ref}
      type={type}
      size="large"
      maxLength={maxLength}
      value={value}
      role="combobox"
      aria-expanded={count > 0}
      aria-controls={list}
      aria-autocomplete="list"
      {...(count > 0 ? { 'aria-activedescendant': optionId(chosen) } : {})}
      aria-label={label}
      placeholder={label}
      onKeyDown={onKeyDown}
      onChange={({ target }) => {
        props.onType(target.value)
      }}
    />
  )
}

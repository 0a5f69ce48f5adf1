// The places of an order of case files, in their order; with `edit` each can be changed, moved (Alt and an arrow) and removed.
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileSlot } from '../../../native/contract/case-file.ts'
import type { CaseKind } from '../../../native/contract/terms.ts'
import { RowActions } from '../../parts/row-actions.tsx'
import { useTexts } from '../../text/use-language.ts'
import './case-file.css'
import { useNamedThings } from './use-named-things.ts'

export interface SlotActions {
  readonly change: (slot: FileSlot) => void
  readonly move: (at: number, by: 1 | -1) => void
  readonly remove: (slot: FileSlot) => void
}

interface OrderTableProps {
  readonly slots: readonly FileSlot[]
  /** Of which kind of case the order is; null: of all. */
  readonly kind: CaseKind | null
  readonly edit?: SlotActions
}

export function OrderTable({ slots, kind, edit }: OrderTableProps) {
  const { t } = useTranslation()
  const named = useNamedThings()
  const columns = ['order', 'name', 'part', 'collects', 'title', 'required'] as const
  const required = useRequired(kind)
  const takesIn = ({ collects, of }: FileSlot): string => {
    const thing = named(collects)?.find(({ value }) => value === of)?.label
    return thing === undefined ? t(`caseFile.fileItemKind.${collects}`) : thing
  }
  return (
    <div className="file-table">
      <table aria-label={t('fileOrder.title')}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`fileOrder.columns.${name}`)}
              </th>
            ))}
            {edit === undefined ? null : <th scope="col">{t('caseFile.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot, at) => (
            <tr key={slot.key} {...(edit === undefined ? {} : movable(at, slots.length, edit.move))}>
              <td className="number">{at + 1}</td>
              <td>{slot.name}</td>
              <td className="nowrap">{t(`caseFile.filePart.${slot.part}`)}</td>
              <td>{takesIn(slot)}</td>
              <td>{slot.title}</td>
              <td>{required(slot)}</td>
              {edit === undefined ? null : (
                <td>
                  <Actions slot={slot} at={at} count={slots.length} edit={edit} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function useRequired(kind: CaseKind | null): (slot: FileSlot) => string {
  const { t } = useTranslation()
  const { app, terms } = useTexts()
  return ({ required }) => {
    if (kind !== null) return required.includes(kind) ? t('common.yes') : ''
    return required.map((each) => terms.caseKind[each]).join(app.between)
  }
}

const movable = (at: number, count: number, move: SlotActions['move']) => ({
  tabIndex: 0,
  'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown',
  onKeyDown: (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    const by = event.key === 'ArrowUp' ? -1 : 1
    if (at + by >= 0 && at + by < count) move(at, by)
  },
})

function Actions({ slot, at, count, edit }: { slot: FileSlot; at: number; count: number; edit: SlotActions }) {
  const { t } = useTranslation()
  const { name } = slot
  return (
    <RowActions
      at={at}
      count={count}
      changeWord={t('fileOrder.change')}
      names={{
        change: t('fileOrder.changeOne', { name }),
        up: t('fileOrder.moveUp', { name }),
        down: t('fileOrder.moveDown', { name }),
        remove: t('fileOrder.remove', { name }),
      }}
      onChange={() => {
        edit.change(slot)
      }}
      onMove={(by) => {
        edit.move(at, by)
      }}
      onRemove={() => {
        edit.remove(slot)
      }}
    />
  )
}

// The items of a version of the list; with `edit` each can be changed, moved and removed.
import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ActItem } from '../../../native/contract/act-list.ts'
import { RowActions } from '../../parts/row-actions.tsx'
import { useTexts } from '../../text/use-language.ts'
import { itemWord } from './item-words.ts'

export interface ItemActions {
  readonly change: (item: ActItem) => void
  readonly move: (item: ActItem, by: -1 | 1) => void
  readonly remove: (item: ActItem) => void
}

interface ItemsTableProps {
  readonly items: readonly ActItem[]
  readonly edit?: ItemActions
}

function Actions({ item, at, count, edit }: { item: ActItem; at: number; count: number; edit: ItemActions }) {
  const { t } = useTranslation()
  const { name } = item
  return (
    <RowActions
      at={at}
      count={count}
      changeWord={t('actList.edit')}
      names={{
        change: t('actList.editNamed', { name }),
        up: t('actList.upNamed', { name }),
        down: t('actList.downNamed', { name }),
        remove: t('actList.removeNamed', { name }),
      }}
      onChange={() => {
        edit.change(item)
      }}
      onMove={(by) => {
        edit.move(item, by)
      }}
      onRemove={() => {
        edit.remove(item)
      }}
    />
  )
}

const widths = { name: 180, form: 120, stage: 96, kinds: 120, retention: 100 } as const
/** Where, who, from when and until when stand in one column: there is no screen for nine. */
const shown = ['name', 'stage', 'form'] as const

export function ItemsTable({ items, edit }: ItemsTableProps) {
  const { t } = useTranslation()
  const texts = useTexts()
  const column = (member: keyof typeof widths) => ({
    title: t(`actWords.actColumn.${member}`),
    key: member,
    width: widths[member],
    render: (_: unknown, item: ActItem) => itemWord(texts, item, member),
  })
  const points = ['place', 'recorder', 'start', 'end'] as const
  return (
    <Table<ActItem>
      className="act-list"
      rowKey="id"
      size="small"
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 960 }}
      columns={[
        ...shown.map(column),
        {
          title: t('actList.points'),
          key: 'points',
          render: (_: unknown, item: ActItem) => (
            <>
              {points
                .filter((member) => item[member] !== '')
                .map((member) => (
                  <div key={member}>
                    <span className="quiet">{t(`actWords.actColumn.${member}`)}</span> {item[member]}
                  </div>
                ))}
            </>
          ),
        },
        column('kinds'),
        column('retention'),
        ...(edit === undefined
          ? []
          : [
              {
                title: t('actList.edit'),
                key: 'edit',
                width: 210,
                render: (_: unknown, item: ActItem, at: number) => (
                  <Actions item={item} at={at} count={items.length} edit={edit} />
                ),
              },
            ]),
      ]}
    />
  )
}

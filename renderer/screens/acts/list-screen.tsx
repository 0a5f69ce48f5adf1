// The list of acts that must be recorded: edited here, saved as a new version, taken in and handed out as a table.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ActItem, ActListVersion } from '../../../native/contract/act-list.ts'
import type { Output } from '../../../native/contract/calls.ts'
import { Waiting } from '../../parts/answer.tsx'
import { downloadBase64 } from '../../parts/download.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { Page } from '../../parts/page.tsx'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { useLanguage } from '../../text/use-language.ts'
import { ImportDialog } from './import-dialog.tsx'
import { ItemDialog } from './item-dialog.tsx'
import { ItemsTable, type ItemActions } from './items-table.tsx'
import { SaveListDialog } from './save-list-dialog.tsx'
import { VersionsPanel } from './versions-panel.tsx'
import './acts-screen.css'

/** What is being edited, and the version that it was. */
interface Draft {
  readonly basedOn: number
  readonly items: readonly ActItem[]
}
type Dialog = { readonly name: 'item'; readonly item?: ActItem } | { readonly name: 'save' | 'import' }

function moved(items: readonly ActItem[], item: ActItem, by: -1 | 1): ActItem[] {
  const at = items.indexOf(item)
  const rest = items.filter((each) => each !== item)
  return [...rest.slice(0, at + by), item, ...rest.slice(at + by)]
}

function CurrentFacts({ current: { version, person, reason, at } }: { current: ActListVersion }) {
  const { t } = useTranslation()
  const who = person === '' ? t('actList.shipped') : t('actList.savedBy', { person, reason, at: dayAndTime(at) })
  return (
    <p>
      <strong>{t('actList.current', { version })}</strong> <span className="quiet">{who}</span>
    </p>
  )
}

function Editor({ list }: { list: Output<'acts.list'> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const language = useLanguage()
  const may = useMay()
  const mayEdit = may('acts.save')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const writing = useAct('acts.writeFile')
  const { current, versions } = list
  const { items, basedOn } = draft ?? { items: current.items, basedOn: current.version }
  const set = (changed: readonly ActItem[]): void => {
    setDraft({ basedOn, items: changed })
  }
  const close = (): void => {
    setDialog(null)
  }
  const edit: ItemActions = {
    change: (item) => {
      setDialog({ name: 'item', item })
    },
    move: (item, by) => {
      set(moved(items, item, by))
    },
    remove: (item) => {
      set(items.filter((each) => each !== item))
    },
  }
  const known = dialog?.name === 'item' ? dialog.item : undefined
  const exportTable = (): void => {
    writing.mutate(
      { version: current.version, language },
      {
        onSuccess: ({ name, bytes }) => {
          downloadBase64(name, bytes)
        },
      },
    )
  }
  const button = (label: string, act: () => void) => <Button onClick={act}>{label}</Button>
  const tools = (
    <>
      {may('acts.report') ? button(t('actList.report'), () => void navigate('/acts')) : null}
      {mayEdit
        ? button(t('actList.import'), () => {
            setDialog({ name: 'import' })
          })
        : null}
      {button(t('actList.export'), exportTable)}
      {mayEdit ? (
        <Button
          type="primary"
          icon={<Icon name="add" />}
          onClick={() => {
            setDialog({ name: 'item' })
          }}
        >
          {t('actList.add')}
        </Button>
      ) : null}
    </>
  )
  return (
    <Page title={t('actList.title')} tools={tools}>
      <p className="quiet">{t('actList.note')}</p>
      {writing.error === null ? null : <FailureNote failure={failureFrom(writing.error)} />}
      {draft === null ? null : (
        <Alert
          type="info"
          role="status"
          showIcon
          title={t('actList.edited')}
          action={
            <div className="tools">
              {button(t('actList.discard'), () => {
                setDraft(null)
              })}
              <Button
                type="primary"
                onClick={() => {
                  setDialog({ name: 'save' })
                }}
              >
                {t('actList.save')}
              </Button>
            </div>
          }
        />
      )}
      <section className="panel">
        <CurrentFacts current={current} />
        <ItemsTable items={items} {...(mayEdit ? { edit } : {})} />
      </section>
      <VersionsPanel versions={versions} />
      {dialog?.name === 'item' ? (
        <ItemDialog
          {...(known === undefined ? {} : { known })}
          taken={items.filter((item) => item !== known).map(({ name }) => name)}
          onClose={close}
          onSave={(item) => {
            set(known === undefined ? [...items, item] : items.map((each) => (each === known ? item : each)))
            close()
          }}
        />
      ) : null}
      {dialog?.name === 'import' ? (
        <ImportDialog
          onClose={close}
          onTake={(taken) => {
            set(taken)
            close()
          }}
        />
      ) : null}
      {dialog?.name === 'save' ? (
        <SaveListDialog
          items={items}
          basedOn={basedOn}
          onClose={close}
          onSaved={() => {
            setDraft(null)
            close()
          }}
        />
      ) : null}
    </Page>
  )
}

export function ListScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('acts.list', {})
  if (data !== undefined) return <Editor list={data} />
  return (
    <Page title={t('actList.title')}>
      <Waiting error={error} />
    </Page>
  )
}

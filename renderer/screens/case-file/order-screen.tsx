// Orders of case files, edited without code: one for all kinds of case, and one of its own for a kind that needs it. The
// places stand in a list of which one is changed at a time; each save is a new version.
import { Alert, App, Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Output } from '../../../native/contract/calls.ts'
import type { FileSlot } from '../../../native/contract/case-file.ts'
import { caseKinds, type CaseKind } from '../../../native/contract/terms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { Icon } from '../../parts/icons.tsx'
import { Page } from '../../parts/page.tsx'
import { SavedVersions } from '../../parts/saved-versions.tsx'
import { StatedDialog, type Stated } from '../../parts/stated-dialog.tsx'
import { useMay } from '../../station/use-access.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import { OrderTable } from './order-table.tsx'
import { SlotDialog } from './slot-dialog.tsx'

/** What is being edited, and the version of its order that it was; 0 where there is none yet. */
interface Draft {
  readonly after: number
  readonly slots: readonly FileSlot[]
}
type Dialog = { readonly name: 'slot'; readonly slot?: FileSlot } | { readonly name: 'save' | 'give-up' }

export function FileOrderScreen() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<CaseKind | null>(null)
  const { data, error } = useAnswer('caseFile.order', { kind })
  const options = [null, ...caseKinds].map((value) => ({
    value: value ?? 'all',
    label: value === null ? t('fileOrder.general') : t('fileOrder.ofKind', { kind: t(`terms.caseKind.${value}`) }),
  }))
  const tools = (
    <>
      <Select<string>
        aria-label={t('fileOrder.which')}
        value={kind ?? 'all'}
        options={options}
        onChange={(value) => {
          setKind(caseKinds.find((each) => each === value) ?? null)
        }}
        popupMatchSelectWidth={false}
      />
      <Link to="/settings">{t('fileOrder.back')}</Link>
    </>
  )
  return (
    <Page title={t('fileOrder.title')} tools={tools}>
      <p className="quiet">{t('fileOrder.hint')}</p>
      {data === undefined ? (
        <Waiting error={error} />
      ) : (
        <Editor key={`${kind ?? ''} ${data.versions[0]?.version ?? 0}`} kind={kind} order={data} />
      )}
    </Page>
  )
}

function Editor({ kind, order: { current, versions } }: { kind: CaseKind | null; order: Output<'caseFile.order'> }) {
  const { t } = useTranslation()
  const may = useMay()('caseFile.saveOrder')
  const [draft, setDraft] = useState<Draft | null>(null)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const after = versions[0]?.version ?? 0
  const slots = draft?.slots ?? current.slots
  // What is seen of a kind without an order of its own is the general one; a change makes it its own.
  const isOwn = current.kind === kind
  const set = (changed: readonly FileSlot[]): void => {
    setDraft({ after: draft?.after ?? after, slots: changed })
  }
  const close = (): void => {
    setDialog(null)
  }
  const edit = {
    change: (slot: FileSlot) => {
      setDialog({ name: 'slot', slot })
    },
    move: (at: number, by: 1 | -1) => {
      const moved = [...slots]
      moved.splice(at + by, 0, ...moved.splice(at, 1))
      set(moved)
    },
    remove: (slot: FileSlot) => {
      set(slots.filter((each) => each !== slot))
    },
  }
  const known = dialog?.name === 'slot' ? dialog.slot : undefined
  return (
    <>
      {isOwn ? null : <Alert type="info" showIcon title={t('fileOrder.notOwn')} description={t('fileOrder.makeOwn')} />}
      {draft === null ? null : (
        <Alert
          type="info"
          role="status"
          showIcon
          title={t('fileOrder.edited')}
          action={
            <div className="tools">
              <Button
                onClick={() => {
                  setDraft(null)
                }}
              >
                {t('fileOrder.discard')}
              </Button>
              <Button
                type="primary"
                onClick={() => {
                  setDialog({ name: 'save' })
                }}
              >
                {t('fileOrder.save')}
              </Button>
            </div>
          }
        />
      )}
      <section className="panel stack">
        <OrderTable slots={slots} kind={kind} {...(may ? { edit } : {})} />
        {may ? (
          <div className="tools">
            <Button
              icon={<Icon name="add" />}
              onClick={() => {
                setDialog({ name: 'slot' })
              }}
            >
              {t('fileOrder.add')}
            </Button>
            {kind !== null && isOwn ? (
              <Button
                danger
                onClick={() => {
                  setDialog({ name: 'give-up' })
                }}
              >
                {t('fileOrder.giveUp')}
              </Button>
            ) : null}
            <span className="quiet">{t('fileOrder.keys')}</span>
          </div>
        ) : null}
      </section>
      {versions.length === 0 ? null : (
        <SavedVersions
          versions={versions.map(({ at, slots: places, ...version }) => {
            return { ...version, saved: at, ...(places.length === 0 ? { note: t('fileOrder.gaveUp') } : {}) }
          })}
        />
      )}
      {dialog?.name === 'slot' ? (
        <SlotDialog
          {...{ kind, slots }}
          {...(known === undefined ? {} : { known })}
          onClose={close}
          onSave={(slot) => {
            set(known === undefined ? [...slots, slot] : slots.map((each) => (each === known ? slot : each)))
            close()
          }}
        />
      ) : null}
      {dialog?.name === 'save' && draft !== null ? <SaveDialog {...{ kind, ...draft }} onClose={close} /> : null}
      {dialog?.name === 'give-up' ? <SaveDialog {...{ kind, after }} slots={[]} onClose={close} /> : null}
    </>
  )
}

interface SaveDialogProps extends Draft {
  readonly kind: CaseKind | null
  readonly onClose: () => void
}

/** Without places, a kind of case gives up its own order. */
function SaveDialog({ kind, after, slots, onClose }: SaveDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { mutate, isPending, error } = useAct('caseFile.saveOrder')
  const givesUp = slots.length === 0
  return (
    <StatedDialog<Stated>
      title={t(givesUp ? 'fileOrder.giveUp' : 'fileOrder.save')}
      note={t(givesUp ? 'fileOrder.giveUpNote' : 'fileOrder.saveNote')}
      okText={t(givesUp ? 'fileOrder.giveUp' : 'common.save')}
      isDanger={givesUp}
      reasonLabel={t('fileOrder.reason')}
      personLabel={t('fileOrder.person')}
      {...{ isPending, error, onClose }}
      initial={{}}
      onSave={(stated) => {
        mutate(
          { kind, after, slots: [...slots], ...stated },
          {
            onSuccess: ({ version }) => {
              void message.success(t('fileOrder.savedAs', { version }))
              onClose()
            },
          },
        )
      }}
    />
  )
}

// What can be stated about an act: that it took place, or did not; its recordings; why there is none; that it was an error.
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ActItem } from '../../../native/contract/act-list.ts'
import { dayAndTime } from '../../parts/format.ts'
import { useRules } from '../../parts/rules.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import { ActStatement, ReasonField } from './act-statement.tsx'

/** An act that was entered, as its row shows it. */
export interface EnteredAct {
  readonly id: string
  readonly name: string
  readonly day: string
}

export type ActDialogKind =
  | { readonly kind: 'enter'; readonly item: ActItem }
  | { readonly kind: 'absent'; readonly item: ActItem; readonly absent: boolean }
  | { readonly kind: 'link' | 'explain' | 'withdraw'; readonly act: EnteredAct }
  | { readonly kind: 'unlink'; readonly act: EnteredAct; readonly recording: string }

interface DialogOf {
  readonly of: string
  readonly onClose: () => void
}
interface Reasoned {
  readonly person: string
  readonly reason: string
}

function EnterDialog({ of, item, onClose }: DialogOf & { item: ActItem }) {
  const { t } = useTranslation()
  const rules = useRules()
  const { mutate, isPending, error } = useAct('acts.enter')
  const today = dayAndTime(new Date().toISOString()).slice(0, 10)
  return (
    <ActStatement<{ day: string; place: string; person: string }>
      title={t('caseActs.enterNamed', { name: item.name })}
      person="person"
      initial={{ day: today, place: '' }}
      busy={isPending}
      error={error}
      onClose={onClose}
      onState={(fields) => {
        mutate({ case: of, item: item.id, ...fields }, { onSuccess: onClose })
      }}
    >
      <Form.Item name="day" label={t('caseActs.day')} rules={rules.line(10)}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item name="place" label={t('caseActs.where')} rules={rules.optionalLine(120)}>
        <Input placeholder={item.place === '' ? t('common.optional') : item.place} />
      </Form.Item>
    </ActStatement>
  )
}

function AbsentDialog({ of, item, absent, onClose }: DialogOf & { item: ActItem; absent: boolean }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('acts.stateAbsent')
  return (
    <ActStatement<Reasoned>
      title={t(absent ? 'caseActs.absentNamed' : 'caseActs.takeBackNamed', { name: item.name })}
      {...(absent ? { note: t('caseActs.absentNote') } : {})}
      person="statedPerson"
      initial={{ reason: '' }}
      busy={isPending}
      error={error}
      onClose={onClose}
      onState={(fields) => {
        mutate({ case: of, item: item.id, absent, ...fields }, { onSuccess: onClose })
      }}
    >
      <ReasonField optional />
    </ActStatement>
  )
}

function LinkDialog({ of, act: { id, name, day }, onClose }: DialogOf & { act: EnteredAct }) {
  const { t } = useTranslation()
  const rules = useRules()
  const { data } = useAnswer('recordings.list', { case: of, limit: 500 })
  const { mutate, isPending, error } = useAct('acts.link')
  const none = data?.total === 0
  return (
    <ActStatement<{ recording?: string; person: string }>
      title={t('caseActs.linkNamed', { name, day })}
      {...(none ? { note: t('caseActs.noRecordings') } : {})}
      person="statedPerson"
      initial={{}}
      busy={isPending}
      error={error}
      possible={data !== undefined && !none}
      onClose={onClose}
      onState={({ recording = '', person }) => {
        mutate({ case: of, act: id, recording, person }, { onSuccess: onClose })
      }}
    >
      <Form.Item name="recording" label={t('caseActs.recordings')} rules={rules.line(30)}>
        <Select
          loading={data === undefined}
          options={(data?.recordings ?? []).map(({ id: value, kind, opened, room }) => ({
            value,
            label: `${dayAndTime(opened)} · ${t(`terms.recordingKind.${kind}`)} · ${room}`,
          }))}
        />
      </Form.Item>
    </ActStatement>
  )
}

interface ReasonDialogProps extends DialogOf {
  readonly title: string
  readonly note: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onState: (fields: Reasoned) => void
}

function ReasonDialog({ title, note, busy, error, onClose, onState }: Omit<ReasonDialogProps, 'of'>) {
  return (
    <ActStatement<Reasoned>
      title={title}
      note={note}
      person="statedPerson"
      initial={{ reason: '' }}
      busy={busy}
      error={error}
      onClose={onClose}
      onState={onState}
    >
      <ReasonField />
    </ActStatement>
  )
}

function ExplainDialog({ of, act: { id, name, day }, onClose }: DialogOf & { act: EnteredAct }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('acts.explain')
  return (
    <ReasonDialog
      title={t('caseActs.explainNamed', { name, day })}
      note={t('caseActs.explainNote')}
      busy={isPending}
      error={error}
      onClose={onClose}
      onState={(fields) => {
        mutate({ case: of, act: id, ...fields }, { onSuccess: onClose })
      }}
    />
  )
}

function WithdrawDialog({ of, act: { id, name, day }, onClose }: DialogOf & { act: EnteredAct }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('acts.withdraw')
  return (
    <ReasonDialog
      title={t('caseActs.withdrawNamed', { name, day })}
      note={t('caseActs.withdrawNote')}
      busy={isPending}
      error={error}
      onClose={onClose}
      onState={(fields) => {
        mutate({ case: of, act: id, ...fields }, { onSuccess: onClose })
      }}
    />
  )
}

function UnlinkDialog({ of, act, recording, onClose }: DialogOf & { act: EnteredAct; recording: string }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('acts.unlink')
  return (
    <ReasonDialog
      title={t('caseActs.unlinkNamed', { recording })}
      note={t('caseActs.unlinkNote')}
      busy={isPending}
      error={error}
      onClose={onClose}
      onState={(fields) => {
        mutate({ case: of, act: act.id, recording, ...fields }, { onSuccess: onClose })
      }}
    />
  )
}

export function ActDialog({ dialog, ...rest }: DialogOf & { dialog: ActDialogKind }) {
  switch (dialog.kind) {
    case 'enter':
      return <EnterDialog item={dialog.item} {...rest} />
    case 'absent':
      return <AbsentDialog item={dialog.item} absent={dialog.absent} {...rest} />
    case 'link':
      return <LinkDialog act={dialog.act} {...rest} />
    case 'explain':
      return <ExplainDialog act={dialog.act} {...rest} />
    case 'withdraw':
      return <WithdrawDialog act={dialog.act} {...rest} />
    case 'unlink':
      return <UnlinkDialog act={dialog.act} recording={dialog.recording} {...rest} />
  }
}

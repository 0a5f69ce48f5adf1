// What is needed to start: case, what is recorded, who operates, where, who is present.
import { Form, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '../../../native/contract/calls.ts'
import { checkCounts } from '../../../native/contract/preflight.ts'
import type { RoomView } from '../../../native/contract/rooms.ts'
import { recordingKinds, type RecordingKind, type RoomKind } from '../../../native/contract/terms.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { CaseFields, type CaseFacts } from '../../parts/case-fields.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { LargeFooter } from '../../parts/large-footer.tsx'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { useNow, useRoomState } from '../../station/use-station.ts'
import { ActChoice, actOf } from './act-choice.tsx'
import { CaseChoice } from './case-choice.tsx'
import { ConductNote } from './conduct-note.tsx'
import { PeopleFields } from './people-fields.tsx'

const usual: Record<RoomKind, RecordingKind> = { interview: 'interview', hearing: 'hearing', training: 'training' }

type StartInput = CallInput<'recordings.start'>
type Fields = Omit<StartInput, 'room' | 'case' | 'act'> & { case?: string; newCase?: CaseFacts; act?: string }

/** Creates the case first where it is new, then starts; stops at whatever fails. */
function useStart(room: string, onStarted: () => void) {
  const create = useAct('cases.create')
  const start = useAct('recordings.start')
  const [failure, setFailure] = useState<unknown>(null)
  const [made, setMade] = useState<string | null>(null)
  const run = async ({ newCase, case: chosen, act, ...rest }: Fields): Promise<void> => {
    setFailure(null)
    try {
      let id = chosen ?? made
      if (id === null && newCase !== undefined) {
        id = (await create.mutateAsync(newCase)).id
        setMade(id)
      }
      if (id === null) return
      await start.mutateAsync({ ...rest, ...actOf(act), people: rest.people ?? [], room, case: id })
      onStarted()
    } catch (error) {
      setFailure(error)
    }
  }
  return { run, failure, busy: create.isPending || start.isPending, made }
}

function useIsChecked(room: string): boolean {
  const preflight = useRoomState(room)?.preflight ?? null
  const now = useNow()
  return preflight !== null && now - Date.parse(preflight.at) < checkCounts
}

export function StartDialog({ room, onClose }: { room: RoomView; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const acting = useActing()
  const kinds = useOptions('recordingKind', recordingKinds)
  const [form] = Form.useForm<Fields>()
  const [fresh, setFresh] = useState(false)
  const isChecked = useIsChecked(room.id)
  const { run, failure, busy, made } = useStart(room.id, onClose)
  const chosen = Form.useWatch('case', form)
  const kind = Form.useWatch((fields: Partial<Fields>) => fields.kind, form) ?? usual[room.kind]
  const people = Form.useWatch((fields: Partial<Fields>) => fields.people, form) ?? []
  const officers = useAnswer('cases.get', { id: chosen ?? '' }, chosen !== undefined && !fresh).data?.officers ?? []
  return (
    <Modal
      open
      width={760}
      style={{ top: 24 }}
      title={`${t('console.startTitle')} · ${room.name}`}
      onCancel={onClose}
      closable={!busy}
      mask={{ closable: false }}
      footer={
        <LargeFooter
          state={t('console.startNow')}
          isPending={busy}
          disabled={!acting.known}
          onCancel={onClose}
          onState={form.submit}
        />
      }
    >
      {!acting.known ? null : (
        <Form<Fields>
          form={form}
          layout="vertical"
          disabled={busy}
          requiredMark={false}
          initialValues={{
            kind: usual[room.kind],
            place: room.place,
            operator: acting.name,
            people: [],
          }}
          onFinish={(fields) => void run(fields)}
        >
          <Segmented
            block
            disabled={made !== null}
            value={fresh ? 'new' : 'old'}
            aria-label={t('console.case')}
            options={[
              { value: 'old', label: t('console.oldCase') },
              { value: 'new', label: t('console.newCase') },
            ]}
            onChange={(value) => {
              setFresh(value === 'new')
            }}
            style={{ marginBottom: 12 }}
          />
          {fresh ? <CaseFields within="newCase" brief /> : <CaseChoice />}
          {fresh ? null : <ActChoice />}
          <div className="form-columns">
            <Form.Item name="kind" label={t('console.recordingKind')}>
              <Select options={kinds} />
            </Form.Item>
            <ActingField name="operator" label={t('console.operator')} />
            <Form.Item name="place" label={t('console.place')} rules={rules.optionalLine(120)}>
              <Input />
            </Form.Item>
          </div>
          <PeopleFields />
          <ConductNote kind={kind} people={people} officers={officers} />
          <div aria-live="polite" className="stack">
            {isChecked || busy ? null : <p className="quiet">{t('preflight.never')}</p>}
            {busy ? <p className="quiet">{t('console.starting')}</p> : null}
            {failure === null ? null : <FailureNote failure={failureFrom(failure)} />}
          </div>
        </Form>
      )}
    </Modal>
  )
}

// One room: its facts and its sources, changed together and saved at once.
import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { afterInterruption, type RoomView } from '../../../native/contract/rooms.ts'
import { usualLimits } from '../../../native/contract/watch.ts'
import { roomKinds, type RoomKind } from '../../../native/contract/terms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Page } from '../../parts/page.tsx'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import './rooms.css'
import { sourceInput, type SourceDraft } from './source-draft.ts'
import { SourcesEditor } from './sources-editor.tsx'
import { WatchFields } from './watch-fields.tsx'

type RoomFacts = Omit<RoomView, 'id' | 'sources'>

const newRoom: RoomFacts = {
  name: '',
  kind: 'interview',
  place: '',
  soundCodec: 'aac',
  burnInTime: true,
  preRollSeconds: 0,
  longestSessionHours: 12,
  afterInterruption: 'by-kind',
  promptStartSeconds: 30,
  promptEndMinutes: 10,
  watch: usualLimits,
  standbyMicrophone: null,
}

function FactFields({ onKind }: { onKind: (kind: RoomKind) => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const kinds = useOptions('roomKind', roomKinds)
  const codecs = (['aac', 'flac'] as const).map((value) => ({ value, label: t(`rooms.${value}`) }))
  const afterwards = afterInterruption.map((value) => ({ value, label: t(`rooms.after.${value}`) }))
  return (
    <section className="panel">
      <h2>{t('rooms.facts')}</h2>
      <div className="form-columns">
        <Form.Item name="name" label={t('rooms.name')} rules={rules.line(60)}>
          <Input />
        </Form.Item>
        <Form.Item name="kind" label={t('rooms.kind')}>
          <Select options={kinds} onChange={onKind} />
        </Form.Item>
        <Form.Item name="place" label={t('rooms.place')} rules={rules.optionalLine(120)}>
          <Input />
        </Form.Item>
        <Form.Item name="soundCodec" label={t('rooms.soundCodec')}>
          <Select options={codecs} />
        </Form.Item>
        <Form.Item name="preRollSeconds" label={t('rooms.preRoll')}>
          <InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="longestSessionHours" label={t('rooms.longest')}>
          <InputNumber min={0.5} max={24} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="afterInterruption"
          label={t('rooms.afterInterruption')}
          tooltip={t('rooms.afterInterruptionHint')}
        >
          <Select options={afterwards} />
        </Form.Item>
        <Form.Item name="promptStartSeconds" label={t('rooms.promptStart')} tooltip={t('rooms.promptStartHint')}>
          <InputNumber min={0} max={600} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="promptEndMinutes" label={t('rooms.promptEnd')} tooltip={t('rooms.promptEndHint')}>
          <InputNumber min={0} max={240} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="burnInTime" valuePropName="checked" style={{ marginBottom: 0 }}>
        <Checkbox>{t('rooms.burnInTime')}</Checkbox>
      </Form.Item>
    </section>
  )
}

function RoomForm({ known }: { known: RoomView | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const create = useAct('rooms.create')
  const save = useAct('rooms.save')
  const [kind, setKind] = useState<RoomKind>(known?.kind ?? newRoom.kind)
  const [sources, setSources] = useState<readonly SourceDraft[]>(known?.sources ?? [])
  const busy = create.isPending || save.isPending
  const error = create.error ?? save.error
  const saved = (): void => {
    void message.success(t('common.saved'))
    void navigate('/rooms')
  }
  const finish = (facts: RoomFacts): void => {
    const room = { ...newRoom, ...facts, sources: sources.map(sourceInput) }
    if (known === undefined) create.mutate(room, { onSuccess: saved })
    else save.mutate({ ...room, id: known.id }, { onSuccess: saved })
  }
  return (
    <Form<RoomFacts>
      name="room"
      layout="vertical"
      requiredMark={false}
      initialValues={known ?? newRoom}
      onFinish={finish}
      disabled={busy}
    >
      <div className="stack">
        <FactFields onKind={setKind} />
        <SourcesEditor sources={sources} roomKind={kind} room={known?.id} onChange={setSources} />
        <WatchFields sources={sources} />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        <div className="tools">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('common.save')}
          </Button>
          <Button
            onClick={() => {
              void navigate('/rooms')
            }}
          >
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </Form>
  )
}

export function RoomScreen() {
  const { t } = useTranslation()
  const { id } = useParams()
  const { data, error } = useAnswer('rooms.list', {})
  const known = data?.find((room) => room.id === id)
  if (id !== undefined && known === undefined)
    return (
      <Page title={t('rooms.title')}>
        {data === undefined ? (
          <Waiting error={error} />
        ) : (
          <FailureNote failure={{ code: 'room-unknown', details: {} }} />
        )}
      </Page>
    )
  return (
    <Page title={known === undefined ? t('rooms.newTitle') : t('rooms.edit', { name: known.name })}>
      <RoomForm key={known?.id ?? 'new'} known={known} />
    </Page>
  )
}

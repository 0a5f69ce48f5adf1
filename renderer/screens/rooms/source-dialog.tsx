// One source of a room: its kind, its place in the room, how it is opened.
import { AutoComplete, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { testPatterns } from '../../../native/contract/sources.ts'
import { positions, sourceKinds, type RoomKind, type SourceKind } from '../../../native/contract/terms.ts'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useAnswer } from '../../station/use-call.ts'
import { hasDevice, hasSize, isNetwork, newSource, type SourceDraft } from './source-draft.ts'
import { Trial } from './trial.tsx'

interface SourceDialogProps {
  /** The source to change; null for a new one. */
  readonly known: SourceDraft | null
  /** Identifiers of the room's other sources. */
  readonly used: readonly string[]
  readonly roomKind: RoomKind
  /** The saved room, whose stored passwords a trial uses. */
  readonly room: string | undefined
  readonly onClose: () => void
  readonly onDone: (source: SourceDraft) => void
}

function DeviceField({ kind }: { kind: SourceKind }) {
  const { t } = useTranslation()
  const rules = useRules()
  const { data = [], isFetched } = useAnswer('sources.devices', {})
  const fitting = data.filter((device) => device.kind === kind)
  return (
    <Form.Item
      name="device"
      label={t('rooms.device')}
      rules={rules.line(200)}
      extra={isFetched && fitting.length === 0 ? t('rooms.noDevices') : t('rooms.deviceHint')}
    >
      <AutoComplete
        options={fitting.map(({ device, name }) => ({
          value: device,
          label: name === device ? device : `${name} · ${device}`,
        }))}
      />
    </Form.Item>
  )
}

function NetworkFields({ kind, hasPassword }: { kind: SourceKind; hasPassword: boolean }) {
  const { t } = useTranslation()
  const rules = useRules()
  const address = kind === 'rtsp' ? /^rtsps?:\/\/[^\s/]+/ : /^https?:\/\/[^\s/]+/
  return (
    <>
      <Form.Item
        name="address"
        label={t('rooms.address')}
        rules={[...rules.line(500), rules.pattern(address, t('rooms.addressInvalid'))]}
      >
        <Input
          inputMode="url"
          placeholder={kind === 'rtsp' ? 'rtsp://192.0.2.10:554/stream1' : 'http://192.0.2.10/video.mjpg'}
        />
      </Form.Item>
      <div className="form-columns">
        <Form.Item name="user" label={t('rooms.user')} rules={rules.optionalLine(100)}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="password" label={t('rooms.password')} {...(hasPassword && { extra: t('rooms.passwordKept') })}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </div>
      {hasPassword ? (
        <Form.Item name="removePassword" valuePropName="checked">
          <Checkbox>{t('rooms.removePassword')}</Checkbox>
        </Form.Item>
      ) : null}
      {kind === 'rtsp' ? (
        <div className="form-columns">
          <Form.Item name="transport" label={t('rooms.transport')} initialValue="tcp">
            <Select options={['tcp', 'udp'].map((value) => ({ value, label: value.toUpperCase() }))} />
          </Form.Item>
          <Form.Item name="sound" valuePropName="checked" label=" " colon={false} initialValue={true}>
            <Checkbox>{t('rooms.sound')}</Checkbox>
          </Form.Item>
        </div>
      ) : null}
    </>
  )
}

function SizeFields() {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <div className="form-columns">
      <Form.Item
        name="size"
        label={t('rooms.size')}
        extra={t('rooms.sizeHint')}
        rules={[rules.pattern(/^(\d{2,5}x\d{2,5})?$/, t('rooms.sizeInvalid'))]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="frameRate" label={t('rooms.frameRate')}>
        <InputNumber min={1} max={120} style={{ width: '100%' }} />
      </Form.Item>
    </div>
  )
}

type Fields = SourceDraft & { readonly removePassword?: boolean }

export function SourceDialog({ known, used, roomKind, room, onClose, onDone }: SourceDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const [kind, setKind] = useState<SourceKind>(known?.kind ?? (roomKind === 'training' ? 'test' : 'rtsp'))
  const kinds = useOptions('sourceKind', sourceKinds).filter(
    ({ value }) => value !== 'test' || roomKind === 'training' || known?.kind === 'test',
  )
  const places = useOptions('position', positions)
  const patterns = useOptions('testPattern', testPatterns)
  const initial = known ?? newSource(kind, used)
  const draft = (): SourceDraft => {
    const { removePassword = false, ...fields } = form.getFieldsValue()
    const typed = fields.password === '' ? undefined : fields.password
    return { ...initial, ...fields, kind, password: removePassword ? '' : typed }
  }
  const change = (next: SourceKind): void => {
    setKind(next)
    if (known === null) form.setFieldsValue({ ...newSource(next, used), name: form.getFieldValue('name') as string })
  }
  return (
    <Modal
      open
      width={720}
      title={t(known === null ? 'rooms.addSource' : 'rooms.editSource')}
      onCancel={onClose}
      okText={t('common.save')}
      mask={{ closable: false }}
      onOk={() => {
        form.submit()
      }}
    >
      <Form<Fields>
        form={form}
        name="source"
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={() => {
          onDone(draft())
        }}
      >
        <div className="form-columns">
          <Form.Item label={t('rooms.sourceKind')} htmlFor="source-kind">
            <Select id="source-kind" value={kind} options={kinds} onChange={change} />
          </Form.Item>
          <Form.Item name="name" label={t('common.name')} rules={rules.line(60)}>
            <Input />
          </Form.Item>
          <Form.Item name="position" label={t('rooms.position')}>
            <Select options={places} />
          </Form.Item>
          <Form.Item
            name="id"
            label={t('rooms.id')}
            extra={t('rooms.idHint')}
            rules={[
              rules.pattern(/^[a-z][a-z0-9-]{0,31}$/, t('rooms.idInvalid')),
              {
                validator: (_, id: string) =>
                  used.includes(id) ? Promise.reject(new Error(t('rooms.idUsed'))) : Promise.resolve(),
              },
            ]}
          >
            <Input disabled={known !== null} />
          </Form.Item>
        </div>
        {isNetwork(kind) ? <NetworkFields kind={kind} hasPassword={initial.hasPassword} /> : null}
        {hasDevice(kind) ? <DeviceField kind={kind} /> : null}
        {hasSize(kind) ? <SizeFields /> : null}
        {kind === 'test' ? (
          <Form.Item name="pattern" label={t('rooms.pattern')} extra={t('rooms.testNote')} initialValue="bars">
            <Select options={patterns} />
          </Form.Item>
        ) : null}
        <Trial draft={draft} room={room} enabled />
      </Form>
    </Modal>
  )
}

// A room for the first recordings: made of devices that were found here, or one that there is, such as the demonstration room.
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { Device } from '../../../native/contract/sources.ts'
import type { RoomKind } from '../../../native/contract/terms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import { ChoiceCards } from './choice-cards.tsx'
import { sourcesOf, usableDevices } from './found-room.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'

/** The choice that makes a new room. */
const found = 'found'

interface Fields {
  readonly name: string
  readonly kind: RoomKind
  readonly camera: string
  readonly microphone: string
}

function DeviceSelect({ name, label, devices }: { name: 'camera' | 'microphone'; label: string; devices: Device[] }) {
  const { t } = useTranslation()
  const options = devices.map(({ device, name: shown }) => ({ value: device, label: shown }))
  return (
    <Form.Item name={name} label={label}>
      <Select options={[...options, { value: '', label: t('firstStart.room.none') }]} />
    </Form.Item>
  )
}

function useDeviceNote(cameras: number, microphones: number, isFetching: boolean): string {
  const { t } = useTranslation()
  if (isFetching) return t('firstStart.room.searching')
  if (cameras + microphones === 0) return t('firstStart.room.nothingFound')
  return t('firstStart.room.foundNote', { cameras, microphones })
}

function RoomForm({ course, rooms, devices, search }: StepProps & Known) {
  const { t } = useTranslation()
  const rules = useRules()
  const kinds = useOptions('roomKind', ['interview', 'hearing'])
  const [form] = Form.useForm<Fields>()
  const { mutate, isPending, error } = useAct('rooms.create')
  const { cameras, microphones } = usableDevices(devices)
  const hasDevices = cameras.length + microphones.length > 0
  const [wanted, setWanted] = useState<string | null>(course.reached.room)
  const usable = rooms.filter(({ sources }) => sources.length > 0)
  const isThere = wanted === found ? hasDevices : usable.some(({ id }) => id === wanted)
  const chosen = isThere && wanted !== null ? wanted : hasDevices ? found : (usable[0]?.id ?? '')
  const note = useDeviceNote(cameras.length, microphones.length, search.busy)
  const choose = (): void => {
    if (chosen === found) form.submit()
    else if (chosen !== '') void course.next({ room: chosen, recording: null, proved: false })
  }
  const create = ({ name, kind, camera, microphone }: Fields): void => {
    const sources = sourcesOf(
      cameras.find(({ device }) => device === camera),
      microphones.find(({ device }) => device === microphone),
      { camera: t('firstStart.room.cameraName'), microphone: t('firstStart.room.microphoneName') },
    )
    if (sources.length === 0) form.setFields([{ name: 'camera', errors: [t('firstStart.room.oneNeeded')] }])
    else
      mutate(
        { name, kind, sources },
        { onSuccess: ({ id }) => void course.next({ room: id, recording: null, proved: false }) },
      )
  }
  return (
    <StepFrame
      course={course}
      title={t('firstStart.room.title')}
      lead={t('firstStart.room.lead')}
      next={{
        ...(chosen === found && { label: t('firstStart.room.create') }),
        run: choose,
        disabled: chosen === '',
      }}
      busy={isPending}
      error={error}
    >
      <ChoiceCards
        name="room"
        label={t('firstStart.room.title')}
        value={chosen}
        choices={[
          { value: found, title: t('firstStart.room.found'), note, disabled: !hasDevices },
          ...rooms.map(({ id, name, kind, sources }) => ({
            value: id,
            title: name,
            note:
              sources.length === 0
                ? t('firstStart.room.empty')
                : t('firstStart.room.existing', { kind: t(`terms.roomKind.${kind}`), sources: sources.length }),
            disabled: sources.length === 0,
          })),
        ]}
        onChange={setWanted}
      />
      <div>
        <Button loading={search.busy} onClick={search.again}>
          {t('firstStart.room.refresh')}
        </Button>
      </div>
      {chosen === found ? (
        <Form<Fields>
          form={form}
          className="panel"
          layout="vertical"
          requiredMark={false}
          initialValues={{
            name: t('firstStart.room.usualName'),
            kind: 'interview',
            camera: cameras[0]?.device ?? '',
            microphone: microphones[0]?.device ?? '',
          }}
          onFinish={create}
        >
          <div className="form-columns two">
            <Form.Item name="name" label={t('firstStart.room.name')} rules={rules.line(60)}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="kind" label={t('rooms.kind')}>
              <Select options={kinds} />
            </Form.Item>
            <DeviceSelect name="camera" label={t('firstStart.room.camera')} devices={cameras} />
            <DeviceSelect name="microphone" label={t('firstStart.room.microphone')} devices={microphones} />
          </div>
        </Form>
      ) : null}
    </StepFrame>
  )
}

interface Known {
  readonly rooms: readonly RoomView[]
  readonly devices: readonly Device[]
  readonly search: { readonly busy: boolean; readonly again: () => void }
}

export function RoomStep({ course }: StepProps) {
  const rooms = useAnswer('rooms.list', {})
  const devices = useAnswer('sources.devices', {})
  if (rooms.data === undefined || devices.isPending) return <Waiting error={rooms.error} />
  const search = { busy: devices.isFetching, again: () => void devices.refetch() }
  return <RoomForm course={course} rooms={rooms.data} devices={devices.data ?? []} search={search} />
}

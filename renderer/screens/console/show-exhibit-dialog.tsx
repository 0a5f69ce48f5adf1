// Chooses the exhibit that is shown now: type its number or part of its name, Enter, Enter.
import { App, Form, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { Waiting } from '../../parts/answer.tsx'
import { countingExhibits, exhibitOptions, nextToShow } from '../../parts/exhibit-choice.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { LargeFooter } from '../../parts/large-footer.tsx'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'

interface Fields {
  readonly number: number
  readonly person: string
}

interface ShowExhibitDialogProps {
  readonly room: string
  readonly recording: RunningRecording
  readonly onClose: () => void
}

export function ShowExhibitDialog({ room, recording, onClose }: ShowExhibitDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const known = useAnswer('exhibits.list', { case: recording.case.id })
  const { mutate, isPending, error } = useAct('recordings.showExhibit')
  const valid = countingExhibits(known.data?.exhibits ?? [])
  const show = (fields: Fields): void => {
    mutate(
      { room, ...fields },
      {
        onSuccess: ({ number }) => {
          void message.success(t('exhibits.shownDone', { number }))
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      title={t('exhibits.shownTitle')}
      onCancel={onClose}
      closable={!isPending}
      footer={
        <LargeFooter
          state={t('exhibits.shown')}
          isPending={isPending}
          disabled={valid.length === 0}
          onCancel={onClose}
          onState={form.submit}
        />
      }
    >
      <p className="quiet">{t('exhibits.shownNote')}</p>
      {known.data === undefined ? (
        <Waiting error={known.error} />
      ) : valid.length === 0 ? (
        <p>{t('exhibits.noneToShow')}</p>
      ) : (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          disabled={isPending}
          initialValues={{ number: nextToShow(valid, recording)?.number, person: recording.operator }}
          onFinish={show}
        >
          <Form.Item name="number" label={t('exhibits.title')} rules={[{ required: true }]}>
            <Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={exhibitOptions(valid)} />
          </Form.Item>
          <ActingField name="person" label={t('exhibits.shownBy')} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}

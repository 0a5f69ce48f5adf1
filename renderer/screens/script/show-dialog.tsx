// Asks what evidence is shown now: an exhibit of the case, or anything else in words. One by one: A, Enter.
import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recording-course.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { Waiting } from '../../parts/answer.tsx'
import { countingExhibits, exhibitOptions, nextToShow } from '../../parts/exhibit-choice.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { LargeFooter } from '../../parts/large-footer.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'

interface Fields {
  readonly text: string
  readonly person: string
  /** Undefined for what is no exhibit of the case. */
  readonly exhibit?: number
}

interface ShowDialogProps {
  readonly room: string
  readonly recording: RunningRecording
  readonly step: Announcement
  readonly onClose: (stated: Announcement | null) => void
}

export function ShowDialog({ room, recording, step, onClose }: ShowDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const known = useAnswer('exhibits.list', { case: recording.case.id })
  const { mutate, isPending, error } = useAct('recordings.announce')
  const valid = countingExhibits(known.data?.exhibits ?? [])
  const next = nextToShow(valid, recording)
  const titleOf = (number: number | undefined): string =>
    valid.find((each) => each.number === number)?.description.title ?? ''
  const show = ({ text, person, exhibit }: Fields): void => {
    mutate(
      { room, step: step.step, person, text, ...(exhibit === undefined ? {} : { exhibit }) },
      {
        onSuccess: onClose,
      },
    )
  }
  const cancel = (): void => {
    onClose(null)
  }
  return (
    <Modal
      open
      title={t('script.showTitle')}
      onCancel={cancel}
      closable={!isPending}
      footer={
        <LargeFooter state={t('script.showConfirm')} isPending={isPending} onCancel={cancel} onState={form.submit} />
      }
    >
      <p className="quiet">{t('script.showNote')}</p>
      {known.data === undefined && known.error === null ? (
        <Waiting error={null} />
      ) : (
        <Form<Fields>
          form={form}
          layout="vertical"
          disabled={isPending}
          requiredMark={false}
          initialValues={{ exhibit: next?.number, text: titleOf(next?.number), person: recording.operator }}
          onFinish={show}
        >
          {valid.length === 0 ? null : (
            <Form.Item name="exhibit" label={t('exhibits.title')}>
              <Select
                allowClear
                placeholder={t('script.showNoExhibit')}
                showSearch={{ optionFilterProp: 'label' }}
                options={exhibitOptions(valid)}
                onChange={(number: number | undefined) => {
                  form.setFieldsValue({ text: titleOf(number) })
                }}
              />
            </Form.Item>
          )}
          <Form.Item name="text" label={t('script.showText')} rules={rules.line(400)}>
            <Input autoFocus onPressEnter={form.submit} />
          </Form.Item>
          <ActingField name="person" label={t('script.showPerson')} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}

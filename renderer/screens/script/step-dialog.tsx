// Asks why a step is skipped, why a tick is taken back, or what evidence is shown: none can be stated without.
import { Button, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { useStepTitle } from './step-title.ts'
import type { Asked } from './use-script.ts'

interface Fields {
  text: string
  person: string
}
interface DialogProps extends Asked {
  readonly room: string
  readonly operator: string
  readonly onClose: (isStated: boolean) => void
}

/** The call behind each act; what was typed is the reason, or the description. */
function useStating({ act, step: { step }, room, onClose }: DialogProps) {
  const skip = useAct('recordings.skipAnnouncement')
  const withdraw = useAct('recordings.withdrawAnnouncement')
  const show = useAct('recordings.announce')
  const state = ({ text, person }: Fields): void => {
    const done = {
      onSuccess: () => {
        onClose(true)
      },
    }
    if (act === 'show') show.mutate({ room, step, person, text }, done)
    else (act === 'skip' ? skip : withdraw).mutate({ room, step, person, reason: text }, done)
  }
  const { isPending, error } = { skip, withdraw, show }[act]
  return { state, isPending, error }
}

export function StepDialog(props: DialogProps) {
  const { act, step, operator, onClose } = props
  const { t } = useTranslation()
  const titleOf = useStepTitle()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const { state, isPending, error } = useStating(props)
  const shows = act === 'show'
  const cancel = (): void => {
    onClose(false)
  }
  return (
    <Modal
      open
      title={shows ? t('script.showTitle') : t(`breaks.${act}Title`)}
      onCancel={cancel}
      closable={!isPending}
      footer={[
        <Button key="cancel" size="large" disabled={isPending} onClick={cancel}>
          {t('common.cancel')}
        </Button>,
        <Button key="state" size="large" type="primary" loading={isPending} onClick={form.submit}>
          {shows ? t('script.showConfirm') : t(`breaks.${act}`)}
        </Button>,
      ]}
    >
      <p className="quiet">{shows ? t('script.showNote') : t(`breaks.${act}Note`, { step: titleOf(step.title) })}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        disabled={isPending}
        requiredMark={false}
        initialValues={{ text: '', person: operator }}
        onFinish={state}
      >
        <Form.Item
          name="text"
          label={shows ? t('script.showText') : t('breaks.reason')}
          rules={rules.line(shows ? 400 : 200)}
        >
          <Input autoFocus onPressEnter={form.submit} />
        </Form.Item>
        <ActingField name="person" label={shows ? t('script.showPerson') : t('breaks.person')} />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}

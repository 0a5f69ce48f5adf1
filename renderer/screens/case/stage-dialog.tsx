// Enters a stage of a case; one that was entered before is corrected or withdrawn, with a reason.
import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { StageEntry } from '../../../native/contract/case-stages.ts'
import { caseStages, type CaseStage } from '../../../native/contract/terms.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

interface Fields {
  readonly stage: CaseStage
  readonly day?: string
  readonly person: string
  readonly reason?: string
  readonly withdrawn?: boolean
}

interface StageDialogProps {
  readonly id: string
  readonly stages: readonly StageEntry[]
  readonly onClose: () => void
}

export function StageDialog({ id, stages, onClose }: StageDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const acting = useActing()
  const { mutate, isPending, error } = useAct('cases.enterStage')
  const isEntered = (stage: CaseStage) => stages.some((entry) => entry.stage === stage)
  // A case is closed by its check, and archived once it is closed.
  const open = caseStages.filter((stage) => (stage !== 'closing' && stage !== 'archiving') || isEntered('closing'))
  const options = useOptions('caseStage', open)
  const next = open.find((stage) => !isEntered(stage)) ?? 'start'
  const corrects = isEntered(Form.useWatch('stage', form))
  const withdrawn = Form.useWatch('withdrawn', form) === true && corrects
  const save = ({ stage, day, person, reason }: Fields): void => {
    const why = corrects ? (reason ?? '') : ''
    mutate({ id, stage, person, day: withdrawn ? null : (day ?? ''), reason: why }, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={t('timeline.enter')}
      okText={t('common.save')}
      okButtonProps={{ disabled: !acting.known }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      {!acting.known ? null : (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            stage: next,
            day: dayAndTime(new Date().toISOString()).slice(0, 10),
            person: acting.name,
          }}
          onFinish={save}
        >
          <Form.Item name="stage" label={t('timeline.stage')}>
            <Select options={options} />
          </Form.Item>
          {withdrawn ? null : (
            <Form.Item name="day" label={t('timeline.day')} rules={rules.line(10)}>
              <Input type="date" />
            </Form.Item>
          )}
          <Form.Item name="person" label={t('timeline.person')} rules={rules.line(80)}>
            <Input />
          </Form.Item>
          {corrects ? (
            <>
              <Form.Item name="reason" label={t('timeline.reason')} rules={rules.line(500)} extra={t('timeline.stays')}>
                <Input />
              </Form.Item>
              <Form.Item name="withdrawn" valuePropName="checked">
                <Checkbox>{t('timeline.withdraw')}</Checkbox>
              </Form.Item>
            </>
          ) : null}
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}

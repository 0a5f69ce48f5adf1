// Exports something into a folder of this computer: where to, how far, where it is.
import { Alert, Button, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { failureFrom, useAnswer } from '../station/use-call.ts'
import { FailureNote } from './failure-note.tsx'
import { JobProgress } from './job-progress.tsx'
import { useRules } from './rules.ts'
import type { RunningJob } from './use-job.ts'

interface Target {
  readonly to: string
  /** Their public keys; undefined where nothing can be encrypted. */
  readonly recipients?: string[]
}

interface ExportDialogProps {
  readonly title: string
  /** What will be written. */
  readonly note: string
  /** That it has been written. */
  readonly exported: string
  readonly running: Omit<RunningJob<'archive.export' | 'audit.export' | 'cases.exportList'>, 'start'>
  readonly onStart: (to: string, recipients: string[]) => void
  readonly onClose: () => void
  /** Whether what is written can be encrypted for the recipients that the settings name. */
  readonly canEncrypt?: boolean
  readonly soFar?: (done: number, total: number) => string
}

export function ExportDialog(props: ExportDialogProps) {
  const { title, note, exported, running, onStart, onClose, canEncrypt = false, soFar } = props
  const { t } = useTranslation()
  const rules = useRules()
  const { data: settings } = useAnswer('settings.get', {})
  const [form] = Form.useForm<Target>()
  const { cancel, job, busy, error } = running
  const done = job?.state === 'done'
  return (
    <Modal
      open
      width={640}
      title={title}
      onCancel={onClose}
      closable={!busy}
      mask={{ closable: false }}
      footer={[
        <Button key="close" disabled={busy} onClick={onClose}>
          {t('common.close')}
        </Button>,
        done ? null : (
          <Button
            key="start"
            type="primary"
            loading={busy}
            disabled={settings === undefined}
            onClick={() => {
              form.submit()
            }}
          >
            {t('oneCase.exportStart')}
          </Button>
        ),
      ]}
    >
      <div className="stack">
        <p>{note}</p>
        {settings === undefined || done ? null : (
          <Form<Target>
            form={form}
            layout="vertical"
            requiredMark={false}
            disabled={busy}
            initialValues={{ to: settings.exportFolder, recipients: settings.recipients.map(({ key }) => key) }}
            onFinish={({ to, recipients = [] }) => {
              onStart(to, recipients)
            }}
          >
            <Form.Item name="to" label={t('oneCase.folder')} rules={rules.line(1000)}>
              <Input placeholder={t('oneCase.folderHint')} />
            </Form.Item>
            {canEncrypt && settings.recipients.length > 0 ? (
              <Form.Item name="recipients" label={t('recipients.encryptFor')} extra={t('recipients.encryptHint')}>
                <Select
                  mode="multiple"
                  options={settings.recipients.map(({ name: label, key: value }) => ({ label, value }))}
                />
              </Form.Item>
            ) : null}
          </Form>
        )}
        {busy ? (
          <JobProgress
            job={job}
            title={t('oneCase.exporting')}
            onCancel={cancel}
            {...(soFar === undefined ? {} : { soFar })}
          />
        ) : null}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        {job?.failure == null ? null : <FailureNote failure={job.failure} title={t('oneCase.exportFailed')} />}
        {job?.state === 'cancelled' ? <Alert type="info" role="status" title={t('failures.cancelled')} /> : null}
        {done ? (
          <Alert
            type="success"
            role="status"
            showIcon
            title={exported}
            description={
              <>
                {t('oneCase.exportedTo')}: <span className="mono">{job.folder}</span>
              </>
            }
          />
        ) : null}
      </div>
    </Modal>
  )
}

// Writes the case with its recordings into a bundle: where to, how far, where it is.
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../native/contract/cases.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { JobProgress } from '../../parts/job-progress.tsx'
import { useRules } from '../../parts/rules.ts'
import { useRunningJob } from '../../parts/use-job.ts'
import { failureFrom, useAnswer } from '../../station/use-call.ts'

export function ExportDialog({ known, onClose }: { known: Case; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const { data: settings } = useAnswer('settings.get', {})
  const [form] = Form.useForm<{ to: string }>()
  const { start, cancel, job, busy, error } = useRunningJob('archive.export')
  const done = job?.state === 'done'
  return (
    <Modal
      open
      width={640}
      title={`${t('oneCase.exportTitle')} · ${known.number}`}
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
        <p>{t('oneCase.exportNote')}</p>
        {settings === undefined || done ? null : (
          <Form<{ to: string }>
            form={form}
            layout="vertical"
            requiredMark={false}
            disabled={busy}
            initialValues={{ to: settings.exportFolder }}
            onFinish={({ to }) => {
              start({ case: known.id, to })
            }}
          >
            <Form.Item name="to" label={t('oneCase.folder')} rules={rules.line(1000)}>
              <Input placeholder={t('oneCase.folderHint')} />
            </Form.Item>
          </Form>
        )}
        {busy ? <JobProgress job={job} title={t('oneCase.exporting')} onCancel={cancel} /> : null}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        {job?.failure == null ? null : <FailureNote failure={job.failure} title={t('oneCase.exportFailed')} />}
        {job?.state === 'cancelled' ? <Alert type="info" role="status" title={t('failures.cancelled')} /> : null}
        {done ? (
          <Alert
            type="success"
            role="status"
            showIcon
            title={t('oneCase.exported')}
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

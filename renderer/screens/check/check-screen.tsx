// Verifies a bundle, a recording's folder or a vault anywhere on this computer.
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { VerificationResult } from '../../parts/job-result.tsx'
import { Page } from '../../parts/page.tsx'
import { useRules } from '../../parts/rules.ts'
import { useRunningJob } from '../../parts/use-job.ts'

export function CheckScreen() {
  const { t } = useTranslation()
  const rules = useRules()
  const running = useRunningJob('archive.verify')
  // Of a bundle whose file was opened (electron/opened-file.ts): it is offered, a person starts it.
  const opened = useSearchParams()[0].get('path') ?? ''
  return (
    <Page title={t('check.title')}>
      <section className="panel stack">
        <p>{t('check.note')}</p>
        <Form<{ path: string }>
          key={opened}
          initialValues={{ path: opened }}
          layout="vertical"
          requiredMark={false}
          disabled={running.busy}
          onFinish={({ path }) => {
            running.start({ path })
          }}
        >
          <div className="field-and-button">
            <Form.Item name="path" label={t('check.path')} rules={rules.line(1000)}>
              <Input placeholder={t('check.pathHint')} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={running.busy}>
              {t('check.start')}
            </Button>
          </div>
        </Form>
        <VerificationResult running={running} />
      </section>
    </Page>
  )
}

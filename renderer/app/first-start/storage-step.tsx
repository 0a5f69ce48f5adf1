// Where recordings are kept: the vault as it is, and a folder for the second copy, both measured.
import { Button, Form, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../native/contract/settings.ts'
import { Waiting } from '../../parts/answer.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { CheckRow } from '../../screens/preflight/check-row.tsx'
import '../../screens/preflight/preflight.css'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'
import { useMeasured, type Measured } from './use-measured.ts'

function Found({ measured, name }: { measured: Measured; name: string }) {
  const { t } = useTranslation()
  const { disk, busy, error } = measured
  return (
    <div aria-live="polite">
      {busy ? <p className="quiet">{t('firstStart.storage.measuring')}</p> : null}
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      {disk === null ? null : (
        <>
          <ul className="checks">
            <CheckRow check={disk.check} name={name} />
          </ul>
          {disk.sameDisk === null ? null : (
            <p className={disk.sameDisk ? 'amber-text' : 'quiet'}>
              {t(disk.sameDisk ? 'firstStart.storage.sameDisk' : 'firstStart.storage.otherDisk')}
            </p>
          )}
        </>
      )}
    </div>
  )
}

/** Measured once when it is shown: what is written to the disk is not written again for each look. */
function useMeasuredVault(): Measured {
  const measured = useMeasured()
  const { measure } = measured
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void Promise.resolve().then(() => measure(''))
  }, [measure])
  return measured
}

interface Fields {
  readonly mirror: string
}

function StorageForm({ course, settings, vault }: StepProps & { settings: Settings; vault: string }) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const own = useMeasuredVault()
  const second = useMeasured()
  const { mutate, isPending, error } = useAct('settings.save')
  const typed = Form.useWatch((fields: Partial<Fields>) => fields.mirror, form) ?? settings.mirror
  const finish = ({ mirror }: Fields): void => {
    const wanted = mirror.trim()
    if (wanted === settings.mirror) void course.next()
    else mutate({ ...settings, mirror: wanted }, { onSuccess: () => void course.next() })
  }
  return (
    <StepFrame
      course={course}
      title={t('firstStart.storage.title')}
      lead={t('firstStart.storage.lead')}
      next={{ run: form.submit }}
      busy={isPending}
      error={error}
    >
      <section className="panel stack">
        <h2>{t('firstStart.storage.vault')}</h2>
        <p className="mono">{vault}</p>
        <Found measured={own} name={t('preflight.subject.vault')} />
        <p className="quiet">{t('firstStart.storage.vaultNote')}</p>
      </section>
      <section className="panel stack">
        <h2>{t('firstStart.storage.mirror')}</h2>
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ mirror: settings.mirror }}
          onFinish={finish}
        >
          <div className="field-and-button first-start-measure">
            <Form.Item
              name="mirror"
              label={t('firstStart.storage.mirrorFolder')}
              rules={rules.optionalLine(1000)}
              style={{ marginBottom: 4 }}
            >
              <Input autoComplete="off" />
            </Form.Item>
            <Button
              loading={second.busy}
              disabled={typed.trim() === ''}
              onClick={() => void second.measure(typed.trim())}
            >
              {t(second.disk === null ? 'firstStart.storage.measure' : 'firstStart.storage.again')}
            </Button>
          </div>
          <p className="quiet">{t('firstStart.storage.mirrorHint')}</p>
        </Form>
        <Found measured={second} name={t('preflight.subject.mirror')} />
      </section>
    </StepFrame>
  )
}

export function StorageStep({ course }: StepProps) {
  const settings = useAnswer('settings.get', {})
  const facts = useAnswer('station.facts', {})
  if (settings.data === undefined || facts.data === undefined) return <Waiting error={settings.error ?? facts.error} />
  return <StorageForm course={course} settings={settings.data} vault={facts.data.vault} />
}

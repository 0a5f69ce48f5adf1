// Settings of the station, each with a default that needs no thought, and what the station is.
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Settings, StationFacts } from '../../../native/contract/settings.ts'
import type { Language } from '../../../native/contract/terms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { byteSize } from '../../parts/format.ts'
import { Page } from '../../parts/page.tsx'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { useStationFact } from '../../station/use-station.ts'
import { switchLanguage } from '../../text/i18n.ts'
import { useMay } from '../../station/use-access.ts'
import { About } from './about.tsx'
import { AppearancePanel } from './appearance-panel.tsx'
import { AccessFields } from './access-fields.tsx'
import { CaseNumberFields } from './case-number-fields.tsx'
import { CausesPanel } from './causes-panel.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { DesktopPanel } from './desktop-panel.tsx'
import { FirstStartPanel } from './first-start-panel.tsx'
import { filledLines, LampFields } from './lamp-fields.tsx'
import { PhraseFields } from './phrase-fields.tsx'
import { RecipientFields } from './recipient-fields.tsx'
import { RetentionFields } from './retention-fields.tsx'
import { SigningKeyPanel } from './signing-key-panel.tsx'
import { SpeechFields } from './speech-fields.tsx'
import { StorageFields } from './storage-fields.tsx'
import { UpdateFields } from './update-fields.tsx'
import { useLanguage } from '../../text/use-language.ts'

const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', en: 'English' }

function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const rules = useRules()
  const { message } = App.useApp()
  const { mutate, isPending, error } = useAct('settings.save')
  const [form] = Form.useForm<Settings>()
  const may = useMay()('settings.save')
  const language = useLanguage()
  // What is offered is what is shown: saving something else must not put the window back into another language.
  useEffect(() => {
    form.setFieldValue('language', language)
  }, [form, language])
  const save = (changed: Settings): void => {
    const alarmCommand = filledLines(changed.alarmCommand)
    mutate(
      { ...changed, alarmCommand },
      {
        onSuccess: (saved) => {
          switchLanguage(saved.language)
          void message.success(t('common.saved'))
        },
      },
    )
  }
  return (
    <Form<Settings>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={settings}
      onFinish={save}
      disabled={isPending || !may}
    >
      <div className="stack">
        <section className="panel">
          <h2>{t('settings.general')}</h2>
          <div className="form-columns">
            <Explained field={t('settings.language')} note={t('settingNotes.language')}>
              <Form.Item name="language" label={t('settings.language')}>
                <Select options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))} />
              </Form.Item>
            </Explained>
            <Explained field={t('settings.stationName')} note={t('settingNotes.stationName')}>
              <Form.Item name="stationName" label={t('settings.stationName')} rules={rules.line(60)}>
                <Input />
              </Form.Item>
            </Explained>
            <Explained field={t('settings.operator')} note={t('settingNotes.operator')}>
              <Form.Item name="operator" label={t('settings.operator')} rules={rules.optionalLine(80)}>
                <Input />
              </Form.Item>
            </Explained>
            <Explained field={t('settings.resumeWithin')} note={t('settingNotes.resumeWithinMinutes')}>
              <Form.Item
                name="resumeWithinMinutes"
                label={t('settings.resumeWithin')}
                extra={t('settings.resumeWithinHint')}
              >
                <InputNumber min={1} max={1440} precision={0} style={{ width: '100%' }} />
              </Form.Item>
            </Explained>
          </div>
        </section>
        <AccessFields />
        <CaseNumberFields />
        <RetentionFields />
        <PhraseFields />
        <section className="panel">
          <h2>{t('scriptEditor.title')}</h2>
          <p className="quiet">{t('scriptEditor.hint')}</p>
          <Link to="/settings/scripts">{t('scriptEditor.open')}</Link>
        </section>
        <section className="panel">
          <h2>{t('documents.templates')}</h2>
          <p>
            <Link to="/templates">{t('documents.editTemplates')}</Link>
          </p>
        </section>
        <SpeechFields language={settings.speech.language} />
        <StorageFields />
        <RecipientFields />
        <LampFields />
        <section className="panel">
          <h2>{t('settings.trust')}</h2>
          <Explained field={t('settings.authority')} note={t('settingNotes.timeStampAuthority')}>
            <Form.Item
              name="timeStampAuthority"
              label={t('settings.authority')}
              extra={t('settings.authorityHint')}
              rules={[...rules.optionalLine(500), rules.pattern(/^$|^https?:\/\/\S+$/, t('settings.authorityInvalid'))]}
            >
              <Input inputMode="url" />
            </Form.Item>
          </Explained>
        </section>
        <UpdateFields />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        {may ? (
          <div>
            <Button type="primary" htmlType="submit" loading={isPending}>
              {t('common.save')}
            </Button>
          </div>
        ) : null}
      </div>
    </Form>
  )
}

function Facts({ facts }: { facts: StationFacts }) {
  const { t } = useTranslation()
  const disk = useStationFact(({ disks }) => disks.vault)
  const rows: [name: string, value: string, code?: boolean][] = [
    [t('settings.host'), t(`settings.${facts.host}`)],
    [t('settings.stationId'), facts.station, true],
    [t('settings.vault'), facts.vault, true],
    [t('settings.diskFree'), disk === undefined ? '–' : byteSize(disk.free)],
    [t('settings.key'), facts.keyFingerprint, true],
    [t('settings.ffmpeg'), facts.ffmpeg ?? t('settings.ffmpegMissing')],
    [t('settings.platform'), facts.platform],
  ]
  return (
    <section className="panel">
      <h2>{t('settings.station')}</h2>
      <dl className="facts">
        {rows.map(([name, value, code]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd className={code === true ? 'mono' : ''}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function SettingsScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const settings = useAnswer('settings.get', {})
  const facts = useAnswer('station.facts', {})
  return (
    <Page title={t('settings.title')}>
      <AppearancePanel />
      {settings.data === undefined ? <Waiting error={settings.error} /> : <SettingsForm settings={settings.data} />}
      <DesktopPanel />
      <SigningKeyPanel />
      {may('causes.add') ? <CausesPanel /> : null}
      <FirstStartPanel />
      {facts.data === undefined ? (
        <Waiting error={facts.error} />
      ) : (
        <>
          <Facts facts={facts.data} />
          {may('diagnostics.collect') ? <Diagnostics /> : null}
          <About facts={facts.data} />
        </>
      )}
    </Page>
  )
}

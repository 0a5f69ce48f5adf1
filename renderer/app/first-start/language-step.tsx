// Language of the window, and how the station is called.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../native/contract/settings.ts'
import { languages } from '../../../native/contract/terms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { useRules } from '../../parts/rules.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import { switchLanguage } from '../../text/i18n.ts'
import { useLanguage } from '../../text/use-language.ts'
import { ChoiceCards } from './choice-cards.tsx'
import { StepFrame, type StepProps } from './step-frame.tsx'

const names = { 'zh-CN': '简体中文', en: 'English' } as const

function LanguageForm({ course, settings }: StepProps & { settings: Settings }) {
  const { t } = useTranslation()
  const rules = useRules()
  const language = useLanguage()
  const [form] = Form.useForm<{ readonly stationName: string }>()
  const { mutate, isPending, error } = useAct('settings.save')
  const finish = ({ stationName }: { readonly stationName: string }): void => {
    const isSame = settings.language === language && settings.stationName === stationName.trim()
    if (isSame) void course.next()
    else mutate({ ...settings, language, stationName }, { onSuccess: () => void course.next() })
  }
  return (
    <StepFrame
      course={course}
      title={t('firstStart.language.title')}
      lead={t('firstStart.language.lead')}
      next={{ run: form.submit }}
      busy={isPending}
      error={error}
    >
      <ChoiceCards
        name="language"
        label={t('firstStart.language.language')}
        value={language}
        choices={languages.map((value) => ({ value, title: names[value], lang: value }))}
        onChange={(value) => {
          switchLanguage(value === 'en' ? 'en' : 'zh-CN')
        }}
      />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={settings} onFinish={finish}>
        <Form.Item
          name="stationName"
          label={t('settings.stationName')}
          extra={t('firstStart.language.nameHint')}
          rules={rules.line(60)}
        >
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
    </StepFrame>
  )
}

export function LanguageStep({ course }: StepProps) {
  const { data, error } = useAnswer('settings.get', {})
  return data === undefined ? <Waiting error={error} /> : <LanguageForm course={course} settings={data} />
}

// For how long something must be wrong before it is alarmed, and which microphone is kept for when another one fails.
import { Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { isMicrophone, type SourceDraft } from './source-draft.ts'

/** Stands for no microphone: a choice has to have a value. */
const none = ''
const limits = ['frozenSeconds', 'darkSeconds', 'silentSeconds'] as const

export function WatchFields({ sources }: { sources: readonly SourceDraft[] }) {
  const { t } = useTranslation()
  const microphones = sources
    .filter(({ kind }) => isMicrophone(kind))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section className="panel">
      <h2>{t('rooms.watch')}</h2>
      <div className="form-columns">
        {limits.map((limit) => (
          <Form.Item key={limit} name={['watch', limit]} label={t(`rooms.${limit}`)} tooltip={t('rooms.watchHint')}>
            <InputNumber min={0} max={600} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
        <Form.Item
          name="standbyMicrophone"
          label={t('rooms.standbyMicrophone')}
          tooltip={t('rooms.standbyMicrophoneHint')}
          getValueProps={(value: string | null) => ({ value: value ?? none })}
          normalize={(value: string) => (value === none ? null : value)}
        >
          <Select options={[{ value: none, label: t('rooms.noStandbyMicrophone') }, ...microphones]} />
        </Form.Item>
      </div>
    </section>
  )
}

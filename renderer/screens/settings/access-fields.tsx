// What passwords must be like, and when the window is locked.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'

export function AccessFields() {
  const { t } = useTranslation()
  const number = (name: string | string[], label: string, [min, max]: [number, number], hint?: string) => (
    <Form.Item name={name} label={label} tooltip={hint}>
      <InputNumber min={min} max={max} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <section className="panel">
      <h2>{t('peopleSettings.title')}</h2>
      <div className="form-columns">
        {number(['passwords', 'length'], t('peopleSettings.length'), [8, 64])}
        {number(['passwords', 'kinds'], t('peopleSettings.kinds'), [1, 4], t('peopleSettings.kindsHint'))}
        {number(['passwords', 'days'], t('peopleSettings.days'), [0, 730], t('peopleSettings.daysHint'))}
        {number('idleMinutes', t('peopleSettings.idle'), [0, 240], t('peopleSettings.idleHint'))}
      </div>
    </section>
  )
}

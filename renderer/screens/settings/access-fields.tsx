// What passwords must be like, and when the window is locked.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTexts } from '../../text/use-language.ts'
import { Explained } from './explained.tsx'

export function AccessFields() {
  const { t } = useTranslation()
  const number = (
    name: string | string[],
    label: string,
    note: string,
    [min, max]: [number, number],
    hint?: string,
  ) => (
    <Explained field={label} note={note}>
      <Form.Item name={name} label={label} extra={hint}>
        <InputNumber min={min} max={max} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </Explained>
  )
  const notes = useTexts().settingNotes
  return (
    <section className="panel">
      <h2>{t('peopleSettings.title')}</h2>
      <div className="form-columns">
        {number(['passwords', 'length'], t('peopleSettings.length'), notes.passwords.length, [8, 64])}
        {number(
          ['passwords', 'kinds'],
          t('peopleSettings.kinds'),
          notes.passwords.kinds,
          [1, 4],
          t('peopleSettings.kindsHint'),
        )}
        {number(
          ['passwords', 'days'],
          t('peopleSettings.days'),
          notes.passwords.days,
          [0, 730],
          t('peopleSettings.daysHint'),
        )}
        {number('idleMinutes', t('peopleSettings.idle'), notes.idleMinutes, [0, 240], t('peopleSettings.idleHint'))}
      </div>
    </section>
  )
}

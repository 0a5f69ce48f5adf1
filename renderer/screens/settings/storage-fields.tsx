// Where recordings are copied and bundles written, and how many hours of room left on a disk are too few.
import { Form, Input, InputNumber, type FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../native/contract/settings.ts'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'

/** Hours as the contract takes them. */
const least = 0.1
const most = 100

function HoursField({
  name,
  label,
  extra,
}: {
  name: 'diskLowHours' | 'diskUrgentHours'
  label: string
  extra: string
}) {
  const { t } = useTranslation()
  // Urged before warned makes no sense: the smaller number is the more urgent one.
  const inOrder = ({ getFieldValue }: Pick<FormInstance<Settings>, 'getFieldValue'>) => ({
    validator: () =>
      name === 'diskLowHours' || Number(getFieldValue('diskUrgentHours')) <= Number(getFieldValue('diskLowHours'))
        ? Promise.resolve()
        : Promise.reject(new Error(t('settings.diskHoursOrder'))),
  })
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      dependencies={name === 'diskUrgentHours' ? ['diskLowHours'] : []}
      rules={[{ required: true, message: t('common.required') }, inOrder]}
    >
      <InputNumber min={least} max={most} step={0.5} precision={1} style={{ width: '100%' }} />
    </Form.Item>
  )
}

export function StorageFields() {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <section className="panel">
      <h2>{t('settings.storage')}</h2>
      <div className="form-columns two">
        <Explained field={t('settings.mirror')} note={t('settingNotes.mirror')}>
          <Form.Item
            name="mirror"
            label={t('settings.mirror')}
            extra={t('settings.mirrorHint')}
            rules={rules.optionalLine(1000)}
          >
            <Input />
          </Form.Item>
        </Explained>
        <Explained field={t('settings.exportFolder')} note={t('settingNotes.exportFolder')}>
          <Form.Item
            name="exportFolder"
            label={t('settings.exportFolder')}
            extra={t('settings.exportFolderHint')}
            rules={rules.optionalLine(1000)}
          >
            <Input />
          </Form.Item>
        </Explained>
      </div>
      <div className="form-columns two">
        <Explained field={t('exhibits.limit')} note={t('settingNotes.exhibitGigabytes')}>
          <Form.Item
            name="exhibitGigabytes"
            label={t('exhibits.limit')}
            rules={[{ required: true, message: t('common.required') }]}
          >
            <InputNumber min={0.001} max={10_000} style={{ width: '100%' }} />
          </Form.Item>
        </Explained>
      </div>
      <div className="form-columns two">
        <Explained field={t('settings.diskLowHours')} note={t('settingNotes.diskLowHours')}>
          <HoursField name="diskLowHours" label={t('settings.diskLowHours')} extra={t('settings.diskLowHoursHint')} />
        </Explained>
        <Explained field={t('settings.diskUrgentHours')} note={t('settingNotes.diskUrgentHours')}>
          <HoursField
            name="diskUrgentHours"
            label={t('settings.diskUrgentHours')}
            extra={t('settings.diskUrgentHoursHint')}
          />
        </Explained>
      </div>
    </section>
  )
}

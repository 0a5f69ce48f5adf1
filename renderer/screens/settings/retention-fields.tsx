// How long case files are kept, for each kind of case; the way to their order.
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { caseKinds, retentions } from '../../../native/contract/terms.ts'
import { useOptions } from '../../parts/use-options.ts'
import { Explained } from './explained.tsx'

export function RetentionFields() {
  const { t } = useTranslation()
  const options = useOptions(
    'retention',
    retentions.filter((each) => each !== 'case-file'),
  )
  return (
    <section className="panel">
      <h2>{t('fileOrder.retention')}</h2>
      <p className="quiet">{t('fileOrder.retentionHint')}</p>
      <div className="form-columns">
        {caseKinds.map((kind) => (
          <Explained key={kind} field={t(`terms.caseKind.${kind}`)} note={t('settingNotes.caseRetention')}>
            <Form.Item name={['caseRetention', kind]} label={t(`terms.caseKind.${kind}`)}>
              <Select options={options} />
            </Form.Item>
          </Explained>
        ))}
      </div>
      <Link to="/settings/file-order">{t('fileOrder.edit')}</Link>
    </section>
  )
}

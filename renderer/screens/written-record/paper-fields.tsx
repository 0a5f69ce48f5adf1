// Signing on paper: the pages are printed and signed, the scan becomes an exhibit, and the signature names it.
import { Button, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswer } from '../../station/use-call.ts'
import type { RecordView } from './record-model.ts'

type Shown = NonNullable<RecordView['record']>

export function PaperFields({ record }: { record: Pick<Shown, 'case' | 'recording' | 'number'> }) {
  const { t } = useTranslation()
  const { data: listed } = useAnswer('exhibits.list', { case: record.case })
  const scans = (listed?.exhibits ?? []).filter(({ withdrawn, preview }) => {
    return withdrawn === null && (preview === 'image' || preview === 'pdf')
  })
  return (
    <>
      <ol className="paper-steps">
        <li>
          <Button
            href={`/media/${record.recording}/record-${record.number}.pages.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            {t('writtenRecord.printPages')}
          </Button>
        </li>
        <li>
          {t('writtenRecord.paperScan')} <Link to={`/cases/${record.case}`}>{t('writtenRecord.toCase')}</Link>
        </li>
      </ol>
      <Form.Item
        name="scan"
        label={t('writtenRecord.scan')}
        rules={[{ required: true, message: t('writtenRecord.scanMissing') }]}
      >
        <Select
          notFoundContent={t('writtenRecord.scanNone')}
          options={scans.map(({ number, sha256, description }) => ({
            value: `${number} ${sha256}`,
            label: t('writtenRecord.scanOption', { number, title: description.title }),
          }))}
        />
      </Form.Item>
    </>
  )
}

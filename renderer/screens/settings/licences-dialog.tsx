// Every piece of other people's software, with the text of its licence.
import { Alert, Collapse, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../parts/answer.tsx'
import { matching, useLicences, type Licence } from './licences.ts'

function List({ licences }: { licences: readonly Licence[] }) {
  const { t } = useTranslation()
  const [word, setWord] = useState('')
  const found = matching(licences, word)
  return (
    <div className="stack">
      <p className="quiet">{t('about.othersNote', { number: licences.length })}</p>
      <Input
        value={word}
        placeholder={t('about.search')}
        aria-label={t('about.search')}
        allowClear
        onChange={(event) => {
          setWord(event.target.value)
        }}
      />
      {found.length === 0 ? (
        <p role="status">{t('about.nothing')}</p>
      ) : (
        <Collapse
          size="small"
          items={found.map(({ packages, text }) => ({
            key: packages.join(),
            label: packages.join(', '),
            children: <pre className="licence-text">{text}</pre>,
          }))}
        />
      )}
    </div>
  )
}

export function LicencesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error } = useLicences()
  return (
    <Modal open width={960} title={t('about.others')} footer={null} onCancel={onClose}>
      {error === null ? null : <Alert type="warning" showIcon title={t('about.missing')} />}
      {data === undefined ? error === null && <Waiting error={null} /> : <List licences={data} />}
    </Modal>
  )
}

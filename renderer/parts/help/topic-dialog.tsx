// What the help says about one failure, over whatever is being done: nothing that was typed is lost.
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FailureCode } from '../../../native/contract/failures.ts'
import { Waiting } from '../answer.tsx'
import { Words } from './blocks.tsx'
import './help.css'
import { rowOf, useHelp } from './pages.ts'

export function TopicDialog({ code, onClose }: { code: FailureCode; onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error } = useHelp()
  const [sentence = [], ...advice] = data === undefined ? [] : (rowOf(data, code)?.cells ?? [])
  return (
    <Modal open title={t('help.onThis')} footer={null} onCancel={onClose}>
      {data === undefined ? (
        <Waiting error={error} />
      ) : (
        <div className="stack help-topic">
          <strong>
            <Words inlines={sentence} page="trouble" />
          </strong>
          {advice.map((cell, at) => (
            <p key={at}>
              <Words inlines={cell} page="trouble" />
            </p>
          ))}
          <Link to={`/help/trouble#${code}`} onClick={onClose}>
            {t('help.openTrouble')}
          </Link>
        </div>
      )}
    </Modal>
  )
}

// Takes a list in from a table file: everything that is wrong with it, and what it would change, before anything is done.
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ActItem } from '../../../native/contract/act-list.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { TableFile } from '../../parts/table-file.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { ListChanges } from './list-changes.tsx'

interface ImportDialogProps {
  readonly onClose: () => void
  readonly onTake: (items: ActItem[]) => void
}

export function ImportDialog({ onClose, onTake }: ImportDialogProps) {
  const { t } = useTranslation()
  const { mutate, reset, data, isPending, error } = useAct('acts.readFile')
  // A list with an error comes without items.
  const isSound = data !== undefined && data.items.length > 0
  return (
    <Modal
      open
      width={820}
      title={t('actList.importTitle')}
      okText={t('actList.importTake')}
      okButtonProps={{ disabled: !isSound }}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        if (isSound) onTake(data.items)
      }}
    >
      <div className="stack" aria-live="polite">
        <p>{t('actList.importNote')}</p>
        <TableFile
          read={data}
          isReading={isPending}
          columns={t('actWords.actColumn', { returnObjects: true })}
          onChoose={(bytes) => {
            if (bytes === null) reset()
            else mutate({ bytes })
          }}
        />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        {isSound ? (
          <>
            <strong>{t('actList.importSound', { number: data.items.length })}</strong>
            <ListChanges changes={data.changes} />
          </>
        ) : null}
      </div>
    </Modal>
  )
}

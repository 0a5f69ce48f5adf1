// Asks before a recording is ended: it is sealed at once and cannot be continued.
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'

export function EndDialog({ room, onClose }: { room: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('recordings.end')
  const end = (): void => {
    mutate({ room }, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={t('console.endTitle')}
      onCancel={onClose}
      closable={!isPending}
      footer={[
        <Button key="keep" size="large" autoFocus disabled={isPending} onClick={onClose}>
          {t('console.endKeep')}
        </Button>,
        <Button key="end" size="large" className="end" loading={isPending} onClick={end}>
          {t('console.endConfirm')}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>{t('console.endNote')}</p>
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </div>
    </Modal>
  )
}

// What helps whoever mends the station: shown whole before it is kept.
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../native/contract/calls.ts'
import { downloadText } from '../../parts/download.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'

type Collected = Output<'diagnostics.collect'>

function DiagnosticsDialog({ collected, onClose }: { collected: Collected; onClose: () => void }) {
  const { t } = useTranslation()
  const { name, text } = collected
  return (
    <Modal
      open
      width={960}
      title={t('diagnostics.title')}
      okText={t('diagnostics.save')}
      cancelText={t('common.close')}
      onOk={() => {
        downloadText(name, text)
        onClose()
      }}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{t('diagnostics.read')}</p>
        <Input.TextArea
          className="mono"
          readOnly
          value={text}
          aria-label={t('diagnostics.text')}
          rows={20}
          spellCheck={false}
        />
      </div>
    </Modal>
  )
}

export function Diagnostics() {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('diagnostics.collect')
  const [collected, setCollected] = useState<Collected | null>(null)
  return (
    <section className="panel stack">
      <h2>{t('diagnostics.title')}</h2>
      <p className="quiet">{t('diagnostics.note')}</p>
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      <div>
        <Button
          loading={isPending}
          onClick={() => {
            mutate({}, { onSuccess: setCollected })
          }}
        >
          {t('diagnostics.collect')}
        </Button>
      </div>
      {collected === null ? null : (
        <DiagnosticsDialog
          collected={collected}
          onClose={() => {
            setCollected(null)
          }}
        />
      )}
    </section>
  )
}

// Where the signing key is kept, and giving it to the system's key store.
import { App, Button, Flex, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningKeyState } from '../../../native/contract/signing-key.ts'
import { Waiting } from '../../parts/answer.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { useRules } from '../../parts/rules.ts'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'

/** @param isKept whether the store has the key already: then it is for another spare copy. */
function SpareKeyDialog({ isKept, onClose }: { isKept: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const { modal } = App.useApp()
  const [form] = Form.useForm<{ folder: string }>()
  const { mutate, isPending, error } = useAct('signingKey.protect')
  const protect = (given: { folder: string }): void => {
    mutate(given, {
      onSuccess: ({ spare }) => {
        onClose()
        void modal.success({ title: t('signingKey.spare', { path: spare }), content: t('signingKey.restore') })
      },
    })
  }
  return (
    <Modal
      open
      title={t(isKept ? 'signingKey.anotherTitle' : 'signingKey.question')}
      okText={t(isKept ? 'signingKey.anotherConfirm' : 'signingKey.confirm')}
      cancelText={t('common.cancel')}
      confirmLoading={isPending}
      onOk={() => {
        form.submit()
      }}
      onCancel={onClose}
    >
      {isKept ? null : <p>{t('signingKey.warning')}</p>}
      <p style={{ marginTop: 12 }}>{t('signingKey.spareWarning')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={protect}>
        <Form.Item name="folder" label={t('signingKey.folder')} rules={rules.line(1000)}>
          <Input autoFocus />
        </Form.Item>
      </Form>
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
    </Modal>
  )
}

function Care({ kept, store }: SigningKeyState) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const [asking, setAsking] = useState(false)
  const release = useAct('signingKey.release')
  const ask = (): void => {
    void modal.confirm({
      title: t('signingKey.releaseQuestion'),
      content: t('signingKey.releaseNote'),
      okText: t('signingKey.release'),
      cancelText: t('common.cancel'),
      onOk: () => {
        release.mutate({})
      },
    })
  }
  return (
    <>
      <p>{kept === null ? t('signingKey.inFile') : t('signingKey.kept', { ...kept, since: dayAndTime(kept.since) })}</p>
      {store === null ? (
        <p className="quiet">{t('signingKey.noStore')}</p>
      ) : (
        <Flex gap={8} wrap>
          <Button
            onClick={() => {
              setAsking(true)
            }}
          >
            {t(kept === null ? 'signingKey.protect' : 'signingKey.another')}
          </Button>
          {kept === null ? null : (
            <Button loading={release.isPending} onClick={ask}>
              {t('signingKey.release')}
            </Button>
          )}
        </Flex>
      )}
      {release.error === null ? null : <FailureNote failure={failureFrom(release.error)} />}
      {asking ? (
        <SpareKeyDialog
          isKept={kept !== null}
          onClose={() => {
            setAsking(false)
          }}
        />
      ) : null}
    </>
  )
}

export function SigningKeyPanel() {
  const { t } = useTranslation()
  const may = useMay()('signingKey.get')
  const { data, error } = useAnswer('signingKey.get', {}, may)
  if (!may) return null
  return (
    <section className="panel" aria-labelledby="signing-key-title">
      <h2 id="signing-key-title">{t('signingKey.title')}</h2>
      <p className="quiet">{t('signingKey.note')}</p>
      {data === undefined ? <Waiting error={error} /> : <Care {...data} />}
    </section>
  )
}

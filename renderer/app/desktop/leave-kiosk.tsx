// The one way out of kiosk mode: an administrator's password, whoever is logged in.
import { Button, Form, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Icon } from '../../parts/icons.tsx'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { store } from '../../station/use-station.ts'

interface Fields {
  readonly account: string
  readonly password: string
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('shell.leaveKiosk')
  const needed = [{ required: true, message: t('common.required') }]
  return (
    <Modal open title={t('desktop.kioskLeave')} footer={null} width={440} onCancel={onClose} destroyOnHidden>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => {
          mutate(fields, { onSuccess: onClose })
        }}
      >
        <p className="quiet">{t('desktop.kioskLeaveNote')}</p>
        <Form.Item name="account" label={t('desktop.account')} rules={needed}>
          <Input autoFocus autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="password" label={t('desktop.password')} rules={needed}>
          <Input.Password autoComplete="off" maxLength={200} />
        </Form.Item>
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        <Button type="primary" htmlType="submit" block loading={isPending}>
          {t('desktop.kioskLeave')}
        </Button>
      </Form>
    </Modal>
  )
}

/** At the foot of the navigation, in kiosk mode only. */
export function LeaveKiosk() {
  const { t } = useTranslation()
  const { data } = useAnswer('shell.get', {})
  const [asked, setAsked] = useState(false)
  useEffect(
    () =>
      store.onAsked((what) => {
        if (what.event === 'command' && what.command === 'leave-kiosk') setAsked(true)
      }),
    [],
  )
  if (data?.kiosk !== true) return null
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setAsked(true)
        }}
      >
        <Icon name="lock" />
        {t('desktop.kioskLeave')}
      </button>
      {asked ? (
        <LeaveDialog
          onClose={() => {
            setAsked(false)
          }}
        />
      ) : null}
    </>
  )
}

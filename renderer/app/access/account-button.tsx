// Who is logged in, at the foot of the navigation: lock, change the password, log out.
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessState } from '../../../native/contract/people.ts'
import { Icon } from '../../parts/icons.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useAct } from '../../station/use-call.ts'
import { PasswordForm } from './password-form.tsx'
import { CertificateNote } from '../../parts/certificate-note.tsx'

export function AccountButton({ person }: { person: NonNullable<AccessState['person']> }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<'account' | 'password' | null>(null)
  const lock = useAct('access.lock')
  const logOut = useAct('access.logOut')
  const close = (): void => {
    setShown(null)
  }
  const lockNow = (): void => {
    lock.mutate({})
  }
  useCommand('lock-window', lockNow)
  return (
    <>
      <button
        type="button"
        title={t('access.account')}
        onClick={() => {
          setShown('account')
        }}
      >
        <Icon name="person" />
        {person.name}
      </button>
      <Modal open={shown !== null} title={person.name} footer={null} width={520} onCancel={close} destroyOnHidden>
        {shown === 'password' ? (
          <PasswordForm onDone={close} />
        ) : (
          <div className="stack">
            <dl className="facts">
              <dt>{t('access.account')}</dt>
              <dd>{person.account}</dd>
              <dt>{t('people.roles')}</dt>
              <dd>{person.roles.map((role) => t(`terms.staffRole.${role}`)).join(t('app.between'))}</dd>
              {person.certificate === '' ? null : (
                <>
                  <dt>{t('people.certificate')}</dt>
                  <dd>
                    {person.certificate} <CertificateNote validUntil={person.validUntil} />
                  </dd>
                </>
              )}
            </dl>
            <Button type="primary" onClick={lockNow}>
              {t('access.lock')} <kbd>Alt+L</kbd>
            </Button>
            <Button
              onClick={() => {
                setShown('password')
              }}
            >
              {t('access.changePassword')}
            </Button>
            <Button
              onClick={() => {
                logOut.mutate({})
              }}
            >
              {t('access.logOut')}
            </Button>
          </div>
        )}
      </Modal>
    </>
  )
}

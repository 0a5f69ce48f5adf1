// The desktop program: whether it starts with the computer, and kiosk mode. Nothing of it in a browser.
import { App, Button, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useAccess, useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'

export function DesktopPanel() {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { data } = useAnswer('shell.get', {})
  const may = useMay()('shell.save')
  const hasAccounts = useAccess()?.hasAccounts === true
  const save = useAct('shell.save')
  const enter = useAct('shell.enterKiosk')
  if (data?.present !== true || !may) return null
  const failed = save.error ?? enter.error
  const ask = (): void => {
    void modal.confirm({
      title: t('desktop.kioskEnterQuestion'),
      content: t('desktop.kioskEnterWarning'),
      okText: t('desktop.kioskEnter'),
      cancelText: t('common.cancel'),
      onOk: () => {
        enter.mutate({})
      },
    })
  }
  return (
    <section className="panel" aria-labelledby="desktop-title">
      <h2 id="desktop-title">{t('desktop.title')}</h2>
      <div className="stack">
        <div>
          <Switch
            id="starts-with-computer"
            checked={data.startsWithComputer}
            loading={save.isPending}
            aria-label={t('desktop.startsWithComputer')}
            onChange={(startsWithComputer) => {
              save.mutate({ startsWithComputer })
            }}
          />{' '}
          <label htmlFor="starts-with-computer">{t('desktop.startsWithComputer')}</label>
          <p className="quiet">{t('desktop.startsWithComputerNote')}</p>
        </div>
        <div>
          <h3>{t('desktop.kiosk')}</h3>
          <p className="quiet">{t('desktop.kioskNote')}</p>
          {data.kiosk ? (
            <p>{t('desktop.kioskOn')}</p>
          ) : (
            <Button onClick={ask} disabled={!hasAccounts} loading={enter.isPending}>
              {t('desktop.kioskEnter')}
            </Button>
          )}
          {hasAccounts ? null : <p>{t('desktop.kioskNeedsAccounts')}</p>}
        </div>
        {failed === null ? null : <FailureNote failure={failureFrom(failed)} />}
      </div>
    </section>
  )
}

// The operator card, and the first start once more.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { begunAgain } from '../../app/first-start/course.ts'
import { OperatorCardButton } from '../../parts/operator-card-button.tsx'
import { useMay } from '../../station/use-access.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'

export function FirstStartPanel() {
  const { t } = useTranslation()
  const may = useMay()('firstStart.save')
  const { data } = useAnswer('firstStart.get', {})
  const { mutate, isPending } = useAct('firstStart.save')
  return (
    <section className="panel stack">
      <h2>{t('operatorCard.title')}</h2>
      <p className="quiet">{t('operatorCard.note')}</p>
      <div>
        <OperatorCardButton />
      </div>
      {may && data !== undefined ? (
        <>
          <h2>{t('firstStart.title')}</h2>
          <p className="quiet">{t('firstStart.againNote')}</p>
          <div>
            <Button
              loading={isPending}
              onClick={() => {
                mutate(begunAgain(data))
              }}
            >
              {t('firstStart.again')}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  )
}

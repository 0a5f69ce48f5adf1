// Hands out the operator card, in the language of the window.
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { failureFrom, useAct } from '../station/use-call.ts'
import { useLanguage } from '../text/use-language.ts'
import { downloadBase64 } from './download.ts'

export function OperatorCardButton() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const language = useLanguage()
  const { mutate, isPending } = useAct('operatorCard.print')
  return (
    <Button
      loading={isPending}
      onClick={() => {
        mutate(
          { language },
          {
            onSuccess: ({ name, bytes }) => {
              downloadBase64(name, bytes)
            },
            onError: (error) => {
              void message.error(t(`failures.${failureFrom(error).code}`))
            },
          },
        )
      }}
    >
      {t('operatorCard.print')}
    </Button>
  )
}

// Hands out what is printed of a case's file.
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../native/contract/calls.ts'
import { downloadBase64 } from '../../parts/download.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

export function usePrint(id: string) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { mutate, isPending } = useAct('caseFile.print')
  const print = (what: Input<'caseFile.print'>['what']): void => {
    mutate(
      { case: id, what },
      {
        onSuccess: ({ name, bytes }) => {
          downloadBase64(name, bytes)
        },
        onError: (error) => {
          void message.error(t(`failures.${failureFrom(error).code}`))
        },
      },
    )
  }
  return { print, isPending }
}

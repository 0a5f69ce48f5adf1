// Hands out a completeness report: as a table, or printed.
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../native/contract/calls.ts'
import { failureFrom, useAct } from '../station/use-call.ts'
import { useLanguage } from '../text/use-language.ts'
import { downloadBase64 } from './download.ts'

interface ReportExportProps {
  readonly asked: Omit<Input<'acts.exportReport'>, 'form' | 'language'>
  readonly disabled?: boolean
}

export function ReportExport({ asked, disabled = false }: ReportExportProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const language = useLanguage()
  const { mutate, isPending } = useAct('acts.exportReport')
  const handOut = (form: 'csv' | 'pdf'): void => {
    mutate(
      { ...asked, form, language },
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
  return (
    <>
      {(['csv', 'pdf'] as const).map((form) => (
        <Button
          key={form}
          disabled={disabled || isPending}
          onClick={() => {
            handOut(form)
          }}
        >
          {t(`actReport.${form}`)}
        </Button>
      ))}
    </>
  )
}

// Hands everybody who works here out as a table.
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { downloadBase64 } from '../../parts/download.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { useLanguage } from '../../text/use-language.ts'

export function ExportMenu() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { mutate, isPending, error } = useAct('people.writeFile')
  const hand = (form: 'csv' | 'xlsx'): void => {
    mutate(
      { form, language },
      {
        onSuccess: ({ name, bytes }) => {
          downloadBase64(name, bytes)
        },
      },
    )
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: (['xlsx', 'csv'] as const).map((form) => ({ key: form, label: form.toUpperCase() })),
          onClick: ({ key }) => {
            hand(key === 'csv' ? 'csv' : 'xlsx')
          },
        }}
      >
        <Button loading={isPending}>{t('people.export')}</Button>
      </Dropdown>
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
    </>
  )
}

// Voids a case that was opened in error, with a reason and by a named person.
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../native/contract/cases.ts'
import { StatedDialog, type Stated } from '../../parts/stated-dialog.tsx'
import { useAct } from '../../station/use-call.ts'

export function VoidDialog({ known, onClose }: { known: Case; onClose: () => void }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('cases.void')
  return (
    <StatedDialog<Stated>
      title={t('parties.voidTitle', { number: known.number })}
      note={t('parties.voidNote')}
      okText={t('parties.void')}
      isDanger
      reasonLabel={t('parties.voidReason')}
      personLabel={t('parties.voidPerson')}
      {...{ isPending, error, onClose }}
      initial={{}}
      onSave={(stated) => {
        mutate({ id: known.id, ...stated }, { onSuccess: onClose })
      }}
    />
  )
}

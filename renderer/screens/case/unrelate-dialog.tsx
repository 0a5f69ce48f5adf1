// Takes back that two cases are related: a further entry in both time lines, with a reason.
import { useTranslation } from 'react-i18next'
import type { RelatedCase } from '../../../native/contract/case-relations.ts'
import { StatedDialog, type Stated } from '../../parts/stated-dialog.tsx'
import { useAct } from '../../station/use-call.ts'

export function UnrelateDialog(props: { id: string; related: RelatedCase; onClose: () => void }) {
  const { id, related, onClose } = props
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('cases.unrelate')
  return (
    <StatedDialog<Stated>
      title={t('relations.removeTitle', { number: related.case.number })}
      note={t('relations.removeNote')}
      okText={t('relations.remove')}
      reasonLabel={t('relations.removeReason')}
      personLabel={t('relations.person')}
      {...{ isPending, error, onClose }}
      initial={{}}
      onSave={(stated) => {
        mutate({ id, relation: related.relation, ...stated }, { onSuccess: onClose })
      }}
    />
  )
}

// Saves the edited list as its next version, by a named person and with a reason.
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ActItem, ActListVersion } from '../../../native/contract/act-list.ts'
import { StatedDialog, type Stated } from '../../parts/stated-dialog.tsx'
import { useAct } from '../../station/use-call.ts'

interface SaveListDialogProps {
  readonly items: readonly ActItem[]
  /** The version that was edited. */
  readonly basedOn: number
  readonly onClose: () => void
  readonly onSaved: (saved: ActListVersion) => void
}

export function SaveListDialog({ items, basedOn, onClose, onSaved }: SaveListDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { mutate, isPending, error } = useAct('acts.save')
  return (
    <StatedDialog<Stated>
      title={t('actList.save')}
      note={t('actList.saveNote')}
      okText={t('common.save')}
      reasonLabel={t('actList.reason')}
      personLabel={t('actList.person')}
      {...{ isPending, error, onClose }}
      initial={{}}
      onSave={(stated) => {
        mutate(
          { items: [...items], basedOn, ...stated },
          {
            onSuccess: (saved) => {
              void message.success(t('actList.saved', { version: saved.version }))
              onSaved(saved)
            },
          },
        )
      }}
    />
  )
}

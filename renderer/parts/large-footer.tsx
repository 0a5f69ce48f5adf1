// The two large buttons below a question of the console: one leaves things as they are, the other states.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

interface LargeFooterProps {
  /** "Cancel" where nothing else is said. */
  readonly cancel?: string
  readonly state: string
  /** What was stated is on its way. */
  readonly isPending: boolean
  readonly disabled?: boolean
  readonly onCancel: () => void
  readonly onState: () => void
}

export function LargeFooter({ cancel, state, isPending, disabled = false, onCancel, onState }: LargeFooterProps) {
  const { t } = useTranslation()
  return (
    <>
      <Button size="large" disabled={isPending} onClick={onCancel}>
        {cancel ?? t('common.cancel')}
      </Button>
      <Button size="large" type="primary" loading={isPending} disabled={disabled} onClick={onState}>
        {state}
      </Button>
    </>
  )
}

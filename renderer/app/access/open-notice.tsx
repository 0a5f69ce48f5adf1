// No account yet: whoever can use the window may do everything. Told until an administrator is made, or put away.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

export function OpenNotice() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [later, setLater] = useState(false)
  if (later) return null
  return (
    <div className="notice" role="status">
      <span style={{ flex: 1 }}>{t('access.open')}</span>
      <Button size="small" type="primary" onClick={() => void navigate('/people')}>
        {t('access.begin')}
      </Button>
      <Button
        size="small"
        onClick={() => {
          setLater(true)
        }}
      >
        {t('access.later')}
      </Button>
    </div>
  )
}

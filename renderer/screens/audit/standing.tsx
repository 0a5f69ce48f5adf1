// What is wrong with the audit log now, above its lines.
import { Alert } from 'antd'
import { DamagedAudit, FailingAudit, isFailing } from '../../parts/audit-state.tsx'
import { useStation } from '../../station/use-station.ts'

export function Standing() {
  const { station } = useStation()
  if (station === null) return null
  const { audit } = station
  return (
    <>
      {isFailing(audit) ? (
        <Alert
          type="error"
          role="alert"
          showIcon
          title={
            <span className="audit-failing">
              <FailingAudit audit={audit} />
            </span>
          }
        />
      ) : null}
      {audit.damaged.length === 0 ? null : (
        <Alert type="error" role="alert" showIcon title={<DamagedAudit segments={audit.damaged} />} />
      )}
    </>
  )
}

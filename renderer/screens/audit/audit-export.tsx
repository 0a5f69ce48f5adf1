// Writes the whole audit log into a folder that anybody can verify.
import { useTranslation } from 'react-i18next'
import { ExportDialog } from '../../parts/export-dialog.tsx'
import { useRunningJob } from '../../parts/use-job.ts'

export function AuditExport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { start, ...running } = useRunningJob('audit.export')
  return (
    <ExportDialog
      title={t('audit.exportTitle')}
      note={t('audit.exportNote')}
      exported={t('audit.exported')}
      running={running}
      onStart={(to) => {
        start({ to })
      }}
      onClose={onClose}
      soFar={(done, total) => t('audit.segmentsDone', { done, total })}
    />
  )
}

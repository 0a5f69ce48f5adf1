// Writes the case with its recordings into a bundle.
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../native/contract/cases.ts'
import { ExportDialog } from '../../parts/export-dialog.tsx'
import { useRunningJob } from '../../parts/use-job.ts'

export function CaseExport({ known, onClose }: { known: Case; onClose: () => void }) {
  const { t } = useTranslation()
  const { start, ...running } = useRunningJob('archive.export')
  return (
    <ExportDialog
      title={`${t('oneCase.exportTitle')} · ${known.number}`}
      note={t('oneCase.exportNote')}
      exported={t('oneCase.exported')}
      running={running}
      canEncrypt
      onStart={(to, recipients) => {
        start({ case: known.id, to, recipients })
      }}
      onClose={onClose}
    />
  )
}

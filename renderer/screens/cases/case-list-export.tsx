// Writes the cases that are listed into a file for spreadsheet programs.
import { useTranslation } from 'react-i18next'
import type { CaseListing } from '../../../native/contract/case-list.ts'
import { ExportDialog } from '../../parts/export-dialog.tsx'
import { useRunningJob } from '../../parts/use-job.ts'

export function CaseListExport({ listing, onClose }: { listing: CaseListing; onClose: () => void }) {
  const { t } = useTranslation()
  const { start, ...running } = useRunningJob('cases.exportList')
  return (
    <ExportDialog
      title={t('caseList.exportTitle')}
      note={t('caseList.exportNote')}
      exported={t('caseList.exported')}
      running={running}
      soFar={(done, total) => t('caseList.exportedSoFar', { done, total })}
      onStart={(to) => {
        start({ to, listing })
      }}
      onClose={onClose}
    />
  )
}

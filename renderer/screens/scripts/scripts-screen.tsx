// The scripts that lead through recordings, one for each kind: chosen here, changed below.
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { recordingKinds, type RecordingKind } from '../../../native/contract/terms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { Page } from '../../parts/page.tsx'
import { useOptions } from '../../parts/use-options.ts'
import { useActing } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { ScriptEditor } from './script-editor.tsx'
import './scripts.css'

function Editor({ kind }: { kind: RecordingKind }) {
  const { data, error } = useAnswer('scripts.versions', { kind })
  const [newest, ...others] = data?.versions ?? []
  const acting = useActing()
  if (newest === undefined || !acting.known) return <Waiting error={error} />
  return <ScriptEditor versions={[newest, ...others]} acting={acting} />
}

export function ScriptsScreen() {
  const { t } = useTranslation()
  const kinds = useOptions('recordingKind', recordingKinds)
  const [kind, setKind] = useState<RecordingKind>('interview')
  return (
    <Page title={t('scriptEditor.title')} tools={<Link to="/settings">{t('scriptEditor.back')}</Link>}>
      <p className="quiet">{t('scriptEditor.hint')}</p>
      <div className="filters">
        <Select aria-label={t('scriptEditor.kind')} value={kind} options={kinds} onChange={setKind} />
      </div>
      <section className="panel">
        <Editor key={kind} kind={kind} />
      </section>
    </Page>
  )
}

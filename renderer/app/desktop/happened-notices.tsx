// What happened to the desktop program since somebody looked: told on every screen until it was read.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ShellNotice } from '../../../native/contract/shell.ts'
import { dayAndTime } from '../../parts/format.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'

function Happened({ notice: { id, happening, from, to, recording } }: { readonly notice: ShellNotice }) {
  const { t } = useTranslation()
  const { mutate } = useAct('shell.putAway')
  const said = t(`desktop.happened.${happening}`, { from: dayAndTime(from), to: dayAndTime(to) })
  const isLoss = recording && happening !== 'window-reopened'
  return (
    <div className="notice" role={isLoss ? 'alert' : 'status'}>
      <span style={{ flex: 1 }}>
        {isLoss ? <strong className="danger-text">{said}</strong> : said}{' '}
        {recording ? t(`desktop.happenedRecording.${happening}`) : null}
      </span>
      <Button
        size="small"
        onClick={() => {
          mutate({ id })
        }}
      >
        {t('common.close')}
      </Button>
    </div>
  )
}

export function HappenedNotices() {
  const { data } = useAnswer('shell.get', {})
  return data?.notices.map((notice) => <Happened key={notice.id} notice={notice} />)
}

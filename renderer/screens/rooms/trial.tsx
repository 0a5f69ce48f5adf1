// A source is tried before it is saved: what it shows and how loud it is, or why it cannot be opened.
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SourceTrial } from '../../../native/contract/sources.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { sourceInput, type SourceDraft } from './source-draft.ts'

function Delivered({ trial, name }: { trial: SourceTrial; name: string }) {
  const { t } = useTranslation()
  const { picture, sound, still, peak } = trial
  return (
    <Alert
      type="success"
      role="status"
      title={t('rooms.tried')}
      description={
        <div className="trial">
          {still === null ? null : <img src={still} alt={t('rooms.still', { name })} />}
          <dl className="facts">
            <dt>{t('rooms.picture')}</dt>
            <dd>
              {picture === null
                ? t('common.none')
                : `${picture.codec} ${picture.width}×${picture.height} ${t('common.fps', { rate: picture.frameRate })}`}
            </dd>
            <dt>{t('rooms.soundFound')}</dt>
            <dd>
              {sound === null
                ? t('common.none')
                : `${sound.codec} ${t('common.hz', { khz: sound.sampleRate / 1000 })} · ${t('rooms.peak')} ${peak ?? '–'} dBFS`}
            </dd>
          </dl>
        </div>
      }
    />
  )
}

export function Trial({
  draft,
  room,
  enabled,
}: {
  draft: () => SourceDraft
  room: string | undefined
  enabled: boolean
}) {
  const { t } = useTranslation()
  const { mutate, data, error, isPending, isIdle } = useAct('sources.try')
  return (
    <div className="stack">
      <div>
        <Button
          disabled={!enabled}
          loading={isPending}
          onClick={() => {
            mutate({ source: sourceInput(draft()), ...(room !== undefined && { room }) })
          }}
        >
          {t(isPending ? 'rooms.trying' : isIdle ? 'rooms.try' : 'rooms.tryAgain')}
        </Button>
      </div>
      {isPending || error === null ? null : <FailureNote failure={failureFrom(error)} title={t('rooms.tryFailed')} />}
      {isPending || data === undefined ? null : <Delivered trial={data} name={draft().name} />}
    </div>
  )
}

// Beside a record: what a program heard in the sealed recording. A draft, never the record.
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Output } from '../../../native/contract/calls.ts'
import type { SpeechDraftRow } from '../../../native/contract/speech.ts'
import type { WrittenRecordKind } from '../../../native/contract/record-entries.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { clockLength, dayAndTime } from '../../parts/format.ts'
import { JobProgress } from '../../parts/job-progress.tsx'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { useStation } from '../../station/use-station.ts'
import { DraftLines } from './draft-lines.tsx'
import type { RecordModel } from './record-model.ts'
import { isTaken } from './take-over.ts'

interface SpeechPanelProps {
  readonly recording: string
  readonly person: string
  readonly model: RecordModel
  readonly kind: WrittenRecordKind
  readonly canWrite: boolean
  readonly onPlay: (at: number) => void
}

function Off() {
  const { t } = useTranslation()
  const may = useMay()('settings.save')
  return (
    <>
      <strong>{t('speech.off')}</strong>
      <p className="quiet">{t(may ? 'speech.offHint' : 'speech.askAdministrator')}</p>
      {may ? <Link to="/settings#speech">{t('speech.toSettings')}</Link> : null}
    </>
  )
}

/** Chooses a track and starts; while a program listens, how far it is. */
function Listening({
  recording,
  person,
  isFirst,
  service,
}: Pick<SpeechPanelProps, 'recording' | 'person'> & { isFirst: boolean; service: string | null }) {
  const { t } = useTranslation()
  const { data: known } = useAnswer('recordings.get', { id: recording })
  const [chosen, choose] = useState<string | null>(null)
  const starting = useAct('speech.start')
  const cancelling = useAct('jobs.cancel')
  const jobs = useStation().station?.jobs ?? []
  const job = jobs.findLast(({ kind, subject }) => kind === 'speech' && subject === recording)
  const tracks = known?.trackList.filter(({ sound }) => sound !== null) ?? []
  const track = chosen ?? (tracks.find(({ picture }) => picture === null) ?? tracks[0])?.track
  if (job?.state === 'running')
    return (
      <JobProgress
        job={job}
        title={t('speech.listening')}
        onCancel={() => {
          cancelling.mutate({ job: job.id })
        }}
        soFar={(done, total) => t('speech.soFar', { done: clockLength(done * 1000), total: clockLength(total * 1000) })}
      />
    )
  return (
    <>
      {track === undefined ? (
        <p className="quiet">{t(known === undefined ? 'common.loading' : 'speech.soundless')}</p>
      ) : (
        <div className="draft-start">
          <Select
            aria-label={t('speech.track')}
            value={track}
            onChange={choose}
            options={tracks.map(({ track: value, name }) => ({ value, label: name }))}
          />
          <Button
            loading={starting.isPending}
            onClick={() => {
              starting.mutate({ recording, track, person })
            }}
          >
            {t(isFirst ? 'speech.start' : 'speech.again')}
          </Button>
        </div>
      )}
      {service === null || track === undefined ? null : <p className="quiet">{t('speech.sends', { service })}</p>}
      {starting.error === null ? null : <FailureNote failure={failureFrom(starting.error)} />}
      {job?.failure == null ? null : <FailureNote failure={job.failure} title={t('speech.failed')} />}
      {job?.state === 'cancelled' ? <p role="status">{t('speech.cancelled')}</p> : null}
    </>
  )
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

function DraftFacts({ draft }: { draft: SpeechDraftRow }) {
  const { t } = useTranslation()
  const { data: known } = useAnswer('recordings.get', { id: draft.recording })
  const { adapter, program, model, language, made, person, seconds, track } = draft
  const by = {
    adapter: t(`speech.adapter.${adapter}`),
    model: adapter === 'service' ? model : fileName(model),
    language,
  }
  const name = known?.trackList.find((each) => each.track === track)?.name ?? track
  return (
    <dl className="facts">
      <dt>{t('speech.made')}</dt>
      <dd>{t('speech.madeBy', { at: dayAndTime(made), person })}</dd>
      <dt>{t('speech.by')}</dt>
      <dd>
        {t(model === '' ? 'speech.program' : 'speech.programWithModel', by)}
        {adapter === 'service' ? <div className="mono">{program}</div> : null}
      </dd>
      <dt>{t('speech.heard')}</dt>
      <dd>{t('speech.ofTrack', { track: name, length: clockLength(seconds * 1000) })}</dd>
    </dl>
  )
}

const nothing: Output<'speech.draft'>['lines'] = []

function Drafts({ drafts, ...props }: SpeechPanelProps & { drafts: readonly SpeechDraftRow[] }) {
  const { t } = useTranslation()
  const [chosen, choose] = useState<{ id: string; of: number } | null>(null)
  // A draft that has just been made is what is shown.
  const draft = drafts.find(({ id }) => id === chosen?.id && chosen.of === drafts.length) ?? drafts[0]
  const { data } = useAnswer('speech.draft', { draft: draft?.id ?? '' }, draft !== undefined)
  if (draft === undefined) return <p className="quiet">{t('speech.empty')}</p>
  const { model, kind, canWrite, onPlay } = props
  const lines = data?.lines ?? nothing
  const taken = lines.filter((line) => isTaken(model, line)).length
  return (
    <>
      {drafts.length > 1 ? (
        <Select
          aria-label={t('speech.choice')}
          value={draft.id}
          onChange={(id: string) => {
            choose({ id, of: drafts.length })
          }}
          options={drafts.map(({ id, made, lines }) => ({
            value: id,
            label: t('speech.option', { at: dayAndTime(made), lines }),
          }))}
        />
      ) : null}
      <DraftFacts draft={draft} />
      {data !== undefined && lines.length === 0 ? <p className="quiet">{t('speech.nothing')}</p> : null}
      {lines.length === 0 ? null : (
        <>
          <DraftLines {...{ model, kind, lines, taken, canWrite, onPlay }} />
          {canWrite ? <p className="quiet record-keys">{t('speech.keys')}</p> : null}
        </>
      )}
    </>
  )
}

export function SpeechPanel(props: SpeechPanelProps) {
  const { t } = useTranslation()
  const may = useMay()('speech.start')
  const { data: settings } = useAnswer('settings.get', {})
  const { data } = useAnswer('speech.drafts', { recording: props.recording })
  const drafts = data?.drafts ?? []
  if (settings === undefined || data === undefined) return null
  const isOff = settings.speech.adapter === 'off'
  return (
    <section className="panel stack" aria-label={t('speech.title')}>
      <div className="draft-head">
        <h2>{t('speech.title')}</h2>
        <span className="draft-mark">{t('speech.mark')}</span>
      </div>
      {isOff && drafts.length === 0 ? (
        <Off />
      ) : (
        <>
          <p className="quiet record-keys">{t('speech.note')}</p>
          {may && !isOff ? (
            <Listening
              {...{ recording: props.recording, person: props.person, isFirst: drafts.length === 0 }}
              service={settings.speech.adapter === 'service' ? settings.speech.service : null}
            />
          ) : null}
          <Drafts {...props} drafts={drafts} />
        </>
      )}
    </section>
  )
}

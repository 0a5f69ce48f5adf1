// A written record: typed beside the live picture, afterwards read beside the players.
import { App, Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RecordPhrase } from '../../../native/contract/record-phrases.ts'
import { Waiting } from '../../parts/answer.tsx'
import { Page } from '../../parts/page.tsx'
import { useActing, useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { useStationFact } from '../../station/use-station.ts'
import type { Moment } from '../recording/track-player.tsx'
import { HeadingDialog } from './heading-dialog.tsx'
import { RecordEditor } from './record-editor.tsx'
import { HeadingFacts } from './record-heading.tsx'
import { RecordMedia } from './record-media.tsx'
import type { RecordModel } from './record-model.ts'
import { RecordSteps } from './record-steps.tsx'
import { Saving } from './saving.tsx'
import { SpeechPanel } from './speech-panel.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { FrozenFacts, Signatures } from './signatures.tsx'
import { useRecord, type FollowedRecord } from './use-record.ts'
import { useWantedEntry } from './use-wanted-entry.ts'
import './written-record.css'

/** The entry that was being said at an instant. */
function entryAt(model: RecordModel, at: number): string | null {
  let found: { id: string; at: number } | null = null
  for (const id of model.view().order) {
    const begun = Date.parse(model.entry(id)?.at ?? '')
    if (begun <= at && (found === null || begun >= found.at)) found = { id, at: begun }
  }
  return found?.id ?? null
}

function Held({ followed, person }: { followed: FollowedRecord; person: string }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const mayWrite = useMay()('writtenRecords.change')
  return (
    <div className="record-held" role="status">
      <span>{t('writtenRecord.heldBy', { person })}</span>
      {mayWrite ? (
        <Button
          onClick={() => {
            void modal.confirm({
              title: t('writtenRecord.takeOverTitle'),
              content: t('writtenRecord.takeOverNote', { person }),
              okText: t('writtenRecord.takeOverConfirm'),
              cancelText: t('writtenRecord.cancel'),
              onOk: followed.takeOver,
            })
          }}
        >
          {t('writtenRecord.takeOver')}
        </Button>
      ) : null}
    </div>
  )
}

interface NamedProps {
  readonly id: string
  readonly phrases: readonly RecordPhrase[]
}

function OpenRecord({ id, person, phrases }: NamedProps & { person: string }) {
  const { t } = useTranslation()
  const followed = useRecord(id, person)
  const { model, view, isWriter, failure } = followed
  const { record } = view
  const room = useStationFact(
    ({ rooms }) => rooms.find(({ recording }) => recording !== null && recording.id === record?.recording)?.room,
  )
  const [moment, setMoment] = useState<Moment | null>(null)
  const [playing, setPlaying] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'heading' | 'sign' | null>(null)
  const names = useMemo(() => record?.heading.people.map(({ name }) => name) ?? [], [record?.heading])
  const play = useCallback((at: number) => {
    setMoment({ at })
  }, [])
  const onPlay = useCallback(
    (at: number) => {
      setPlaying(entryAt(model, at))
    },
    [model],
  )
  const onFound = useCallback((entry: string, at: number) => {
    setPlaying(entry)
    setMoment({ at })
  }, [])
  useWantedEntry(model, record !== null, onFound)
  if (record === null)
    return (
      <Page title={t('writtenRecord.panel')}>
        <Waiting error={failure} />
      </Page>
    )
  const { kind, number, state, writer } = record
  const isOpen = state === 'writing' || state === 'reading-back'
  const tools = (
    <>
      <span className="record-state">{t(`writtenRecord.state.${state}`)}</span>
      <Saving outbox={view.outbox} />
      <RecordSteps
        followed={followed}
        record={record}
        isRunning={room !== undefined}
        isOver={record.to !== null}
        onHeading={() => {
          setDialog('heading')
        }}
        onSign={() => {
          setDialog('sign')
        }}
      />
      {room === undefined ? null : (
        <Link to={`/console/${room}`}>
          <Button>{t('writtenRecord.toConsole')}</Button>
        </Link>
      )}
    </>
  )
  return (
    <Page title={t('writtenRecord.title', { kind: t(`writtenRecord.kind.${kind}`), number })} tools={tools}>
      {writer === null || isWriter ? null : <Held followed={followed} person={writer.person} />}
      {(record.frozen?.afterSeal ?? record.pages?.afterSeal) === true ? (
        <p className="record-late">{t('writtenRecord.afterSeal')}</p>
      ) : null}
      <div className="record-columns">
        <div className="record-side">
          <RecordMedia recording={record.recording} moment={moment} onPlay={onPlay} />
          <section className="panel" aria-label={t('writtenRecord.heading')}>
            <HeadingFacts record={record} />
          </section>
          <FrozenFacts record={record} />
          <Signatures record={record} />
        </div>
        <div className="record-main">
          <RecordEditor
            {...{ model, kind, names, playing, phrases }}
            order={view.order}
            canUndo={view.canUndo}
            canRedo={view.canRedo}
            canWrite={isWriter && isOpen}
            onPlay={room === undefined ? play : null}
          />
          {room === undefined && record.to !== null ? (
            <SpeechPanel
              {...{ model, kind, person }}
              recording={record.recording}
              canWrite={isWriter && isOpen}
              onPlay={play}
            />
          ) : null}
        </div>
      </div>
      {dialog === 'heading' ? (
        <HeadingDialog
          kind={kind}
          heading={record.heading}
          onSave={(heading) => {
            model.heading(heading)
          }}
          onClose={() => {
            setDialog(null)
          }}
        />
      ) : null}
      {dialog === 'sign' ? (
        <SignDialog
          followed={followed}
          record={record}
          onClose={() => {
            setDialog(null)
          }}
        />
      ) : null}
    </Page>
  )
}

/** Opened in the name of who operates the recording; that stays for as long as the record is open. */
function NamedRecord({ operator, ...props }: NamedProps & { operator: string }) {
  const { t } = useTranslation()
  const [person] = useState(operator === '' ? t('common.unknown') : operator)
  return <OpenRecord {...props} person={person} />
}

export function WrittenRecordScreen() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const isHeard = useStationFact(() => true) ?? false
  const operates = useStationFact(({ rooms }) => rooms.find(({ recording }) => recording !== null)?.recording?.operator)
  const acting = useActing()
  const { data: settings } = useAnswer('settings.get', {})
  if (settings === undefined || !isHeard)
    return (
      <Page title={t('writtenRecord.panel')}>
        <Waiting error={null} />
      </Page>
    )
  return (
    <NamedRecord
      phrases={settings.recordPhrases}
      key={id}
      id={id}
      operator={acting.name === '' ? (operates ?? '') : acting.name}
    />
  )
}

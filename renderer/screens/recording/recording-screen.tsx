// One recording: watched, its marks, its seal, its verification, what is known of it.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import type { Recording } from '../../../native/contract/recordings.ts'
import { Waiting } from '../../parts/answer.tsx'
import { clockTime } from '../../parts/format.ts'
import { VerificationResult } from '../../parts/job-result.tsx'
import { Page } from '../../parts/page.tsx'
import { useRunningJob } from '../../parts/use-job.ts'
import { useAnswer } from '../../station/use-call.ts'
import { RecordsPanel } from '../written-record/records-panel.tsx'
import { Copies } from './copies-panel.tsx'
import { ReconciliationPanel } from './reconciliation-panel.tsx'
import { Breaks, Facts, Gaps, Seal, Tracks } from './recording-facts.tsx'
import './recording.css'
import { ScriptOfRecording } from './script-of-recording.tsx'
import { Speeches } from './speeches.tsx'
import { StatementsPanel } from './statements-panel.tsx'
import { TrackPlayer, type Moment } from './track-player.tsx'

function Marks({ known, onChoose }: { known: Recording; onChoose: (at: number) => void }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('recording.marks')}</h2>
      {known.marks.length === 0 ? (
        <p className="quiet">{t('recording.noMarks')}</p>
      ) : (
        <ul className="recording-files">
          {known.marks.map(({ id, at, word, person }) => (
            <li key={id}>
              <Button
                type="link"
                aria-label={t('recording.seek', { at: clockTime(at) })}
                onClick={() => {
                  onChoose(Date.parse(at))
                }}
              >
                {clockTime(at)}
              </Button>
              {word === '' ? t('console.noWord') : word} <span className="quiet">{person}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function ExhibitsShown({ known, onChoose }: { known: Recording; onChoose: (at: number) => void }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('exhibits.shown')}</h2>
      {known.exhibitsShown.length === 0 ? (
        <p className="quiet">{t('exhibits.shownNone')}</p>
      ) : (
        <ul className="recording-files">
          {known.exhibitsShown.map(({ at, number, name, sha256, person }) => (
            <li key={`${at} ${number}`}>
              <Button
                type="link"
                aria-label={t('recording.seek', { at: clockTime(at) })}
                onClick={() => {
                  onChoose(Date.parse(at))
                }}
              >
                {clockTime(at)}
              </Button>
              {number} {name} <span className="quiet">{person}</span>
              <div className="mono quiet">
                {t('recording.sha256')} {sha256}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Verification({ id }: { id: string }) {
  const { t } = useTranslation()
  const running = useRunningJob('recordings.verify')
  return (
    <section className="panel stack">
      <h2>{t('recording.verify')}</h2>
      <p className="quiet">{t('recording.verifyNote')}</p>
      <div>
        <Button
          type="primary"
          loading={running.busy}
          onClick={() => {
            running.start({ id })
          }}
        >
          {t('recording.verifyStart')}
        </Button>
      </div>
      <VerificationResult running={running} />
    </section>
  )
}

/** The moment that an address such as `…?at=2026-01-05T02:03:04.000Z` asks for. */
function momentOf(at: string | null): Moment | null {
  const time = Date.parse(at ?? '')
  return Number.isNaN(time) ? null : { at: time }
}

export function RecordingScreen() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { data: known, error } = useAnswer('recordings.get', { id })
  const [wanted] = useSearchParams()
  const [moment, setMoment] = useState<Moment | null>(() => momentOf(wanted.get('at')))
  if (known === undefined)
    return (
      <Page title={t('recordings.title')}>
        <Waiting error={error} />
      </Page>
    )
  const isRunning = known.closed === null
  const choose = (at: number): void => {
    setMoment({ at })
  }
  return (
    <Page title={t('recording.title', { id })}>
      {isRunning ? <p role="status">{t('recording.runningNote')}</p> : null}
      <div className="recording-columns">
        <div className="stack">
          {isRunning ? null : (
            <section className="panel" aria-label={t('recording.playback')}>
              <div className="recording-players">
                {known.trackList.map((track) => (
                  <TrackPlayer key={track.track} recording={id} track={track} moment={moment} />
                ))}
              </div>
            </section>
          )}
          <Speeches known={known} onChoose={choose} />
          <Seal known={known} />
          {isRunning ? null : <Verification id={id} />}
          <Tracks known={known} />
        </div>
        <div className="stack">
          <Facts known={known} />
          <Copies known={known} />
          <ReconciliationPanel known={known} />
          <Marks known={known} onChoose={choose} />
          <ScriptOfRecording known={known} onChoose={choose} />
          <ExhibitsShown known={known} onChoose={choose} />
          <RecordsPanel of={{ recording: id }} />
          <Breaks known={known} />
          <Gaps known={known} />
          <StatementsPanel id={id} />
        </div>
      </div>
    </Page>
  )
}

// What is known of a recording: facts, seal, tracks, breaks, gaps.
import { QRCode, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Recording, TrackFacts } from '../../../native/contract/recordings.ts'
import { useCause } from '../../parts/cause.ts'
import { byteSize, clockLength, clockTime, dayAndTime, grouped } from '../../parts/format.ts'

export function Facts({ known }: { known: Recording }) {
  const { t } = useTranslation()
  const rows: [name: string, value: React.ReactNode][] = [
    [
      t('recordings.case'),
      known.case === null ? t('recordings.noCase') : <Link to={`/cases/${known.case.id}`}>{known.case.number}</Link>,
    ],
    [t('recording.kind'), t(`terms.recordingKind.${known.kind}`)],
    [t('recordings.room'), known.room],
    [t('recording.place'), known.place === '' ? t('common.unknown') : known.place],
    [t('recordings.opened'), dayAndTime(known.opened)],
    [t('recordings.closed'), known.closed === null ? '–' : dayAndTime(known.closed)],
    [
      t('recordings.duration'),
      known.closed === null ? '–' : clockLength(Date.parse(known.closed) - Date.parse(known.opened)),
    ],
    [
      t('recording.people'),
      known.people.length === 0
        ? t('recording.noPeople')
        : known.people.map(({ name, role }) => `${name} · ${t(`terms.presentRole.${role}`)}`).join('\n'),
    ],
    [t('recording.station'), known.station],
    [t('recordings.size'), byteSize(known.bytes)],
  ]
  return (
    <section className="panel">
      <h2>{t('recording.facts')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function Seal({ known }: { known: Recording }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('recording.seal')}</h2>
      {known.sealCode === null ? (
        <p className="danger-text">{t('recording.notSealed')}</p>
      ) : (
        <div className="recording-seal">
          {/* The seal code beside it says the same to a screen reader. */}
          <div aria-hidden="true" title={t('recording.qr')}>
            <QRCode value={`ZHENGLU1:${known.id}:${known.sealCode}`} size={132} color="#000" bgColor="#fff" />
          </div>
          <dl className="facts">
            <dt>{t('recording.sealCode')}</dt>
            <dd>
              <Typography.Text copyable className="mono recording-seal-code">
                {known.sealCode}
              </Typography.Text>
            </dd>
            <dt>{t('recording.root')}</dt>
            <dd className="mono">{known.root}</dd>
            <dt>{t('recording.lines')}</dt>
            <dd className="number">{grouped(known.lines)}</dd>
            <dt>{t('recording.timeStamp')}</dt>
            <dd>
              {known.timeStamp === null
                ? t('recording.noTimeStamp')
                : `${dayAndTime(known.timeStamp.at)}\n${known.timeStamp.authority}`}
            </dd>
          </dl>
        </div>
      )}
    </section>
  )
}

function Coding({ track: { picture, sound } }: { track: TrackFacts }) {
  const { t } = useTranslation()
  const channels = (count: number): string =>
    count === 1
      ? t('common.monoSound')
      : count === 2
        ? t('common.stereoSound')
        : t('common.channels', { number: count })
  const parts = [
    ...(picture === null
      ? []
      : [`${picture.codec} ${picture.width}×${picture.height} ${t('common.fps', { rate: picture.frameRate })}`]),
    ...(sound === null
      ? []
      : [`${sound.codec} ${t('common.hz', { khz: sound.sampleRate / 1000 })} ${channels(sound.channels)}`]),
  ]
  return <span className="quiet">{parts.join(' · ')}</span>
}

export function Tracks({ known }: { known: Recording }) {
  const { t } = useTranslation()
  return (
    <section className="panel stack">
      <h2>{t('recording.tracks')}</h2>
      {known.trackList.map((track) => (
        <div key={track.track}>
          <strong>{track.name}</strong> <Coding track={track} />
          <ul className="recording-files">
            {track.parts.map((part) => (
              <li key={part.file}>
                <span className="mono">{part.file}</span>{' '}
                <span className="quiet">
                  {part.wall === null ? '' : `${clockTime(part.wall)} · `}
                  {clockLength(part.duration / 1000)} · {byteSize(part.length)}
                </span>
                {part.sha256 === null ? null : (
                  <div className="mono quiet">
                    {t('recording.sha256')} {part.sha256}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

export function Breaks({ known }: { known: Recording }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('breaks.breaks')}</h2>
      {known.breaks.length === 0 ? (
        <p className="quiet">{t('breaks.none')}</p>
      ) : (
        <ul className="recording-files">
          {known.breaks.map(({ from, to, reason, text, person, resumedBy }) => (
            <li key={from}>
              {clockTime(from)} – {to === null ? t('breaks.lasting') : clockTime(to)} {t(`terms.breakReason.${reason}`)}
              {text === '' ? null : ` · ${text}`}{' '}
              <span className="quiet">
                {person}
                {to !== null && resumedBy === null ? ` · ${t('breaks.endedInBreak')}` : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function Gaps({ known }: { known: Recording }) {
  const { t } = useTranslation()
  const causeOf = useCause()
  return (
    <section className="panel">
      <h2>{t('recording.gaps')}</h2>
      {known.gaps.length === 0 ? (
        <p className="quiet">{t('recording.noGaps')}</p>
      ) : (
        <ul className="recording-files">
          {known.gaps.map(({ track, from, to, cause }) => (
            <li key={`${track} ${from}`}>
              {known.trackList.find((each) => each.track === track)?.name ?? track}: {clockTime(from)} – {clockTime(to)}{' '}
              <span className="quiet">{causeOf(cause)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

// How the recording stands, by shape, word and colour, with clock, recorded time, room and cause: across the whole screen,
// or along its top while something else is shown below.
import { useTranslation } from 'react-i18next'
import type { PartyScreen } from '../../../native/contract/party-screen.ts'
import type { RoomState } from '../../../native/contract/state.ts'
import { clockLength, clockTime, day } from '../../parts/format.ts'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { lastingBreak, recordedTime } from '../console/recorded-time.ts'
import { recordedOf, type Standing as How } from './standing.ts'

const shapes = {
  ...{ unknown: 'lost', 'no-room': 'lost', off: 'off', starting: 'starting', recording: 'recording' },
  ...{ troubled: 'failed', halted: 'failed', pausing: 'break', break: 'break', sealing: 'sealing' },
} as const satisfies Record<How, React.ComponentProps<typeof PhaseShape>['phase']>

interface StandingProps {
  readonly standing: How
  readonly screen: PartyScreen | undefined
  readonly state: RoomState | undefined
  readonly now: number
  /** Whether somebody who may is at the operator's window. */
  readonly isOpen: boolean
}

/** What else has to be said of it, in one sentence. */
function useNote({ standing, screen, state, isOpen }: StandingProps): string {
  const { t } = useTranslation()
  const preRoll = screen?.preRollSeconds ?? 0
  if (standing === 'off' && state?.phase === 'standby' && preRoll > 0) {
    return t('partyScreen.preRoll', { seconds: preRoll })
  }
  if (standing === 'recording' && state?.recording?.kind === 'training') return t('partyScreen.training')
  if (standing === 'recording' || standing === 'off') return isOpen ? '' : t('partyScreen.nobody')
  return t(`partyScreen.note.${standing}`)
}

function Length({ standing, state, now }: StandingProps) {
  const { t } = useTranslation()
  const recording = state?.recording ?? null
  if (recording === null) return null
  if (standing === 'recording' || standing === 'troubled') {
    return (
      <div>
        <dt>{t('partyScreen.recorded')}</dt>
        <dd className="number">{clockLength(recordedTime(recording, now))}</dd>
      </div>
    )
  }
  const lasting = lastingBreak(recording)
  if (standing !== 'break' || lasting === undefined) return null
  return (
    <div>
      <dt>{t('partyScreen.breakLength')}</dt>
      <dd className="number">{clockLength(now - Date.parse(lasting.from))}</dd>
    </div>
  )
}

export function Standing(props: StandingProps) {
  const { t } = useTranslation()
  const { standing, screen, state, now } = props
  const note = useNote(props)
  const recorded = state === undefined ? 'something' : recordedOf(state)
  const cause = standing !== 'unknown' && screen?.cause === true ? (state?.recording?.case.cause ?? '') : ''
  return (
    <header className="party-standing">
      <div className="party-state" role="status">
        <PhaseShape phase={shapes[standing]} />
        <h1>
          {standing === 'recording' ? t(`partyScreen.recording.${recorded}`) : t(`partyScreen.standing.${standing}`)}
        </h1>
      </div>
      {note === '' ? null : <p className="party-note">{note}</p>}
      <dl className="party-facts">
        <Length {...props} />
        <div>
          <dt>{day(now)}</dt>
          <dd className="number">{clockTime(now)}</dd>
        </div>
        {screen === undefined ? null : (
          <div>
            <dt>{t('partyScreen.room')}</dt>
            <dd>{screen.name}</dd>
          </div>
        )}
        {cause === '' ? null : (
          <div className="party-cause">
            <dt>{t('partyScreen.cause')}</dt>
            <dd>{cause}</dd>
          </div>
        )}
      </dl>
    </header>
  )
}

// What the party sees on a screen of their own. Nothing can be done here; what is not known is said to be unknown.
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { PartyScreen as Chosen } from '../../../native/contract/party-screen.ts'
import type { RoomState } from '../../../native/contract/state.ts'
import { useTitle } from '../../parts/use-title.ts'
import { isOpenTo, useAccess } from '../../station/use-access.ts'
import { useAskedAnew } from '../../station/use-asked-anew.ts'
import { useAnswer } from '../../station/use-call.ts'
import { store, useNow, useStation } from '../../station/use-station.ts'
import { lastRoom } from '../console/use-room.ts'
import { Standing } from './standing-shown.tsx'
import './party.css'
import { Pictures } from './pictures.tsx'
import { ReadAlong } from './read-along.tsx'
import { SaidWords, stepUnderWay } from './said-words.tsx'
import { longestSilence, showsMore, standingOf } from './standing.ts'
import { useReadAlong } from './use-read-along.ts'

/** The screen that is asked for, else that of a room that records, of the one looked at last, of the first. */
function chosenScreen(
  screens: readonly Chosen[],
  states: readonly RoomState[],
  wanted: string | undefined,
): Chosen | undefined {
  const of = (room: string | null | undefined) => screens.find((screen) => screen.room === room)
  if (wanted !== undefined) return of(wanted)
  return of(states.find(({ recording }) => recording !== null)?.room) ?? of(lastRoom()) ?? screens[0]
}

/** What is shown beside how the recording stands; null when there is nothing. */
function useMore(screen: Chosen | undefined, state: RoomState | undefined, isOpen: boolean): React.ReactNode {
  const recording = state?.recording ?? null
  const rooms = useAnswer('rooms.list', {}, isOpen && screen?.shows === 'pictures')
  const entries = useReadAlong(isOpen && screen?.shows === 'record' ? recording?.id : undefined)
  if (!isOpen || screen === undefined || state === undefined || recording === null) return null
  const isBreak = state.phase !== 'recording'
  switch (screen.shows) {
    case 'announcements': {
      const step = isBreak ? undefined : stepUnderWay(recording.announcements, screen.step)
      return step === undefined ? null : <SaidWords key={step.step} recording={recording.id} step={step} />
    }
    case 'record':
      return entries.length === 0 ? null : <ReadAlong entries={entries} />
    case 'pictures': {
      const room = rooms.data?.find(({ id }) => id === screen.room)
      return isBreak || room === undefined ? null : <Pictures room={room} states={state.sources} />
    }
    case 'state':
      return null
  }
}

export function PartyScreen() {
  const { t } = useTranslation()
  const { room: wanted } = useParams()
  const now = useNow()
  const { connected, station } = useStation()
  const access = useAccess()
  useAskedAnew()
  const { data } = useAnswer('partyScreen.list', {}, connected)
  const screen = chosenScreen(data?.rooms ?? [], station?.rooms ?? [], wanted)
  const state = station?.rooms.find(({ room }) => room === (screen?.room ?? wanted))
  const isOpen = access !== undefined && isOpenTo(access)
  // Asked at each second of the clock: a station that hangs does not say so.
  const standing = standingOf(state, connected && station !== null && store.silence() < longestSilence)
  const more = useMore(screen, state, isOpen)
  const shown = showsMore(standing) ? more : null
  useTitle(`${t(`partyScreen.standing.${standing}`)} · ${t('partyScreen.title')}`)
  return (
    <main className={`second-screen ${standing}${shown === null ? ' alone' : ''}`}>
      <Standing standing={standing} screen={screen} state={state} now={now} isOpen={isOpen} />
      {shown}
    </main>
  )
}

// A recording that names at its start which act of the list it records.
import type { ActWanted } from '../acts/case-acts.ts'
import type { RoomSession } from '../session/room-session.ts'
import type { Station } from '../station.ts'

interface Begun {
  readonly recording: string
  readonly session: RoomSession
  readonly person: string
  readonly place: string
}

/**
 * Looks for the act before anything is recorded; what it answers with states it, in the journal and in the case, once the
 * recording runs. A recording that runs is not ended because that fails: it can be linked later, and until then the
 * report misses it.
 * @throws Failure `act-unknown`, `act-item-unknown`.
 */
export async function actAtStart(
  station: Station,
  of: string,
  wanted: ActWanted,
): Promise<(begun: Begun) => Promise<void>> {
  const name = await station.acts.nameFor(of, wanted)
  return async ({ recording, session, person, place }) => {
    try {
      await session.course.note(`音像记录事项 ${name}`, person)
      await station.acts.recordedFor({ case: of, wanted, recording, person, place })
    } catch (error) {
      station.trouble('an act could not be stated at the start of a recording', error)
    }
    station.changed('cases')
    station.changed('acts')
  }
}

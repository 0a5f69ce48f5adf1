// The party's screen, as its window and the operator's ask of it.
import type { HandlersOf } from '../contract/calls.ts'
import type { Station } from '../station.ts'

export function partyScreenHandlers(station: Station): HandlersOf<'partyScreen'> {
  const { rooms, sessions, partyScreens } = station
  return {
    'partyScreen.list': async () => ({
      rooms: await Promise.all(
        (await rooms.list()).map(async ({ id, name, preRollSeconds }) => ({
          ...{ room: id, name, preRollSeconds },
          ...(await partyScreens.of(id)),
        })),
      ),
    }),
    'partyScreen.choose': async ({ room, ...choice }) => {
      sessions.of(room)
      await partyScreens.choose(room, choice)
      station.changed('party-screen')
      return {}
    },
    'partyScreen.follow': ({ room, step }) => {
      sessions.of(room)
      if (partyScreens.follow(room, step)) station.changed('party-screen')
      return Promise.resolve({})
    },
  }
}

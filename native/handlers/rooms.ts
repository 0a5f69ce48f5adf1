// Rooms, their sources and their alarms.
import { listDevices } from '../capture/devices.ts'
import { trySource } from '../capture/try-source.ts'
import { keptSource, roomView } from '../cases/source-view.ts'
import type { HandlersOf } from '../contract/calls.ts'
import type { Station } from '../station.ts'

export function roomsHandlers(station: Station): HandlersOf<'rooms' | 'sources' | 'alarms'> {
  const { rooms, sessions } = station
  const place = async () => ({ ...station.place, ffmpeg: await station.ffmpeg() })
  return {
    'rooms.list': async () => (await rooms.list()).map(roomView),
    'rooms.create': async (file) => {
      const room = await rooms.create(file)
      await sessions.put(room)
      station.changed('rooms')
      return roomView(room)
    },
    'rooms.save': async (changed) => {
      sessions.requireIdle(changed.id)
      const room = await rooms.save(changed)
      await sessions.put(room)
      station.changed('rooms')
      return roomView(room)
    },
    'rooms.remove': async ({ room }) => {
      sessions.requireIdle(room)
      await rooms.remove(room)
      await sessions.remove(room)
      station.changed('rooms')
      return {}
    },
    'rooms.putAwayPrompt': ({ room }) => {
      sessions.of(room).putAwayPrompt()
      return Promise.resolve({})
    },
    'rooms.standby': async ({ room, on }) => {
      await sessions.of(room).standby(on)
      return {}
    },
    'rooms.preflight': ({ room, tone }) => station.preflight(room, tone),
    'sources.devices': async () => listDevices(await place()),
    'sources.try': async ({ source, room }) => {
      const before = room === undefined ? [] : (await rooms.get(room)).sources
      return trySource(keptSource(source, before), await place())
    },
    'alarms.acknowledge': ({ room, alarm, person }) => sessions.of(room).acknowledge(alarm, person),
  }
}

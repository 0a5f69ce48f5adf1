// The hooks through which screens see the station's living state.
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Job } from '../../native/contract/jobs.ts'
import type { Level, RoomState, StationEvent, StationState } from '../../native/contract/state.ts'
import { reconnecting } from './reconnecting.ts'
import { StationStore, type Connected } from './store.ts'

export const store = new StationStore()

/** Listens to the station's events for as long as the window lives. */
export const listen = (): (() => void) =>
  reconnecting('/events', {
    onMessage: (data) => {
      if (typeof data === 'string') store.apply(JSON.parse(data) as StationEvent)
    },
    onClosed: () => {
      store.disconnected()
    },
  })

/** Whether the station can be heard, and what it said last. */
export const useStation = (): Connected => useSyncExternalStore(store.onState, store.state)

/**
 * One fact of the station's state; undefined before it was heard. Wakes its screen only when that fact changes: a room
 * that is open has news several times a second, and a large form that is drawn anew with each of them stands still.
 * @param from answers with a value that is the same as long as nothing of it changed.
 */
export const useStationFact = <T>(from: (station: StationState) => T): T | undefined =>
  useSyncExternalStore(store.onState, () => pick(from))

const pick = <T>(from: (station: StationState) => T) => {
  const { station } = store.state()
  return station === null ? undefined : from(station)
}

export const useRoomState = (room: string | undefined): RoomState | undefined =>
  useSyncExternalStore(store.onState, () => pick((station) => station.rooms.find((state) => state.room === room)))

export const useJob = (id: string | null): Job | undefined =>
  useSyncExternalStore(store.onState, () => pick((station) => station.jobs.find((job) => job.id === id)))

/** The newest loudness of one source; undefined while nothing is heard from it. */
export const useLevel = (room: string, source: string): Level | undefined =>
  useSyncExternalStore(store.onLevels, () => store.levels(room)[source])

/** The station's clock in milliseconds since 1970, told again at each full second of the station. */
export function useNow(): number {
  const [now, setNow] = useState(store.now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = (): void => {
      const time = store.now()
      setNow(time)
      timer = setTimeout(tick, 1005 - (time % 1000))
    }
    tick()
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return now
}

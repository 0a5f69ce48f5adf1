// Which room the console shows: the one in the address, else one that records, else the one shown last, else the first.
import { useEffect } from 'react'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { RoomState } from '../../../native/contract/state.ts'

const remembered = 'zhenglu.room'

export function chosenRoom(
  rooms: readonly RoomView[],
  states: readonly RoomState[],
  wanted: string | undefined,
  last: string | null,
): RoomView | undefined {
  const busy = states.find((state) => state.recording !== null)?.room
  const byId = (id: string | null | undefined) => rooms.find((room) => room.id === id)
  return byId(wanted) ?? byId(busy) ?? byId(last) ?? rooms[0]
}

export const lastRoom = (): string | null => window.localStorage.getItem(remembered)

export function useRemembered(room: string | undefined): void {
  useEffect(() => {
    if (room !== undefined) window.localStorage.setItem(remembered, room)
  }, [room])
}

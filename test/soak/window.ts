// The load that an open console puts on a station: its events, and one live view of each source.
import type { StationState } from '../../native/contract/state.ts'
import type { ServedStation } from '../rig/served-station.ts'

export interface OpenWindow {
  /** The living state as the window has it now. */
  state(): StationState
  /** Bytes that the live views were sent, and how many of them were cut off and came again. */
  readonly viewed: { bytes: number; cutOff: number }
  close(): void
}

export async function openWindow(
  station: ServedStation,
  room: string,
  sources: readonly string[],
): Promise<OpenWindow> {
  let state = await station.state()
  // Never true: it is told of every change until the station is gone.
  station
    .until((now) => {
      state = now
      return false
    })
    .catch(() => undefined)
  const viewed = { bytes: 0, cutOff: 0 }
  const closing: (() => void)[] = []
  for (const source of sources) closing.push(view(station, `/live/${room}/${source}`, viewed))
  return {
    state: () => state,
    viewed,
    close() {
      for (const close of closing) close()
    },
  }
}

function view(station: ServedStation, path: string, viewed: OpenWindow['viewed']): () => void {
  let isOver = false
  let close: () => void
  const open = () => {
    const socket = station.socket(path)
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) viewed.bytes += data.length
    })
    socket.on('error', () => undefined) // 'close' follows
    socket.on('close', () => {
      if (isOver) return
      viewed.cutOff++
      open()
    })
    close = () => {
      isOver = true
      socket.terminate()
    }
  }
  open()
  return () => {
    close()
  }
}

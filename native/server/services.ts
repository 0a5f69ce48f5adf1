// What the server needs of a station: the contract's calls, its living state, live pictures, files.
import type { Handlers } from '../contract/calls.ts'
import type { LiveHeader, StationEvent, StationState } from '../contract/state.ts'

export interface StationServices {
  readonly handlers: Handlers
  state(): StationState
  /** Calls `listener` with every event from now on, until the function returned is called. */
  onEvent(listener: (event: StationEvent) => void): () => void
  /** Shows a source until the function returned is called; null when it is not open. */
  openLive(
    room: string,
    source: string,
    viewer: { header(header: LiveHeader): void; bytes(bytes: Buffer): void },
  ): (() => void) | null
  /** Path of a file of a recording that may be read; null when there is no such. */
  mediaFile(recording: string, file: string): Promise<string | null>
}

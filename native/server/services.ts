// What the server needs of a station: the contract's calls, its living state, live pictures, files.
import type { Rights } from '../contract/rights.ts'
import type { CallName, Handlers } from '../contract/calls.ts'
import type { LiveHeader, StationEvent, StationState } from '../contract/state.ts'

/** Takes note of what the window does, for the audit log. */
export interface Witness {
  /** Runs a call and notes how it went. @throws what `run` throws. */
  call<T>(name: CallName, input: unknown, run: () => Promise<T>): Promise<T>
  /** A file of a recording was asked for; `track` is that of a media file. */
  media(recording: string, file: string, track: string | null, found: boolean): void
  /** A file of an exhibit or an issued document was asked for. */
  exhibit(of: string, file: string, found: boolean): void
  window(connected: boolean): void
  refusedAccess(problem: string): void
}

/** A file that the window may have. */
export interface MediaFile {
  readonly path: string
  /** Bytes at its beginning that players are given; null for all. See [Note: Incomplete ends]. */
  readonly playable: number | null
}

/** Who is at the window, and what they may. */
export interface WindowAccess {
  /** Name of who is logged in; null for nobody, and where nobody has to. */
  readonly name: string | null
  may(rights: Rights): boolean
  /** @throws Failure `not-logged-in`, `password-must-change`, `not-permitted`. */
  require(call: CallName, rights: Rights): void
}

export interface StationServices {
  readonly logIn: WindowAccess
  readonly witness: Witness
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
  /** A file of a recording that may be read; null when there is no such. */
  mediaFile(recording: string, file: string): Promise<MediaFile | null>
  /** A file of an exhibit or an issued document, and its kind; null when there is no such. */
  exhibitFile(of: string, file: string): Promise<{ readonly path: string; readonly mediaType: string } | null>
  /** The next piece of an upload; answers with the bytes that are there. @throws Failure. */
  uploadPiece(upload: string, offset: number, bytes: Uint8Array): Promise<number>
}

// A source while it is being edited: all fields of all kinds, of which those of its kind are saved. Pure.
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { SourceInput, SourceView } from '../../../native/contract/sources.ts'
import type { SourceKind } from '../../../native/contract/terms.ts'

export interface SourceDraft extends Omit<SourceView, 'hasPassword'> {
  /** What was typed; undefined keeps the stored one, an empty one removes it. */
  readonly password?: string | undefined
  readonly hasPassword: boolean
}

export const isNetwork = (kind: SourceKind): boolean => kind === 'rtsp' || kind === 'mjpeg'
export const hasDevice = (kind: SourceKind): boolean => !isNetwork(kind) && kind !== 'test'
/** Kinds for which a picture size and a frame rate can be asked for. */
export const hasSize = (kind: SourceKind): boolean => ['v4l2', 'dshow', 'avfoundation', 'screen'].includes(kind)

export const isMicrophone = (kind: SourceKind): boolean => kind === 'alsa' || kind === 'pulse'

/** A new source with an identifier that the room has not yet: cam-1, cam-2 … or mic-1, mic-2 … */
export function newSource(kind: SourceKind, used: readonly string[]): SourceDraft {
  const stem = isMicrophone(kind) ? 'mic' : 'cam'
  let number = 1
  while (used.includes(`${stem}-${number}`)) number++
  const position = isMicrophone(kind) ? 'table-microphone' : used.length === 0 ? 'whole-view' : 'other'
  return { id: `${stem}-${number}`, name: '', kind, position, hasPassword: false }
}

const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined | ''> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as never

/** The draft as the station takes it: only what its kind has. */
export function sourceInput(draft: SourceDraft): SourceInput {
  const { id, name, kind, position, address = '', user, password, device = '', size, frameRate } = draft
  const base = { id, name, position }
  // An empty password is meant: it removes the stored one.
  const access = { ...given({ user }), ...(password !== undefined && { password }) }
  switch (kind) {
    case 'rtsp':
      return { ...base, kind, address, ...access, ...given({ transport: draft.transport }), sound: draft.sound ?? true }
    case 'mjpeg':
      return { ...base, kind, address, ...access }
    case 'test':
      return { ...base, kind, pattern: draft.pattern ?? 'bars' }
    case 'alsa':
    case 'pulse':
      return { ...base, kind, device }
    default:
      return { ...base, kind, device, ...given({ size, frameRate }) }
  }
}

/** A room file without passwords: what is handed to another station. */
export function roomFileText(room: RoomView): string {
  // The identifier belongs to this station alone: a file has none.
  const file = { ...room, id: undefined, sources: room.sources.map((source) => sourceInput(source)) }
  return `${JSON.stringify(file, null, 2)}\n`
}

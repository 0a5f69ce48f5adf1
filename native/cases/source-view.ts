// Sources as lists show them, and passwords that stay where they are.
import { Failure } from '../contract/failures.ts'
import type { Room, RoomView } from '../contract/rooms.ts'
import type { Source, SourceView } from '../contract/sources.ts'

/** Without password; whether there is one is told. */
export function sourceView(source: Source): SourceView {
  const hasPassword = 'password' in source && source.password !== undefined && source.password !== ''
  const { ...shown } = source as Source & { password?: string | undefined }
  delete shown.password
  return { ...shown, hasPassword }
}

export function roomView({ sources, ...room }: Room): RoomView {
  return { ...room, sources: sources.map(sourceView) }
}

/** As it was typed where it is no percent-encoding: passwords hold any character. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** User and password that were typed into the address, moved to where they belong. @throws Failure `source-address-invalid`. */
function withoutLoginInAddress(source: Source): Source {
  if (source.kind !== 'rtsp' && source.kind !== 'mjpeg') return source
  try {
    const url = new URL(source.address)
    if (url.hostname === '') throw new TypeError('no host')
    if (url.username === '' && url.password === '') return source
    const user = source.user ?? decoded(url.username)
    // A user alone says nothing about the password: the stored one is kept.
    const password = source.password ?? (url.password === '' ? undefined : decoded(url.password))
    url.username = ''
    url.password = ''
    return { ...source, address: url.href, user, ...(password === undefined ? {} : { password }) }
  } catch (error) {
    throw new Failure('source-address-invalid', { source: source.name }, { cause: error })
  }
}

/** Whether both are the same camera: a stored password is not sent to another, which could be anybody's. */
function isAtSameHost(source: Source, old: Source | undefined): boolean {
  return old !== undefined && 'address' in old && 'address' in source && hostOf(old.address) === hostOf(source.address)
}
const hostOf = (address: string) => new URL(address).host

/**
 * The source as it is kept: a password that is not given is the one that is kept already for the same host; an empty one
 * is none.
 */
export function keptSource(given: Source, before: readonly Source[]): Source {
  const source = withoutLoginInAddress(given)
  if (source.kind !== 'rtsp' && source.kind !== 'mjpeg') return source
  const old = before.find(({ id }) => id === source.id)
  const { password: own, ...rest } = source
  const kept = isAtSameHost(source, old) && old !== undefined && 'password' in old ? old.password : undefined
  const password = own ?? kept
  return password === undefined || password === '' ? rest : { ...rest, password }
}

/** What tells two sources of one room apart on the side of the device. */
function deviceOf(source: Source): string {
  if ('address' in source) return `${source.kind} ${new URL(source.address).href}`
  return `${source.kind} ${'device' in source ? source.device : source.id}`
}

/** Kinds that are microphones, or may be. */
const microphones: readonly Source['kind'][] = ['alsa', 'pulse', 'dshow', 'avfoundation']

/** @throws Failure `source-twice`, `source-only-for-training`, `standby-microphone-unfit`. */
export function requireSoundSources(room: Pick<Room, 'kind' | 'sources' | 'standbyMicrophone'>): void {
  const { kind, sources, standbyMicrophone } = room
  const standby = sources.find(({ id }) => id === standbyMicrophone)
  if (standbyMicrophone !== null && (sources.length < 2 || !microphones.includes(standby?.kind ?? 'test'))) {
    throw new Failure('standby-microphone-unfit', { source: standby?.name ?? standbyMicrophone })
  }
  for (const identity of [(source: Source) => source.id, deviceOf]) {
    const seen = new Set<string>()
    for (const source of sources) {
      if (seen.has(identity(source))) throw new Failure('source-twice', { source: source.name })
      seen.add(identity(source))
    }
  }
  const test = sources.find((source) => source.kind === 'test')
  if (test !== undefined && kind !== 'training') throw new Failure('source-only-for-training', { source: test.name })
}

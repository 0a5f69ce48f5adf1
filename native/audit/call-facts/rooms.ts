// What the audit log says of calls of rooms and their sources.
import type { RoomFile, RoomView } from '../../contract/rooms.ts'
import type { Source, SourceView } from '../../contract/sources.ts'
import type { Json } from '../../journal/line.ts'
import { changesBetween, counted } from '../changes.ts'
import type { FactsOf } from './called.ts'

/** Where a camera is, without what may be secret in an address. */
function hostOf(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) ? new URL(address).hostname : null
}

const sourceFacts = (source: Source | SourceView): Json => ({
  id: source.id,
  name: source.name,
  kind: source.kind,
  ...('address' in source && source.address !== undefined ? { host: hostOf(source.address) } : {}),
  ...('device' in source && source.device !== undefined ? { device: source.device } : {}),
})

/** A room as the log compares it. */
const comparable = ({ sources, ...room }: RoomFile | RoomView) => ({ ...room, sources: sources.map(sourceFacts) })

/** An address without login, to be compared and never shown: a path may hold a password too. */
function placeOf(source: Source | SourceView): string {
  if (!('address' in source) || source.address === undefined || !URL.canParse(source.address)) return ''
  const url = new URL(source.address)
  url.username = url.password = ''
  return url.href
}

const newAddresses = (before: RoomView | undefined, { sources }: RoomFile): string[] => {
  const places = new Map(before?.sources.map((source) => [source.id, placeOf(source)]))
  return sources.filter((source) => (places.get(source.id) ?? '') !== placeOf(source)).map(({ id }) => id)
}

const newPasswords = ({ sources }: RoomFile): string[] =>
  sources.flatMap((source) => ('password' in source && source.password !== undefined ? [source.id] : []))

export const roomFacts: FactsOf<'rooms' | 'sources'> = {
  'rooms.create': ({ input, answer }) => ({
    subject: answer?.id ?? null,
    details: {
      name: input.name,
      kind: input.kind,
      sources: input.sources.map(sourceFacts),
      passwords: newPasswords(input),
    },
  }),
  'rooms.save': ({ input, before }) => {
    const { id, ...file } = input
    const old = before as RoomView | undefined
    const changes = changesBetween(old && comparable(old), { id, ...comparable(file) })
    const secret = { addresses: newAddresses(old, input), passwords: newPasswords(input) }
    return { subject: id, details: { name: input.name, changes, ...secret } }
  },
  'rooms.remove': ({ input, before }) => {
    const name = (before as RoomView | undefined)?.name
    return { subject: input.room, details: name === undefined ? {} : { name } }
  },
  'rooms.standby': ({ input }) => ({ subject: input.room, details: { on: input.on } }),
  'rooms.preflight': ({ input, answer }) => ({
    subject: input.room,
    details: answer === undefined ? {} : { levels: counted(answer.checks.map(({ level }) => level)) },
  }),
  'rooms.putAwayPrompt': ({ input }) => ({ subject: input.room, details: {} }),
  'sources.try': ({ input: { source, room } }) => ({
    subject: source.id,
    details: { sources: [sourceFacts(source)], ...(room === undefined ? {} : { room }) },
  }),
}

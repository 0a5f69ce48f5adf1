// What the first line of a journal says of a recording, from what was asked for and where it is made.
import { withoutPasswords } from '../capture/complaint.ts'
import type { Ffmpeg } from '../capture/ffmpeg.ts'
import type { CaseReference } from '../contract/cases.ts'
import type { Request } from '../contract/calls.ts'
import type { ScriptVersion } from '../contract/scripts.ts'
import type { Room } from '../contract/rooms.ts'
import type { Source } from '../contract/sources.ts'
import type { OpenFacts } from '../vault/lines.ts'
import { clockFacts } from './clock-facts.ts'

/** Who and what a recording is for. */
export type Wanted = Omit<Request<'recordings.start'>, 'room' | 'case' | 'explanation'> & {
  readonly case: CaseReference
}

/** Where a source is found, without user, password, or anything else that may be a secret. */
function inputOf(source: Source): string {
  switch (source.kind) {
    case 'rtsp':
    case 'mjpeg': {
      const { protocol, host, pathname } = new URL(source.address)
      return withoutPasswords(`${protocol}//${host}${pathname}`)
    }
    case 'test':
      return source.pattern
    default:
      return source.device
  }
}

export async function openFacts(
  room: Room,
  wanted: Wanted,
  { kind, version, steps }: ScriptVersion,
  ffmpeg: Ffmpeg,
  software: string,
): Promise<OpenFacts> {
  const operator = { name: wanted.operator, role: 'operator' } as const
  const isNamed = wanted.people.some(({ name, role }) => name === operator.name && role === operator.role)
  return {
    recordingKind: wanted.kind,
    case: wanted.case,
    room: { id: room.id, name: room.name, kind: room.kind },
    place: wanted.place === '' ? room.place : wanted.place,
    people: isNamed ? wanted.people : [operator, ...wanted.people],
    sources: room.sources.map((source) => {
      const { id, name, kind, position } = source
      return { track: id, name, kind, position, input: inputOf(source) }
    }),
    ffmpeg: { version: ffmpeg.version, sha256: ffmpeg.sha256 },
    software,
    clock: await clockFacts(),
    script: { template: kind, version, steps },
  }
}

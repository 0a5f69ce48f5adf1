// Rooms and the sources that stand in them.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { line, recordId, requiredLine, trackId } from './fields.ts'
import { sourceSchema, sourceViewSchema } from './sources.ts'
import { roomKinds, type RoomKind } from './terms.ts'
import { usualLimits, watchLimits } from './watch.ts'
import { sessionRoles } from './rights.ts'

export const afterInterruption = ['by-kind', 'resume', 'seal'] as const

const profile = {
  name: requiredLine(60),
  kind: z.enum(roomKinds),
  /** Where the room is, as it goes into the record. */
  place: line(120).default(''),
  /** AAC is enough for speech; FLAC keeps every sample. */
  soundCodec: z.enum(['aac', 'flac']).default('aac'),
  /** Date and time burnt into pictures that are encoded here (法释〔2017〕5号); cameras that are copied burn in their own. */
  burnInTime: z.boolean().default(true),
  /** Seconds before the start that are kept, 0 = none. The room's screen says when it is on. */
  preRollSeconds: z.int().min(0).max(60).default(0),
  /** A recording process that nobody looks after ends by itself after this long. */
  longestSessionHours: z.number().min(0.01).max(24).default(12),
  /** What becomes of a recording whose every process died with the station, as in a power cut. */
  afterInterruption: z.enum(afterInterruption).default('by-kind'),
  /** Seconds of speech on standby after which to ask whether to start, while there is a case; 0 = never. */
  promptStartSeconds: z.int().min(0).max(600).default(30),
  /** Minutes without speech and motion after which to ask whether to end; 0 = never. */
  promptEndMinutes: z.int().min(0).max(240).default(10),
  /** How long something must be wrong with a picture or a sound before it is alarmed. */
  watch: watchLimits.default(usualLimits),
  /** A microphone of the room that is recorded only when another one fails; null = none. */
  standbyMicrophone: trackId.nullable().default(null),
}

/** Whether a recording goes on by itself after an interruption: a hearing does, what else is recorded is sealed. */
export function resumes({ afterInterruption: set, kind }: { afterInterruption: string; kind: RoomKind }): boolean {
  return set === 'resume' || (set === 'by-kind' && kind === 'hearing')
}

/** A room as written by a person or in a room file; with passwords, so it stays inside the station. */
export const roomFileSchema = z.strictObject({ ...profile, sources: z.array(sourceSchema).max(32) })
export type RoomFile = z.output<typeof roomFileSchema>

export const roomSchema = z.strictObject({ id: recordId, ...roomFileSchema.shape })
export type Room = z.output<typeof roomSchema>

export const roomViewSchema = z.strictObject({ id: recordId, ...profile, sources: z.array(sourceViewSchema) })
export type RoomView = z.output<typeof roomViewSchema>

const saving = [
  'room-unknown',
  'room-name-used',
  'room-busy',
  'source-twice',
  'source-only-for-training',
  'source-address-invalid',
  'standby-microphone-unfit',
] as const

export const roomCalls = {
  'rooms.list': defineCall({
    about: 'All rooms, in the order of their names.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({}),
    output: z.array(roomViewSchema),
    errors: [],
  }),
  'rooms.create': defineCall({
    about: 'Adds a room. Also reads a room file.',
    roles: ['admin'],
    audit: 'room-created',
    input: roomFileSchema,
    output: roomViewSchema,
    errors: saving,
  }),
  'rooms.save': defineCall({
    about: 'Changes a room. A source without password keeps the stored one; an empty password removes it.',
    roles: ['operator', 'admin'],
    audit: 'room-changed',
    input: roomSchema,
    output: roomViewSchema,
    errors: saving,
  }),
  'rooms.remove': defineCall({
    about: 'Removes a room from the list. Its recordings stay.',
    roles: ['admin'],
    audit: 'room-removed',
    input: z.strictObject({ room: recordId }),
    output: z.strictObject({}),
    errors: ['room-unknown', 'room-busy'],
  }),
  'rooms.putAwayPrompt': defineCall({
    about: 'Puts away what the room asks (to start, to end) for ten minutes.',
    roles: sessionRoles,
    audit: 'prompt-put-away',
    input: z.strictObject({ room: recordId }),
    output: z.strictObject({}),
    errors: ['room-unknown'],
  }),
  'rooms.standby': defineCall({
    about: 'Opens or closes the room’s sources, to see and hear them before a recording.',
    roles: [...sessionRoles, 'admin'],
    audit: 'standby-switched',
    input: z.strictObject({ room: recordId, on: z.boolean() }),
    output: z.strictObject({}),
    errors: ['room-unknown', 'room-without-sources', 'room-busy', 'ffmpeg-missing', 'ffmpeg-too-old'],
  }),
}

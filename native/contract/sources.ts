// Cameras, microphones and screens: how one is described, tried and listed.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { line, recordId, requiredLine, trackId } from './fields.ts'
import { positions, sourceKinds } from './terms.ts'

const base = { id: trackId, name: requiredLine(60), position: z.enum(positions).default('other') }
const address = (protocols: RegExp) => z.url({ protocol: protocols }).max(500)
/** Written only: a source that comes out of the station has `hasPassword` instead. Absent = keep the stored one. */
const access = { user: line(100).optional(), password: z.string().max(200).optional() }
/**
 * A card, or a name of ALSA's own configuration. Nothing that gives arguments to its plugins: `file` writes files and
 * runs programs.
 */
const alsaDevice = requiredLine(200).regex(
  /^(?:(?:plug)?hw:\w+(?:,\d+){0,2}|[\w.-]+(?::CARD=[\w-]+(?:,[A-Z]+=\w+)*)?)$/,
)
const size = z
  .string()
  .regex(/^\d{2,5}x\d{2,5}$/)
  .optional()
const frameRate = z.number().min(1).max(120).optional()

/** Patterns of a generated test source. `corridor` and `street` are short clips shipped with the program. */
export const testPatterns = ['corridor', 'street', 'bars'] as const

export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('rtsp'),
    address: address(/^rtsps?$/),
    ...access,
    transport: z.enum(['tcp', 'udp']).default('tcp'),
    /** Whether the camera's own sound is recorded beside its picture. */
    sound: z.boolean().default(true),
  }),
  z.strictObject({ ...base, kind: z.literal('mjpeg'), address: address(/^https?$/), ...access }),
  z.strictObject({ ...base, kind: z.literal('v4l2'), device: requiredLine(200), size, frameRate }),
  z.strictObject({ ...base, kind: z.literal('dshow'), device: requiredLine(200), size, frameRate }),
  z.strictObject({ ...base, kind: z.literal('avfoundation'), device: requiredLine(200), size, frameRate }),
  z.strictObject({ ...base, kind: z.literal('alsa'), device: alsaDevice }),
  z.strictObject({ ...base, kind: z.literal('pulse'), device: requiredLine(200) }),
  z.strictObject({ ...base, kind: z.literal('screen'), device: requiredLine(200), size, frameRate }),
  z.strictObject({ ...base, kind: z.literal('test'), pattern: z.enum(testPatterns).default('bars') }),
])
/** A source with its password: exists inside the station only. */
export type Source = z.output<typeof sourceSchema>
export type SourceInput = z.input<typeof sourceSchema>

/** A source as lists show it: never with a password, not even inside the address. */
export const sourceViewSchema = z.strictObject({
  ...base,
  kind: z.enum(sourceKinds),
  address: z.string().optional(),
  user: z.string().optional(),
  hasPassword: z.boolean(),
  transport: z.enum(['tcp', 'udp']).optional(),
  sound: z.boolean().optional(),
  device: z.string().optional(),
  size: z.string().optional(),
  frameRate: z.number().optional(),
  pattern: z.enum(testPatterns).optional(),
})
export type SourceView = z.output<typeof sourceViewSchema>

export const pictureFacts = z.strictObject({
  codec: z.string(),
  width: z.int(),
  height: z.int(),
  /** Frames a second, 0 when unknown. */
  frameRate: z.number(),
})
export type PictureFacts = z.output<typeof pictureFacts>
export const soundFacts = z.strictObject({ codec: z.string(), channels: z.int(), sampleRate: z.int() })
export type SoundFacts = z.output<typeof soundFacts>

export const sourceFailures = [
  'source-address-invalid',
  'source-host-unknown',
  'source-refused',
  'source-timeout',
  'source-password-wrong',
  'source-not-found',
  'source-no-video',
  'source-no-sound',
  'source-codec-unsupported',
  'source-busy',
  'source-kind-unavailable',
  'source-moved',
  'source-failed',
] as const

export const sourceTrial = z.strictObject({
  picture: pictureFacts.nullable(),
  sound: soundFacts.nullable(),
  /** A JPEG of what the camera sees, as a data URL. */
  still: z.string().nullable(),
  /** Loudest sample heard, in dBFS; null without sound. */
  peak: z.number().nullable(),
})
export type SourceTrial = z.output<typeof sourceTrial>

export const device = z.strictObject({
  kind: z.enum(sourceKinds),
  device: z.string(),
  name: z.string(),
  media: z.enum(['picture', 'sound']),
})
export type Device = z.output<typeof device>

export const sourceCalls = {
  'sources.devices': defineCall({
    about: 'Cameras, microphones and screens of this computer, as ffmpeg lists them.',
    roles: ['operator', 'admin'],
    audit: null,
    input: z.strictObject({}),
    output: z.array(device),
    errors: ['ffmpeg-missing'],
  }),
  'sources.try': defineCall({
    about: 'Opens a source, looks and listens for about two seconds, and says what it delivers or why it does not.',
    roles: ['operator', 'admin'],
    audit: 'source-tried',
    input: z.strictObject({
      source: sourceSchema,
      /** Where the stored password is looked up when the source has none. */
      room: recordId.optional(),
    }),
    output: sourceTrial,
    errors: sourceFailures,
  }),
}

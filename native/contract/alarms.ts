// Alarms: what a person must know at once while a room is watched or recorded.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, recordId, requiredLine, trackId } from './fields.ts'

export const alarmCodes = [
  // of a source
  /** Its process ended unasked. */
  'source-lost',
  /** Its file stopped growing. */
  'source-stalled',
  /** The sound server moved it to another microphone. */
  'source-moved',
  /** Pictures come, and they are all the same. */
  'source-frozen',
  'source-black',
  /** One colour, without anything to be seen. */
  'source-covered',
  /** Far fewer frames a second than it began with. */
  'source-slow',
  /** Digital silence, which no working microphone delivers. */
  'source-silent',
  /** The same value over and over: a broken device or cable. */
  'source-stuck',
  /** Louder than can be recorded. */
  'source-clipped',
  /** It came back with another resolution or codec. */
  'source-changed',
  /** The room's standby microphone records in another's place. */
  'microphone-replaced',
  // of the station
  'vault-failed',
  'mirror-failed',
  'disk-low',
  'disk-full',
  'clock-jumped',
] as const
export type AlarmCode = (typeof alarmCodes)[number]

/** `danger`: something that should be recorded is not, or soon will not be. */
export const alarmSeverity: Readonly<Record<AlarmCode, 'danger' | 'warning'>> = {
  'source-lost': 'danger',
  'source-stalled': 'danger',
  'source-moved': 'danger',
  'source-frozen': 'danger',
  'source-black': 'danger',
  'source-covered': 'danger',
  'source-slow': 'warning',
  'source-silent': 'danger',
  'source-stuck': 'danger',
  'source-clipped': 'warning',
  'source-changed': 'warning',
  'microphone-replaced': 'warning',
  'vault-failed': 'danger',
  'mirror-failed': 'warning',
  'disk-low': 'warning',
  'disk-full': 'danger',
  'clock-jumped': 'warning',
}

export const alarmDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type AlarmDetails = z.output<typeof alarmDetails>

/** An alarm of a room: listed while its cause lasts, and a `danger` until somebody has acknowledged it. */
export const alarmSchema = z.strictObject({
  id: recordId,
  code: z.enum(alarmCodes),
  track: trackId.nullable(),
  details: alarmDetails,
  raised: instant,
  /** When its cause had gone; null while it lasts. */
  cleared: instant.nullable(),
  acknowledged: z.strictObject({ person: z.string(), at: instant }).nullable(),
})
export type Alarm = z.output<typeof alarmSchema>

export const alarmCalls = {
  'alarms.acknowledge': defineCall({
    about: 'States who has taken note of an alarm. Its cause is not touched.',
    roles: 'everyone',
    audit: 'alarm-acknowledged',
    acts: 'person',
    input: z.strictObject({ room: recordId, alarm: recordId, person: requiredLine(80) }),
    output: alarmSchema,
    errors: ['room-unknown', 'alarm-unknown'],
  }),
}

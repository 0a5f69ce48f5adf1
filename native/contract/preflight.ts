// The check before a session: each source, both disks, clock, power, key, time-stamp authority, the station's chain.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, recordId, trackId } from './fields.ts'
import { sessionRoles } from './rights.ts'

/** Milliseconds for which a check of a room counts. */
export const checkCounts = 30 * 60_000

/** Hertz of the tone that the window plays and every microphone should hear: a pitch that no voice holds. */
export const testTone = 1870

export const preflightSubjects = ['source', 'vault', 'mirror', 'clock', 'power', 'key', 'time-stamp', 'chain'] as const
export type PreflightSubject = (typeof preflightSubjects)[number]

/** `amber`: may proceed, noted in the journal. `red`: may not. `untold`: the system does not tell, or nothing is set. */
export const preflightLevels = ['green', 'amber', 'red', 'untold'] as const
export type PreflightLevel = (typeof preflightLevels)[number]

/** What a check found, and how grave it is. */
export const preflightFindings = {
  'source-ready': 'green',
  'source-not-ready': 'amber',
  'source-none-ready': 'red',
  'source-black': 'amber',
  'source-covered': 'amber',
  'source-frozen': 'amber',
  'source-slow': 'amber',
  'source-silent': 'amber',
  'source-stuck': 'amber',
  'source-clipped': 'amber',
  'source-unwatched': 'amber',
  'tone-not-heard': 'amber',
  'disk-ready': 'green',
  'disk-low': 'amber',
  'disk-slow': 'amber',
  'disk-full': 'red',
  'disk-too-slow': 'red',
  'vault-unusable': 'red',
  'mirror-unusable': 'amber',
  'mirror-not-set': 'untold',
  'clock-synchronised': 'green',
  'clock-not-synchronised': 'amber',
  'clock-unknown': 'untold',
  'clock-set-back': 'red',
  'power-mains': 'green',
  'power-battery': 'amber',
  'power-unknown': 'untold',
  'key-ready': 'green',
  'key-unusable': 'red',
  'time-stamp-ready': 'green',
  'time-stamp-unreachable': 'amber',
  'time-stamp-not-set': 'untold',
  'chain-unbroken': 'green',
  'chain-broken': 'amber',
  'chain-empty': 'untold',
} as const satisfies Record<string, PreflightLevel>
export type PreflightFinding = keyof typeof preflightFindings

export const preflightFindingCodes = Object.keys(preflightFindings) as [PreflightFinding, ...PreflightFinding[]]

export const preflightCheck = z.strictObject({
  subject: z.enum(preflightSubjects),
  /** The source; null for what concerns the station. */
  track: trackId.nullable(),
  finding: z.enum(preflightFindingCodes),
  level: z.enum(preflightLevels),
  /** Figures behind it: `free` and `rate` in bytes and bytes a second, `hours`, `percent`, a failure's `code` … */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type PreflightCheck = z.output<typeof preflightCheck>

export const preflightResult = z.strictObject({ at: instant, checks: z.array(preflightCheck) })
export type PreflightResult = z.output<typeof preflightResult>

export const preflightCalls = {
  'rooms.preflight': defineCall({
    about:
      'Checks a room before a session; opens its sources for that. The result is stated in the journal of the recording that begins within half an hour; one that is red forbids to begin.',
    roles: [...sessionRoles, 'admin'],
    audit: 'preflight-made',
    input: z.strictObject({
      room: recordId,
      /** Whether a tone is being played that every microphone should hear. */
      tone: z.boolean().default(false),
    }),
    output: preflightResult,
    errors: ['room-unknown', 'room-without-sources', 'room-busy', 'ffmpeg-missing', 'ffmpeg-too-old'],
  }),
}

export function checkOf(
  subject: PreflightSubject,
  finding: PreflightFinding,
  details: PreflightCheck['details'] = {},
  track: string | null = null,
): PreflightCheck {
  return { subject, track, finding, level: preflightFindings[finding], details }
}

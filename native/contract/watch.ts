// What a source is watched for while its picture and sound are decoded: the limits of a room, and what was found.
import * as z from 'zod'
import { instant } from './fields.ts'

/** What can be wrong with a source that delivers: each is an alarm of the same code while it is recorded. */
export const conditionCodes = [
  'source-frozen',
  'source-black',
  'source-covered',
  'source-slow',
  'source-silent',
  'source-stuck',
  'source-clipped',
] as const
export type ConditionCode = (typeof conditionCodes)[number]

const seconds = z.int().min(0).max(600)

/** Seconds that something must last before it counts; 0 = not watched for. */
export const watchLimits = z.strictObject({
  frozenSeconds: seconds.default(15),
  /** Black, or covered: nothing to be seen. */
  darkSeconds: seconds.default(15),
  /** Digital silence, or the same sound over and over. */
  silentSeconds: seconds.default(15),
})
export type WatchLimits = z.output<typeof watchLimits>
export const usualLimits: WatchLimits = watchLimits.parse({})

/** How a source was last seen and heard, in standby and while it is recorded. */
export const sourceHealth = z.strictObject({
  conditions: z.array(z.enum(conditionCodes)),
  /** When something last moved in its picture, and when somebody last spoke; null when never. */
  lastMotion: instant.nullable(),
  lastSpeech: instant.nullable(),
  /** When the test tone of the check before a session was heard last. */
  lastTone: instant.nullable(),
})
export type SourceHealth = z.output<typeof sourceHealth>

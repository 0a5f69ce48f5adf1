// What happens while a room records: marks, exhibits shown, steps of the script, who speaks, breaks, gaps.
import * as z from 'zod'
import { instant, requiredLine, trackId } from './fields.ts'
import { breakReasons, presentRoles, scriptSections } from './terms.ts'

export const markSchema = z.strictObject({ id: z.string(), at: instant, word: z.string(), person: z.string() })
export type Mark = z.output<typeof markSchema>

/** An exhibit 证据材料 of the case that was shown during the recording. */
export const momentOfExhibit = z.strictObject({
  at: instant,
  number: z.int().min(1),
  name: z.string(),
  sha256: z.string(),
  person: z.string(),
})
export type ExhibitShown = z.output<typeof momentOfExhibit>

export const gapSchema = z.strictObject({ track: trackId, from: instant, to: instant, cause: z.string() })
export type Gap = z.output<typeof gapSchema>

export const breakSchema = z.strictObject({
  from: instant,
  /** Null while it lasts. */
  to: instant.nullable(),
  reason: z.enum(breakReasons),
  text: z.string(),
  person: z.string(),
  /** Who resumed; null while it lasts, and when the recording ended in it. */
  resumedBy: z.string().nullable(),
})
export type Break = z.output<typeof breakSchema>

/** An exhibit of the case, as it is when it is shown. */
export const exhibitShown = z.strictObject({ id: requiredLine(80), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** A step of the script as it stands in a recording. */
export const announcementSchema = z.strictObject({
  step: z.string(),
  section: z.enum(scriptSections),
  title: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
  required: z.boolean(),
  /** Evidence is shown one by one: it can be ticked again and again. */
  evidence: z.boolean(),
  /** When it was made or skipped, and who stated it; null while it is due. */
  at: instant.nullable(),
  person: z.string().nullable(),
  /** Why it was skipped; null when it was made, and while it is due. */
  skipped: z.string().nullable(),
  /** Of evidence: what was shown so far. */
  shown: z.array(
    z.strictObject({ at: instant, person: z.string(), text: z.string(), exhibit: exhibitShown.nullable() }),
  ),
})
export type Announcement = z.output<typeof announcementSchema>

/** What the journal states of a step of the script. */
export const stepStated = z.strictObject({
  at: instant,
  kind: z.enum(['announcement', 'skipped', 'announcement-withdrawn']),
  step: z.string(),
  /** In Chinese, as the line has it. */
  title: z.string(),
  person: z.string(),
  /** Why, where it was skipped or taken back; what was shown, of evidence; else empty. */
  text: z.string(),
  exhibit: exhibitShown.nullable(),
})
export type StepStated = z.output<typeof stepStated>

const speakerSchema = z.strictObject({ name: z.string(), role: z.enum(presentRoles) })
export type Speaker = z.output<typeof speakerSchema>

/** Somebody spoke; `to` is null while it lasts. */
export const speechSchema = z.strictObject({
  ...speakerSchema.shape,
  from: instant,
  to: instant.nullable(),
  milliseconds: z.int(),
})
export type Speech = z.output<typeof speechSchema>

/** Who can be marked as speaking, in the order of their keys, and who does. */
export const speakersState = z.strictObject({
  /** With what each has spoken so far, without a speech that lasts. */
  speakers: z.array(z.strictObject({ ...speakerSchema.shape, milliseconds: z.int() })),
  /** Which of them speaks, and since when. */
  current: z.strictObject({ index: z.int(), since: instant }).nullable(),
})
export type SpeakersState = z.output<typeof speakersState>

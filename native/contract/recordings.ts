// Recordings: made, listed, played.
import * as z from 'zod'
import { actItemId } from './act-events.ts'
import { caseReference } from './cases.ts'
import { defineCall } from './define-call.ts'
import { instant, line, page, personPresent, recordId, recordingId, requiredLine, trackId } from './fields.ts'
import {
  announcementSchema,
  breakSchema,
  gapSchema,
  markSchema,
  momentOfExhibit,
  speakersState,
  speechSchema,
  stepStated,
} from './recording-course.ts'
import { mostFindings, reconciliationExplanation, reconciliationSchema } from './reconciliation.ts'
import { pictureFacts, soundFacts, sourceFailures } from './sources.ts'
import { stepKey } from './scripts.ts'
import { breakReasons, positions, recordingKinds, roomKinds } from './terms.ts'
import { evidenceRoles, roomRoles, sessionRoles } from './rights.ts'

/** One row of a list of recordings. */
export const recordingRow = z.strictObject({
  id: recordingId,
  kind: z.enum(recordingKinds),
  case: caseReference.nullable(),
  room: z.string(),
  roomKind: z.enum(roomKinds),
  opened: instant,
  /** Null while it is being made. */
  closed: instant.nullable(),
  sealed: z.boolean(),
  sealCode: z.string().nullable(),
  bytes: z.int(),
  tracks: z.int(),
})
export type RecordingRow = z.output<typeof recordingRow>

export const partFacts = z.strictObject({
  part: z.int(),
  file: z.string(),
  length: z.int(),
  sha256: z.string().nullable(),
  /** Instant of the first sample; null when it was never known. */
  wall: instant.nullable(),
  /** Length in microseconds of media time. */
  duration: z.int(),
})

export const trackFacts = z.strictObject({
  track: trackId,
  name: z.string(),
  position: z.enum(positions),
  picture: pictureFacts.nullable(),
  sound: soundFacts.nullable(),
  /** For Media Source Extensions: `video/mp4; codecs="…"`. */
  mime: z.string(),
  parts: z.array(partFacts),
})
export type TrackFacts = z.output<typeof trackFacts>

/**
 * `unchecked`: as long as the other, not compared with the seal yet. `behind`: lacks something that the other has.
 * `differing`: not what was sealed. `away`: its disk is not there or does not answer.
 */
export const copyConditions = ['whole', 'unchecked', 'writing', 'behind', 'missing', 'differing', 'away'] as const
export type CopyCondition = (typeof copyConditions)[number]

export const copiesFacts = z.strictObject({ vault: z.enum(copyConditions), mirror: z.enum(copyConditions) })
export type CopiesFacts = z.output<typeof copiesFacts>

export const recordingSchema = z.strictObject({
  ...recordingRow.shape,
  place: z.string(),
  people: z.array(personPresent),
  station: z.string(),
  root: z.string().nullable(),
  lines: z.int(),
  timeStamp: z.strictObject({ at: instant, authority: z.string() }).nullable(),
  trackList: z.array(trackFacts),
  marks: z.array(markSchema),
  exhibitsShown: z.array(momentOfExhibit),
  gaps: z.array(gapSchema),
  breaks: z.array(breakSchema),
  /** The script that it followed, with what became of each step; null where it states none. */
  script: z.strictObject({ version: z.int(), steps: z.array(announcementSchema) }).nullable(),
  /** What was said, skipped and taken back, in its order. */
  stepsStated: z.array(stepStated),
  speeches: z.array(speechSchema),
  /** What was compared before the seal; null where nobody confirmed the end, and while it runs. */
  reconciliation: reconciliationSchema.nullable(),
  /** How the copies on both disks stand; null when there is no second disk. */
  copies: copiesFacts.nullable(),
})
export type Recording = z.output<typeof recordingSchema>

/** Where in a part's file a stretch of media time lies: the journal read as an index for playback. */
export const playbackIndex = z.strictObject({
  mime: z.string(),
  parts: z.array(
    z.strictObject({
      part: z.int(),
      file: z.string(),
      wall: instant.nullable(),
      /** Bytes of `ftyp` and `moov` at the start of the file. */
      initLength: z.int(),
      /** [byte offset, length, from µs, to µs] of each chunk. */
      chunks: z.array(z.tuple([z.int(), z.int(), z.int(), z.int()])),
    }),
  ),
})
export type PlaybackIndex = z.output<typeof playbackIndex>

/** A word about a step that needs a reason: that it is skipped, or that a tick was an error. */
const reasonedStep = z.strictObject({
  room: recordId,
  step: stepKey,
  person: requiredLine(80),
  reason: requiredLine(200),
})

export const recordingCalls = {
  'recordings.start': defineCall({
    about:
      'Begins a recording in a room. Answers when each source has its first bytes on disk or has failed once; fails when no source delivers.',
    roles: roomRoles,
    audit: 'recording-started',
    acts: 'operator',
    input: z.strictObject({
      room: recordId,
      case: recordId,
      kind: z.enum(recordingKinds),
      place: line(120).default(''),
      operator: requiredLine(80),
      people: z.array(personPresent).max(60).default([]),
      /** What is recorded of the list of acts: one that was entered, or an item that takes place just now. */
      act: z.union([z.strictObject({ act: recordId }), z.strictObject({ item: actItemId })]).optional(),
      /** Why it begins although people present are not as the rules ask; stated in the journal. */
      explanation: line(500).default(''),
    }),
    output: z.strictObject({ recording: recordingId }),
    errors: [
      'room-unknown',
      'room-without-sources',
      'room-busy',
      'case-unknown',
      'case-voided',
      'act-unknown',
      'act-item-unknown',
      'source-only-for-training',
      'recording-running',
      'disk-full',
      'disk-failed',
      'vault-read-only',
      'ffmpeg-missing',
      'ffmpeg-too-old',
      'clock-set-back',
      'preflight-red',
      'conduct-red',
      ...sourceFailures,
    ],
  }),
  'recordings.end': defineCall({
    about:
      'Ends and seals the room’s recording. Compares first, as `recordings.reconcile`: each red finding needs an explanation, and all of it is stated in the journal.',
    roles: roomRoles,
    audit: 'recording-ended',
    acts: 'person',
    input: z.strictObject({
      room: recordId,
      person: line(80).default(''),
      /** Why red findings stay; of an open step of the script, why it is left out. */
      explanations: z.array(reconciliationExplanation).max(mostFindings).default([]),
      /** The same for each red finding that has no explanation of its own. */
      reason: line(200).default(''),
    }),
    output: z.strictObject({ recording: recordingId, sealCode: z.string() }),
    errors: ['room-unknown', 'recording-not-running', 'reconciliation-open', 'disk-full', 'disk-failed'],
  }),
  'recordings.mark': defineCall({
    about: 'Marks this moment of the running recording, with an optional word.',
    roles: sessionRoles,
    audit: 'recording-marked',
    acts: 'person',
    /** `person`: who marks; empty for the recording's operator. */
    input: z.strictObject({ room: recordId, word: line(200).default(''), person: line(80).default('') }),
    output: markSchema,
    errors: ['room-unknown', 'recording-not-running'],
  }),
  'recordings.takeOver': defineCall({
    about: 'Makes another person the operator of the running recording. Its journal names both.',
    roles: roomRoles,
    audit: 'operator-changed',
    acts: 'person',
    input: z.strictObject({ room: recordId, person: requiredLine(80) }),
    output: z.strictObject({ from: z.string(), to: z.string() }),
    errors: ['room-unknown', 'recording-not-running', 'operator-same', 'disk-full', 'disk-failed'],
  }),
  'recordings.break': defineCall({
    about:
      'Interrupts the room’s recording for a stated reason. Answers when all that was recorded is stated and nothing is stored any more.',
    roles: roomRoles,
    audit: 'break-begun',
    acts: 'person',
    input: z
      .strictObject({
        room: recordId,
        reason: z.enum(breakReasons),
        text: line(200).default(''),
        person: requiredLine(80),
      })
      .refine(({ reason, text }) => reason !== 'other' || text !== '', { path: ['text'] }),
    output: z.strictObject({}),
    errors: ['room-unknown', 'recording-not-running', 'recording-in-break', 'disk-full', 'disk-failed'],
  }),
  'recordings.resume': defineCall({
    about: 'Ends the break. Answers when each source has its first new bytes on disk or has failed once.',
    roles: roomRoles,
    audit: 'break-ended',
    acts: 'person',
    input: z.strictObject({ room: recordId, person: requiredLine(80) }),
    output: z.strictObject({}),
    errors: ['room-unknown', 'recording-not-running', 'recording-not-in-break', 'disk-full', 'disk-failed'],
  }),
  'recordings.announce': defineCall({
    about: 'States that a step of the script that is due has been said now, or that a piece of evidence is shown now.',
    roles: sessionRoles,
    audit: 'announcement-made',
    acts: 'person',
    input: z.strictObject({
      room: recordId,
      step: stepKey,
      person: requiredLine(80),
      /** What is shown: evidence needs it, unless it is an exhibit; then it is what that is called. */
      text: line(400).default(''),
      /** Number of the exhibit of the case that is shown, where it is one: its own line is stated, too. */
      exhibit: z.exactOptional(z.int().min(1)),
    }),
    output: announcementSchema,
    errors: [
      'room-unknown',
      'recording-not-running',
      'recording-in-break',
      'announcement-not-due',
      'evidence-not-described',
      'exhibit-unknown',
      'exhibit-withdrawn',
    ],
  }),
  'recordings.skipAnnouncement': defineCall({
    about: 'States that a step of the script that is due is left out, and why.',
    roles: sessionRoles,
    audit: 'announcement-skipped',
    acts: 'person',
    input: reasonedStep,
    output: announcementSchema,
    errors: ['room-unknown', 'recording-not-running', 'recording-in-break', 'announcement-not-due'],
  }),
  'recordings.withdrawAnnouncement': defineCall({
    about:
      'States that a step of the script was ticked or skipped in error, and why. It is due again; the earlier line stays.',
    roles: sessionRoles,
    audit: 'announcement-withdrawn',
    acts: 'person',
    input: reasonedStep,
    output: announcementSchema,
    errors: ['room-unknown', 'recording-not-running', 'recording-in-break', 'announcement-due'],
  }),
  'recordings.showExhibit': defineCall({
    about: 'States that an exhibit of the recording’s case is shown now, with its SHA-256.',
    roles: sessionRoles,
    audit: 'exhibit-shown',
    acts: 'person',
    input: z.strictObject({ room: recordId, number: z.int().min(1), person: requiredLine(80) }),
    output: momentOfExhibit,
    errors: ['room-unknown', 'recording-not-running', 'recording-in-break', 'exhibit-unknown', 'exhibit-withdrawn'],
  }),
  'recordings.speaker': defineCall({
    about: 'States who speaks from now on in the room’s recording; null: nobody.',
    roles: sessionRoles,
    audit: 'speaker-marked',
    acts: 'person',
    input: z.strictObject({ room: recordId, speaker: personPresent.nullable(), person: requiredLine(80) }),
    output: speakersState,
    errors: ['room-unknown', 'recording-not-running', 'recording-in-break', 'disk-full', 'disk-failed'],
  }),
  'recordings.list': defineCall({
    about: 'Recordings, newest first.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ case: recordId.optional(), ...page }),
    output: z.strictObject({ recordings: z.array(recordingRow), total: z.int() }),
    errors: ['case-unknown'],
  }),
  'recordings.get': defineCall({
    about: 'Everything known of one recording.',
    roles: evidenceRoles,
    audit: 'recording-viewed',
    input: z.strictObject({ id: recordingId }),
    output: recordingSchema,
    errors: ['recording-unknown'],
  }),
  'recordings.index': defineCall({
    about: 'Index of one track, for playback. The bytes come from `/media/<recording>/<file>` with Range.',
    roles: evidenceRoles,
    audit: 'recording-played',
    input: z.strictObject({ id: recordingId, track: trackId }),
    output: playbackIndex,
    errors: ['recording-unknown', 'source-unknown', 'media-empty'],
  }),
}

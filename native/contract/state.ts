// The living state: owned by the station, sent as one snapshot and then as changes over the socket `/events`.
import * as z from 'zod'
import { alarmSchema } from './alarms.ts'
import { auditState } from './audit.ts'
import { caseReference } from './cases.ts'
import { failureSchema } from './failures.ts'
import { instant, recordId, recordingId, trackId } from './fields.ts'
import { accessState } from './people.ts'
import { jobSchema } from './jobs.ts'
import { announcementSchema, breakSchema, markSchema, momentOfExhibit, speakersState } from './recording-course.ts'
import { preflightResult } from './preflight.ts'
import { commandIds } from './command-ids.ts'
import { windowPlace } from './shell.ts'
import { pictureFacts, soundFacts } from './sources.ts'
import { recordingKinds } from './terms.ts'
import { sourceHealth } from './watch.ts'

/** `lost`: its process ended unasked. `stalled`: its file stopped growing. Both are being retried. */
export const sourcePhases = ['off', 'opening', 'standby', 'recording', 'stalled', 'lost'] as const

/** Loudness in dBFS since the last report: highest sample and mean power. */
export const levelSchema = z.strictObject({ peak: z.number(), rms: z.number() })
export type Level = z.output<typeof levelSchema>

export const sourceState = z.strictObject({
  source: trackId,
  phase: z.enum(sourcePhases),
  failure: failureSchema.nullable(),
  picture: pictureFacts.nullable(),
  sound: soundFacts.nullable(),
  /** Of the running recording, all parts: bytes hashed and synced to disk, and video frames in them. */
  bytes: z.int(),
  frames: z.int(),
  /** When the newest chunk was on disk; in standby, when the newest fragment was. */
  lastChunk: instant.nullable(),
  part: z.int(),
  health: sourceHealth,
})
export type SourceState = z.output<typeof sourceState>

/** What the monitor decoded last of what is on the disk: grey pixels, row by row, in base64. */
export const proofPicture = z.strictObject({
  track: trackId,
  at: instant,
  width: z.int(),
  height: z.int(),
  grey: z.base64(),
})
export type ProofPicture = z.output<typeof proofPicture>

/** `pausing`: a break was asked for, and what was recorded until then is being stated. `break`: nothing is stored. */
export const roomPhases = ['off', 'standby', 'starting', 'recording', 'pausing', 'break', 'sealing', 'failed'] as const

/** `behind`: not all that was recorded is on this disk yet. `failed`: nothing is written there any more. */
export const copyStates = ['writing', 'behind', 'failed'] as const

export const runningRecording = z.strictObject({
  id: recordingId,
  kind: z.enum(recordingKinds),
  case: caseReference,
  operator: z.string(),
  since: instant,
  marks: z.array(markSchema),
  exhibitsShown: z.array(momentOfExhibit),
  /** Breaks so far; the last one lasts while its `to` is null. */
  breaks: z.array(breakSchema),
  /** Steps of the script, in its order: those that are due have no instant yet. */
  announcements: z.array(announcementSchema),
  speaking: speakersState,
  /** How the copy in the vault stands. */
  vault: z.enum(copyStates),
  /** How the second copy stands; null when none is set. */
  mirror: z.enum(copyStates).nullable(),
})
export type RunningRecording = z.output<typeof runningRecording>

/** That somebody seems to have forgotten to start, or to end. */
export const promptSchema = z.strictObject({ kind: z.enum(['start', 'end']), since: instant })
export type Prompt = z.output<typeof promptSchema>

export const roomState = z.strictObject({
  room: recordId,
  phase: z.enum(roomPhases),
  recording: runningRecording.nullable(),
  /** Why the phase is `failed`, or why the last start failed. */
  failure: failureSchema.nullable(),
  /** The seal of the recording that ended last in this room since the station started. */
  lastSeal: z.strictObject({ recording: recordingId, sealCode: z.string() }).nullable(),
  sources: z.array(sourceState),
  alarms: z.array(alarmSchema),
  /** What the last check of the room found, since the station started. */
  preflight: preflightResult.nullable(),
  prompt: promptSchema.nullable(),
})
export type RoomState = z.output<typeof roomState>

/** `urgent`, `low`: fewer hours left than set. `full`: less than two minutes. `away`: not there, or not answering. */
export const diskLevels = ['enough', 'low', 'urgent', 'full', 'away'] as const

export const diskState = z.strictObject({
  free: z.int(),
  /** At the rate of the recordings that run, or the usual rate when none does. */
  hoursLeft: z.number(),
  level: z.enum(diskLevels),
})
export type DiskState = z.output<typeof diskState>

/** The disk of the vault, and that of the second copies; null when none is set. */
export const disksState = z.strictObject({ vault: diskState, mirror: diskState.nullable() })
export type DisksState = z.output<typeof disksState>

/**
 * What a start did with a recording that a crash had left open. `adopted`: its processes had gone on, nothing is missing
 * of their tracks. `resumed`: it goes on after an interruption. `in-break`: it was in a break, and still is. `sealed`: it
 * was closed.
 */
export const recoveredRecording = z.strictObject({
  recording: recordingId,
  how: z.enum(['adopted', 'resumed', 'in-break', 'sealed']),
  /** Why it did not go on; null when it does. */
  because: z.enum(['room-unusable', 'room-seals', 'too-long-ago', 'clock-set-back', 'was-closed', 'asked']).nullable(),
  sealCode: z.string().nullable(),
  /** Tracks that began anew, or ended, with a gap; `to` is null while nothing of them is recorded yet. */
  gaps: z.array(z.strictObject({ track: trackId, from: instant, to: instant.nullable() })),
})
export type RecoveredRecording = z.output<typeof recoveredRecording>

export const lostDatabase = z.strictObject({
  /** Where what is left of the damaged database lies; null when there was none. */
  keptAside: z.string().nullable(),
  /** Of when the copy is from which rooms, cases and settings were restored; null when there was none. */
  restored: instant.nullable(),
  /** Names of rooms that were recorded in and are set up no more. */
  rooms: z.array(z.string()),
})
export type LostDatabase = z.output<typeof lostDatabase>

/** Files of a recording that are not what was sealed, on each disk; on both where the two contradict one another. */
export const differingCopies = z.strictObject({
  recording: recordingId,
  vault: z.array(z.string()),
  mirror: z.array(z.string()),
})
export type DifferingCopies = z.output<typeof differingCopies>

/** Why the web hook, and the command, that are told how rooms stand failed last; null while they work. */
export const lampState = z.strictObject({ webHook: failureSchema.nullable(), alarmCommand: failureSchema.nullable() })
export type LampState = z.output<typeof lampState>

export const stationState = z.strictObject({
  now: instant,
  rooms: z.array(roomState),
  disks: disksState,
  jobs: z.array(jobSchema),
  /** Recordings that a crash had left open and this start closed and sealed. */
  recovered: z.array(recoveredRecording),
  /** Set when this start found the database damaged or gone and built the index again from the vault. */
  lostDatabase: lostDatabase.nullable(),
  differing: z.array(differingCopies),
  audit: auditState,
  lamp: lampState,
  access: accessState,
})
export type StationState = z.output<typeof stationState>

/** What the socket `/events` sends. `levels` come about eight times a second for rooms that are open. */
export const stationEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('snapshot'), state: stationState }),
  z.strictObject({ event: z.literal('room'), state: roomState }),
  z.strictObject({ event: z.literal('room-removed'), room: recordId }),
  z.strictObject({ event: z.literal('levels'), room: recordId, levels: z.record(trackId, levelSchema) }),
  /** Of a track that is recorded, at most once a second: key frames, read back from the disk. */
  z.strictObject({ event: z.literal('proof'), room: recordId, picture: proofPicture }),
  z.strictObject({ event: z.literal('lamp'), lamp: lampState }),
  /** Somebody else is at the window, or nobody is. Followed by a snapshot of what they may see. */
  z.strictObject({ event: z.literal('access'), access: accessState }),
  z.strictObject({ event: z.literal('differing'), differing: z.array(differingCopies) }),
  z.strictObject({ event: z.literal('disks'), disks: disksState }),
  z.strictObject({ event: z.literal('job'), job: jobSchema }),
  z.strictObject({ event: z.literal('audit'), audit: auditState }),
  z.strictObject({ event: z.literal('clock'), now: instant }),
  /** A written record has another change, or another writer: who shows it asks for what is new. */
  z.strictObject({ event: z.literal('written-record'), record: recordId, seq: z.int() }),
  /** The desktop program's menu, or an address that was opened: the window runs a command, or goes to a place. */
  z.strictObject({ event: z.literal('command'), command: z.enum(commandIds) }),
  z.strictObject({ event: z.literal('open'), place: windowPlace }),
  /** Lists that changed and should be asked for again. */
  z.strictObject({
    event: z.literal('changed'),
    what: z.enum([
      'cases',
      'acts',
      'rooms',
      'recordings',
      'settings',
      'people',
      'audit',
      'exhibits',
      'speech',
      'shell',
      'party-screen',
    ]),
  }),
])
export type StationEvent = z.output<typeof stationEvent>

/**
 * What the socket `/live/<room>/<source>` sends: first this header as text, then binary messages: the bytes of
 * `ftyp` and `moov`, then whole fragments as they appear on disk. A new header means a new initialisation follows.
 */
export const liveHeader = z.strictObject({ mime: z.string() })
export type LiveHeader = z.output<typeof liveHeader>

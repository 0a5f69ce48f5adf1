// Speech to text 语音识别: a program on this computer writes down what it hears in a sealed recording. What it writes is a
// draft beside the written record: in no journal, under no seal, in no bundle, until a person takes a line over.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, recordingId, requiredLine, trackId } from './fields.ts'
import { caseRoles, evidenceRoles } from './rights.ts'

/** What can listen: the command line program of whisper.cpp, or that of PocketSphinx. */
export const speechAdapters = ['whisper', 'pocketsphinx'] as const
export type SpeechAdapter = (typeof speechAdapters)[number]

export const speechSettings = z.strictObject({
  /** `off`: nothing is ever listened to. */
  adapter: z.enum(['off', ...speechAdapters]).default('off'),
  /** Path of the program; empty = its usual name, where the system finds programs. */
  program: line(1000).default(''),
  /** whisper: a model's file. pocketsphinx: a folder with acoustic model, words and grammar; empty = the program's own. */
  model: line(1000).default(''),
  /** ISO 639 code of what is spoken; `auto` = whisper finds out. */
  language: z
    .string()
    .regex(/^(?:auto|[a-z]{2,3})$/)
    .default('zh'),
})
export type SpeechSettings = z.output<typeof speechSettings>

/** What a draft was made of, and by what. */
export const speechDraftRow = z.strictObject({
  id: recordId,
  recording: recordingId,
  track: trackId,
  made: instant,
  /** Who asked for it. */
  person: z.string(),
  adapter: z.enum(speechAdapters),
  program: z.string(),
  model: z.string(),
  language: z.string(),
  /** Root of the recording's seal, hexadecimal: each chunk that was heard had the hash that stands under it. */
  root: z.string(),
  /** Seconds of sound that were heard. */
  seconds: z.number(),
  lines: z.int(),
})
export type SpeechDraftRow = z.output<typeof speechDraftRow>

export const speechDraftLine = z.strictObject({
  /** Of the entry that a person makes of it, too: so it shows whether it was taken over. */
  id: recordId,
  at: instant,
  to: instant,
  text: z.string(),
})
export type SpeechDraftLine = z.output<typeof speechDraftLine>

/** What the settings of speech to text can be wrong in. */
export const speechSettingFailures = ['speech-program-missing', 'speech-model-missing'] as const

export const speechCalls = {
  'speech.start': defineCall({
    about:
      'Starts to write down what a program hears in one track of a sealed recording: a draft beside its written record, which enters neither journal nor seal nor bundle. One at a time.',
    roles: caseRoles,
    audit: 'speech-draft-started',
    acts: 'person',
    input: z.strictObject({ recording: recordingId, track: trackId, person: requiredLine(80) }),
    output: z.strictObject({ job: recordId }),
    errors: [
      'speech-off',
      'speech-busy',
      ...speechSettingFailures,
      'recording-unknown',
      'recording-not-sealed',
      'recording-damaged',
      'source-unknown',
      'media-empty',
      'ffmpeg-missing',
      'ffmpeg-too-old',
    ],
  }),
  'speech.drafts': defineCall({
    about: 'Drafts of a recording, the newest first. They are no part of the record.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ recording: recordingId }),
    output: z.strictObject({ drafts: z.array(speechDraftRow) }),
    errors: [],
  }),
  'speech.draft': defineCall({
    about: 'The lines of a draft, with their moments.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ draft: recordId }),
    output: z.strictObject({ lines: z.array(speechDraftLine) }),
    errors: ['speech-draft-unknown'],
  }),
}

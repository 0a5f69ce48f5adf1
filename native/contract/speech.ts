// Speech to text 语音识别: a program on this computer, or a service in the agency's network, writes down what it hears in a
// sealed recording. What it writes is a draft beside the written record: in no journal, under no seal, in no bundle, until a person takes a line over.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, recordingId, requiredLine, trackId } from './fields.ts'
import { caseRoles, evidenceRoles } from './rights.ts'

/** Programs that can listen, by their command line: whisper.cpp's, PocketSphinx's. */
export const speechPrograms = ['whisper', 'pocketsphinx'] as const
export type SpeechProgram = (typeof speechPrograms)[number]

/** What can listen: those, or an HTTP service that answers `/v1/audio/transcriptions`. */
export const speechAdapters = [...speechPrograms, 'service'] as const
export type SpeechAdapter = (typeof speechAdapters)[number]

/** An address without login, query or fragment: it is shown, kept with each draft, and audited. */
const serviceAddress = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .regex(/^https?:\/\/[^\s/?#@]+(?:\/[^\s?#@]*)?$/)

export const speechSettings = z.strictObject({
  /** `off`: nothing is ever listened to. */
  adapter: z.enum(['off', ...speechAdapters]).default('off'),
  /** Path of the program; empty = its usual name, where the system finds programs. */
  program: line(1000).default(''),
  /** whisper: a model's file. pocketsphinx: a folder with acoustic model, words and grammar; empty = the program's own.
   * service: what the service calls it; empty = its choice. */
  model: line(1000).default(''),
  /** ISO 639 code of what is spoken; `auto` = whisper finds out. */
  language: z
    .string()
    .regex(/^(?:auto|[a-z]{2,3})$/)
    .default('zh'),
  /** Whole address that sound is sent to; empty = none. */
  service: z.union([z.literal(''), serviceAddress]).default(''),
  /** The service may be outside of this computer and of private networks; then only over https. */
  serviceElsewhere: z.boolean().default(false),
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
export const speechSettingFailures = [
  'speech-program-missing',
  'speech-model-missing',
  'speech-service-missing',
  'speech-service-elsewhere',
] as const

/** Clips that the program brings, by what is spoken in them; and the words. */
export const sampleWords = {
  zh: '广州市房地产中介协会分析',
  en: 'And so, my fellow Americans: ask not what your country can do for you, ask what you can do for your country.',
} as const

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
  'speech.try': defineCall({
    about:
      'Has what the settings name listen to a short clip that the program brings, for at most two minutes: what it hears, or why it does not. Nothing is kept.',
    roles: ['admin'],
    audit: 'speech-tried',
    input: z.strictObject({ speech: speechSettings }),
    output: z.strictObject({
      /** What is spoken in the clip. */
      sample: z.enum(['zh', 'en']),
      heard: z.array(z.string()),
      /** Seconds that the clip lasts, and that listening took. */
      seconds: z.number(),
      took: z.number(),
    }),
    errors: [
      'speech-off',
      'speech-busy',
      ...speechSettingFailures,
      'speech-service-unreachable',
      'speech-service-refused',
      'speech-failed',
      'speech-timeout',
      'speech-answer-unreadable',
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

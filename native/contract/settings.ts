// Settings of the station, each with a default that needs no thought.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { line, recipientKey, requiredLine } from './fields.ts'
import { passwordRules } from './password-rules.ts'
import { recordPhrase, shippedPhrases } from './record-phrases.ts'
import { speechSettingFailures, speechSettings } from './speech.ts'
import { languages, retentions } from './terms.ts'
import { updateSettings } from './updates.ts'

/** What the pattern of a case number may hold. */
const placeholders = /\{(?!(?:place|year|n)\})/

/** How cases of one kind are numbered: `{place}`, `{year}` and `{n}` are filled in, all else stays as it is. */
const numberPattern = (usual: string) =>
  requiredLine(60)
    .refine((text) => text.includes('{n}') && text.includes('{year}') && !placeholders.test(text))
    .default(usual)

/** Patterns of case numbers by kind of case. */
const caseNumbers = z.strictObject({
  penalty: numberPattern('{place}罚〔{year}〕{n}号'),
  'coercive-measure': numberPattern('{place}强〔{year}〕{n}号'),
  inspection: numberPattern('{place}检〔{year}〕{n}号'),
  licence: numberPattern('{place}许〔{year}〕{n}号'),
  other: numberPattern('{place}案〔{year}〕{n}号'),
})

/** How long case files are kept 保管期限, by kind of case: places differ, so these are set. */
const caseRetention = z.strictObject({
  penalty: z.enum(retentions).exclude(['case-file']).default('30-years'),
  'coercive-measure': z.enum(retentions).exclude(['case-file']).default('30-years'),
  inspection: z.enum(retentions).exclude(['case-file']).default('10-years'),
  licence: z.enum(retentions).exclude(['case-file']).default('30-years'),
  other: z.enum(retentions).exclude(['case-file']).default('10-years'),
})

export const settingsSchema = z.strictObject({
  language: z.enum(languages).default('zh-CN'),
  stationName: requiredLine(60).default('证录'),
  /** Who works here, offered as operator of the next recording. */
  operator: line(80).default(''),
  /** Address of an RFC 3161 time-stamp authority; empty = none. */
  timeStampAuthority: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
  /** Folder for the second copy; empty = none. Takes effect at the next recording. */
  mirror: z.string().max(1000).default(''),
  /** Hours of recording left on a disk below which people are warned, and urged. */
  diskLowHours: z.number().min(0.1).max(100).default(4),
  diskUrgentHours: z.number().min(0.1).max(100).default(1),
  /** Where bundles are offered to be written; empty = the home folder. */
  exportFolder: z.string().max(1000).default(''),
  /** Whom bundles can be encrypted for: an archive, a court. */
  recipients: z
    .array(z.strictObject({ name: requiredLine(80), key: recipientKey }))
    .max(20)
    .default([]),
  /** Told by HTTP how each room stands, whenever that changes; empty = nobody is. */
  webHook: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
  /** Program and its arguments, run at the same moments with ZHENGLU_ROOM, _STATE and _ALARM set; empty = none. */
  alarmCommand: z.array(requiredLine(1000)).max(20).default([]),
  /** A recording goes on by itself only after an interruption of at most so many minutes: later the room is another's. */
  resumeWithinMinutes: z.int().min(1).max(1440).default(30),
  /** What a clerk writes out by an abbreviation. */
  recordPhrases: z
    .array(recordPhrase)
    .max(200)
    .default(() => [...shippedPhrases]),
  /** Largest exhibit, in gigabytes (10⁹ bytes). */
  exhibitGigabytes: z.number().min(0.001).max(10_000).default(20),
  /** What `{place}` in a case number stands for: the short name of place and agency. */
  casePlace: line(20).default(''),
  caseNumbers: caseNumbers.prefault({}),
  caseRetention: caseRetention.prefault({}),
  passwords: passwordRules.prefault({}),
  /** Minutes without a key or a pointer after which the window is locked; 0 = never. What is recorded goes on. */
  idleMinutes: z.int().min(0).max(240).default(15),
  speech: speechSettings.prefault({}),
  updates: updateSettings.prefault({}),
})
export type Settings = z.output<typeof settingsSchema>

export const stationFacts = z.strictObject({
  version: z.string(),
  /** The commit that was built, with `+` behind it when files differed from it; null when this runs from its sources. */
  build: z.string().nullable(),
  host: z.enum(['electron', 'browser']),
  station: z.string(),
  vault: z.string(),
  /** SHA-256 of the raw public key, hexadecimal. */
  keyFingerprint: z.string(),
  ffmpeg: z.string().nullable(),
  platform: z.string(),
})
export type StationFacts = z.output<typeof stationFacts>

export const settingsCalls = {
  'settings.get': defineCall({
    about: 'All settings.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({}),
    output: settingsSchema,
    errors: [],
  }),
  'settings.save': defineCall({
    about: 'Changes all settings.',
    roles: ['admin'],
    audit: 'settings-changed',
    input: settingsSchema,
    output: settingsSchema,
    errors: [
      'recipient-invalid',
      'target-inside-vault',
      'target-not-writable',
      'vault-foreign',
      'vault-read-only',
      'disk-full',
      'disk-failed',
      ...speechSettingFailures,
    ],
  }),
  'station.facts': defineCall({
    about: 'What this station is and runs on.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({}),
    output: stationFacts,
    errors: [],
  }),
}

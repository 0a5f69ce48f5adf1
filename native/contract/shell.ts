// The desktop program (Electron) and its station: what they tell one another over the port of the utility process, and
// what a window may ask of it. There is no bridge between program and window: what is for a window goes over the station.
import * as z from 'zod'
import { commandIds } from './command-ids.ts'
import { defineCall } from './define-call.ts'
import { instant, requiredLine } from './fields.ts'
import { keyStoreAnswer, keyStoreQuestion, type KeyStoreQuestion } from './signing-key.ts'
import { languages } from './terms.ts'
import { updateSettings } from './updates.ts'

/** Environment of a station: folder of the desktop program's own log, where there is one. */
export const shellLogFolder = 'ZHENGLU_SHELL_LOG'

/** A place in the window: its route, as it stands behind `#` in the address. */
export const windowPlace = z
  .string()
  .max(500)
  .regex(/^\/[\w\-./~%!$&'()*+,;=:@?]*$/)

/** What happened to the desktop program that the person at the window has to know. */
export const shellHappenings = ['window-reopened', 'station-restarted', 'computer-slept'] as const
export type ShellHappening = (typeof shellHappenings)[number]

export const shellNotice = z.strictObject({
  /** Counts up from 1 within one run of the station. */
  id: z.int(),
  happening: z.enum(shellHappenings),
  /** When it began: for `computer-slept` when the computer went to sleep. */
  from: instant,
  /** When it was over. */
  to: instant,
  /** Whether a room was recording then. */
  recording: z.boolean(),
})
export type ShellNotice = z.output<typeof shellNotice>

/** What the desktop program tells its station. */
export const shellTells = z.discriminatedUnion('tell', [
  /** Seal what is being recorded, and end. */
  z.strictObject({ tell: z.literal('end') }),
  /** Lead the window to a place. */
  z.strictObject({ tell: z.literal('open'), place: windowPlace }),
  /** Run a command of the window. */
  z.strictObject({ tell: z.literal('command'), command: z.enum(commandIds) }),
  /** The computer goes to sleep, or is awake again. */
  z.strictObject({ tell: z.literal('sleeps') }),
  z.strictObject({ tell: z.literal('awake') }),
  /** The window's process ended or hung, and the window was opened again. `reason` is Electron's word for it. */
  z.strictObject({ tell: z.literal('window-reopened'), reason: requiredLine(60) }),
  /** The station itself ended unasked, with this code, and was started again. */
  z.strictObject({ tell: z.literal('station-restarted'), code: z.int() }),
  keyStoreAnswer,
])
export type ShellTells = z.output<typeof shellTells>

/** How all rooms stand, taken together: the worst of them. `failed`: what should be recorded is not. */
export const shellStates = ['off', 'standby', 'break', 'recording', 'failed'] as const
export type ShellState = (typeof shellStates)[number]

/** What a person away from the window is told by the system. */
export const roomHappenings = ['recording-failed', 'recording-ended', 'start-forgotten', 'end-forgotten'] as const
export type RoomHappening = (typeof roomHappenings)[number]

/** What the station tells the desktop program. */
export const shellHears = z.discriminatedUnion('say', [
  /** Whenever something of it is new, and once when the station has started. */
  z.strictObject({
    say: z.literal('state'),
    state: z.enum(shellStates),
    rooms: z.array(z.strictObject({ name: z.string(), state: z.enum(shellStates) })),
    language: z.enum(languages),
    stationName: z.string(),
    /** Whether the window fills the screen and only an administrator gets out of it. */
    kiosk: z.boolean(),
    startsWithComputer: z.boolean(),
    updates: updateSettings,
  }),
  z.strictObject({ say: z.literal('happened'), happening: z.enum(roomHappenings), room: z.string() }),
  keyStoreQuestion,
])
export type ShellHears = z.output<typeof shellHears>
/** What of it is news; the rest is questions. */
export type ShellNews = Exclude<ShellHears, KeyStoreQuestion>
export type ShellFacts = Extract<ShellHears, { say: 'state' }>

/** What is set of the desktop program. */
export const shellSettings = z.strictObject({
  kiosk: z.boolean().default(false),
  startsWithComputer: z.boolean().default(false),
})
export type ShellSettings = z.output<typeof shellSettings>

const nothing = z.strictObject({})
const password = z.string().min(1).max(200)

export const shellCalls = {
  'shell.get': defineCall({
    about: 'Whether the window is shown by the desktop program, what is set of that, and what happened to it.',
    roles: 'anyone',
    audit: null,
    input: nothing,
    output: z.strictObject({
      /** False in a browser: then nothing of this has any effect. */
      present: z.boolean(),
      ...shellSettings.shape,
      notices: z.array(shellNotice),
    }),
    errors: [],
  }),
  'shell.save': defineCall({
    about: 'Whether the desktop program starts with the computer.',
    roles: ['admin'],
    audit: 'start-with-computer-set',
    input: z.strictObject({ startsWithComputer: z.boolean() }),
    output: shellSettings,
    errors: ['shell-missing'],
  }),
  'shell.enterKiosk': defineCall({
    about:
      'From now on the desktop program fills the screen, without menu and without a way out but an administrator’s password; after each start, too.',
    roles: ['admin'],
    audit: 'kiosk-entered',
    input: nothing,
    output: shellSettings,
    errors: ['shell-missing', 'accounts-missing'],
  }),
  'shell.leaveKiosk': defineCall({
    about:
      'Ends that, by the password of an administrator, whoever is at the window. Wrong passwords count as at the log-in.',
    roles: 'anyone',
    audit: 'kiosk-left',
    input: z.strictObject({ account: requiredLine(40), password }),
    output: shellSettings,
    errors: ['log-in-wrong', 'log-in-delayed', 'account-closed'],
  }),
  'shell.putAway': defineCall({
    about: 'A notice of what happened to the desktop program was read.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({ id: z.int() }),
    output: nothing,
    errors: [],
  }),
}

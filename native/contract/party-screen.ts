// The party's screen: a second screen in a room, on which the party sees that, and how, the room records.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { recordId } from './fields.ts'
import { sessionRoles } from './rights.ts'

/**
 * What the party sees beside how the recording stands, which is always told. `announcements`: the words that are read to
 * them. `record`: the written record, as it is being written. `pictures`: what the cameras see. `state`: nothing else.
 */
export const partyShows = ['announcements', 'record', 'pictures', 'state'] as const
export type PartyShows = (typeof partyShows)[number]

export const partyChoice = z.strictObject({
  shows: z.enum(partyShows).default('announcements'),
  /** Whether the cause 案由 of the case is told. */
  cause: z.boolean().default(true),
})
export type PartyChoice = z.output<typeof partyChoice>

export const partyScreen = z.strictObject({
  room: recordId,
  name: z.string(),
  /** What is kept of the time before a start is told to whom it concerns. */
  preRollSeconds: z.int(),
  ...partyChoice.shape,
  /** The step of the script that the operator turned to; null: the first that is due. */
  step: z.string().nullable(),
})
export type PartyScreen = z.output<typeof partyScreen>

const nothing = z.strictObject({})

export const partyScreenCalls = {
  'partyScreen.list': defineCall({
    about: 'What the party’s screen of each room shows. No evidence is in it: the screen asks before log-in too.',
    roles: 'anyone',
    audit: null,
    input: nothing,
    output: z.strictObject({ rooms: z.array(partyScreen) }),
    errors: [],
  }),
  'partyScreen.choose': defineCall({
    about: 'Chooses what the party’s screen of a room shows.',
    roles: sessionRoles,
    audit: null,
    input: z.strictObject({ room: recordId, ...partyChoice.shape }),
    output: nothing,
    errors: ['room-unknown'],
  }),
  'partyScreen.follow': defineCall({
    about:
      'The operator turned to a step of the script, whose words the party’s screen shows; null: to the first that is due.',
    roles: sessionRoles,
    audit: null,
    input: z.strictObject({ room: recordId, step: z.string().max(60).nullable() }),
    output: nothing,
    errors: ['room-unknown'],
  }),
}

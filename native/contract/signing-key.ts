// Where the station's signing key is kept, and what station and desktop program tell one another of the system's key store.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant } from './fields.ts'

/** What a station asks of the key store that the desktop program can reach. */
export const keyStoreQuestion = z.strictObject({
  say: z.literal('key-store'),
  /** Counts up from 1 within one run of the station; the answer has it, too. */
  id: z.int(),
  /** `name`: what the system calls it, of no value. `seal`: a secret. `open`: what was sealed, in base64. */
  ask: z.enum(['name', 'seal', 'open']),
  value: z.string().max(100_000),
})
export type KeyStoreQuestion = z.output<typeof keyStoreQuestion>

export const keyStoreAnswer = z.strictObject({
  tell: z.literal('key-store'),
  id: z.int(),
  /** Null: there is none that protects anything, or it refused. */
  value: z.string().max(100_000).nullable(),
})
export type KeyStoreAnswer = z.output<typeof keyStoreAnswer>

const signingKeyState = z.strictObject({
  /** Who has the key in their care; null while it lies in its own file of the vault. */
  kept: z.strictObject({ store: z.string(), account: z.string(), computer: z.string(), since: instant }).nullable(),
  /** The key store of this system; null where there is none that protects anything, and in a browser. */
  store: z.string().nullable(),
})
export type SigningKeyState = z.output<typeof signingKeyState>

const nothing = z.strictObject({})

export const signingKeyCalls = {
  'signingKey.get': defineCall({
    about: 'Where the station’s signing key is kept, and whether the system has a key store for it.',
    roles: ['admin'],
    audit: null,
    input: nothing,
    output: signingKeyState,
    errors: ['vault-damaged'],
  }),
  'signingKey.protect': defineCall({
    about:
      'Gives the signing key to the system’s key store, after a spare copy of it was written into a folder outside the vault. Refused without a key store that protects anything; a failure leaves the key where it was.',
    roles: ['admin'],
    audit: 'key-protected',
    input: z.strictObject({
      /** Where the spare copy goes: a removable disk, which is then kept apart. */
      folder: z.string().trim().min(1).max(1000),
    }),
    output: z.strictObject({
      /** Path of the spare copy. It opens the vault on any computer. */
      spare: z.string(),
    }),
    errors: ['key-store-missing', 'key-store-failed', 'target-inside-vault', 'target-not-writable', 'target-exists'],
  }),
  'signingKey.release': defineCall({
    about: 'Puts the signing key back into its own file of the vault, which its owner alone can read.',
    roles: ['admin'],
    audit: 'key-released',
    input: nothing,
    output: nothing,
    errors: ['key-protected'],
  }),
}

// Where an agency keeps newer versions of this program: off unless an administrator names place and key.
import * as z from 'zod'

/** The raw public key, 32 bytes of Ed25519, with which whoever hands out versions signs them; in base64. */
const releaseKey = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)

export const updateSettings = z
  .strictObject({
    /** Folder on a server of the agency, as docs/packaging.md describes it; empty = none is asked. */
    address: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
    key: z.union([z.literal(''), releaseKey]).default(''),
  })
  // Nothing is ever taken that is not signed.
  .refine(({ address, key }) => address === '' || key !== '', { path: ['key'] })
export type UpdateSettings = z.output<typeof updateSettings>

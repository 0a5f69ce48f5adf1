// What helps whoever mends a station, collected for a person to read before it is sent.
import * as z from 'zod'
import { defineCall } from './define-call.ts'

export const diagnosticsCalls = {
  'diagnostics.collect': defineCall({
    about:
      'Collects versions, disks, counts, settings, rooms, chain, audit log and the newest lines of the logs as one text, without secrets, names of parties, numbers of cases or anything recorded.',
    roles: ['admin'],
    audit: 'diagnostics-collected',
    input: z.strictObject({}),
    /** The name of the file that the text is offered to be kept in. */
    output: z.strictObject({ name: z.string(), text: z.string() }),
    errors: [],
  }),
}

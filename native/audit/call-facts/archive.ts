// What the audit log says of calls of bundles, long work, and the audit log itself.
import type { Settings } from '../../contract/settings.ts'
import type { Details, FactsOf } from './called.ts'

/** Whom a bundle is encrypted for: by the name that the settings have, and as much of the key as tells it from others. */
function recipientsNamed(keys: readonly string[], settings: Settings | undefined): Details {
  if (keys.length === 0) return {}
  const named = keys.map((key) => {
    const name = settings?.recipients.find((each) => each.key === key)?.name
    return name === undefined ? key : `${name} ${key.slice(0, 10)}…${key.slice(-6)}`
  })
  return { recipients: named }
}

export const archiveFacts: FactsOf<'archive' | 'jobs' | 'audit'> = {
  'archive.export': ({ input, answer, before }) => ({
    subject: input.case,
    details: {
      path: input.to,
      ...recipientsNamed(input.recipients, before as Settings | undefined),
      ...(answer === undefined ? {} : { job: answer.job }),
    },
  }),
  'archive.verify': ({ input, answer }) => ({
    subject: input.path,
    details: answer === undefined ? {} : { job: answer.job },
  }),
  'jobs.cancel': ({ input }) => ({ subject: input.job, details: {} }),
  'audit.find': ({ input: { text } }) => ({ subject: null, details: text === '' ? {} : { word: text } }),
  'audit.verify': ({ answer }) => ({ subject: 'audit', details: answer === undefined ? {} : { job: answer.job } }),
  'audit.export': ({ input, answer }) => ({
    subject: null,
    details: { path: input.to, ...(answer === undefined ? {} : { job: answer.job }) },
  }),
}

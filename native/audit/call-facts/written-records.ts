// What the audit log says of calls of written records, and of programs that listen.
import type { FactsOf } from './called.ts'

export const writtenRecordFacts: FactsOf<'writtenRecords' | 'speech'> = {
  'writtenRecords.begin': ({ input, answer }) => ({
    subject: answer?.id ?? null,
    details: { recording: input.recording, kind: input.kind },
  }),
  'writtenRecords.freeze': ({ input, answer }) => ({
    subject: input.record,
    details:
      answer === undefined
        ? {}
        : {
            file: answer.files.map(({ file }) => file).join(' '),
            sha256: answer.files.map(({ sha256 }) => sha256).join(' '),
            afterSeal: answer.afterSeal,
            recording: answer.recording,
          },
  }),
  'speech.start': ({ input, answer }) => ({
    subject: input.recording,
    details: { track: input.track, ...(answer === undefined ? {} : { job: answer.job }) },
  }),
  'speech.try': ({ input: { speech } }) => ({
    subject: null,
    details: { kind: speech.adapter, path: speech.adapter === 'service' ? speech.service : speech.program },
  }),
}

// What the audit log says of calls of recordings, scripts, alarms and fault statements.
import type { Announcement } from '../../contract/recording-course.ts'
import type { Details, FactsOf } from './called.ts'

/** A step by the title that it has in the recording's script; by its key where it was refused. */
const stepFacts = (step: string, answer: Announcement | undefined): Details => ({
  step: answer?.title['zh-CN'] ?? step,
})

export const recordingFacts: FactsOf<'recordings' | 'scripts' | 'alarms' | 'statements'> = {
  'recordings.start': ({ input, answer }) => ({
    subject: answer?.recording ?? null,
    details: {
      ...{ room: input.room, case: input.case, kind: input.kind, place: input.place, people: input.people.length },
      ...(input.act === undefined ? {} : input.act),
    },
  }),
  'recordings.end': ({ input, answer }) => ({
    subject: answer?.recording ?? null,
    details: {
      room: input.room,
      ...(input.reason === '' ? {} : { reason: input.reason }),
      ...(input.explanations.length === 0 ? {} : { explanations: input.explanations.length }),
      ...(answer === undefined ? {} : { sealCode: answer.sealCode }),
    },
  }),
  'recordings.mark': ({ input }) => ({ subject: input.room, details: { word: input.word } }),
  'recordings.showExhibit': ({ input, answer }) => ({
    subject: input.room,
    details: { number: input.number, ...(answer === undefined ? {} : { name: answer.name }) },
  }),
  'recordings.takeOver': ({ input, answer }) => ({
    subject: input.room,
    details: answer === undefined ? {} : { changes: { operator: [answer.from, answer.to] } },
  }),
  'recordings.break': ({ input }) => ({ subject: input.room, details: { reason: input.reason, word: input.text } }),
  'recordings.resume': ({ input }) => ({ subject: input.room, details: {} }),
  'recordings.announce': ({ input, answer }) => ({
    subject: input.room,
    details: { ...stepFacts(input.step, answer), ...(input.text === '' ? {} : { word: input.text }) },
  }),
  'recordings.skipAnnouncement': ({ input, answer }) => ({
    subject: input.room,
    details: { ...stepFacts(input.step, answer), reason: input.reason },
  }),
  'recordings.withdrawAnnouncement': ({ input, answer }) => ({
    subject: input.room,
    details: { ...stepFacts(input.step, answer), reason: input.reason },
  }),
  'recordings.speaker': ({ input }) => ({
    subject: input.room,
    details: { name: input.speaker?.name ?? null },
  }),
  'scripts.save': ({ input, answer }) => ({
    subject: null,
    details: {
      kind: input.kind,
      ...(answer === undefined ? {} : { version: answer.version }),
      number: input.steps.length,
    },
  }),
  'statements.save': ({ input, answer }) => ({
    subject: input.recording,
    details: { number: input.number, ...(answer === undefined ? {} : { file: answer.file, version: answer.version }) },
  }),
  'recordings.get': ({ input, answer }) => ({
    subject: input.id,
    details: answer?.case == null ? {} : { case: answer.case.number },
  }),
  'recordings.index': ({ input }) => ({ subject: input.id, details: { track: input.track } }),
  'alarms.acknowledge': ({ input, answer }) => ({
    subject: input.alarm,
    details: { room: input.room, ...(answer === undefined ? {} : { alarm: answer.code, track: answer.track }) },
  }),
  'recordings.verify': ({ input }) => ({ subject: input.id, details: {} }),
}

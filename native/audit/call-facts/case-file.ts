// What the audit log says of calls of case files, exhibits and documents.
import type { FileOrder, FileSlot } from '../../contract/case-file.ts'
import type { Json } from '../../journal/line.ts'
import { changesBetween, counted, plain } from '../changes.ts'
import type { FactsOf } from './called.ts'

/** Places of the order by name, as they were and as they are: only those that are another. */
function slotChanges(before: readonly FileSlot[], after: readonly FileSlot[]): Json {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))]
  const place = (slots: readonly FileSlot[], key: string) => {
    const at = slots.findIndex((slot) => slot.key === key)
    return at === -1 ? null : { ...slots[at], number: at + 1 }
  }
  const pairs = keys.map((key) => [place(before, key), place(after, key)] as const)
  const changed = pairs.filter(([was, is]) => JSON.stringify(was) !== JSON.stringify(is))
  return plain(
    Object.fromEntries(changed.map(([was, is]) => [is?.name ?? was?.name ?? '', { before: was, after: is }])),
  )
}

export const caseFileFacts: FactsOf<'caseFile' | 'exhibits' | 'documents'> = {
  'exhibits.finish': ({ input, answer }) => ({
    subject: input.upload,
    details: { name: input.description.title, ...(answer === undefined ? {} : { job: answer.job }) },
  }),
  'exhibits.addPath': ({ input, answer }) => ({
    subject: input.case,
    details: { name: input.description.title, path: input.path, ...(answer === undefined ? {} : { job: answer.job }) },
  }),
  'exhibits.describe': ({ input, answer }) => ({
    subject: input.case,
    details: {
      ...{ number: input.number, reason: input.reason },
      changes: changesBetween(answer?.revisions.at(-1)?.before ?? undefined, input.description),
    },
  }),
  'exhibits.withdraw': ({ input }) => ({
    subject: input.case,
    details: { number: input.number, reason: input.reason },
  }),
  'documents.saveTemplate': ({ input, answer }) => ({
    subject: input.key,
    details: { name: input.template.title, reason: input.reason, ...(answer && { version: answer.version }) },
  }),
  'documents.draft': ({ input, answer }) => ({
    subject: input.case,
    details: answer === undefined ? {} : { name: answer.template.template.title },
  }),
  'documents.issue': ({ input, answer }) => ({
    subject: input.case,
    details: {
      kind: input.key,
      ...(answer && { name: `${answer.title} ${answer.documentNumber}`.trim(), number: answer.number }),
    },
  }),
  'caseFile.saveOrder': ({ input, answer, before }) => ({
    subject: null,
    details: {
      reason: input.reason,
      ...(input.kind === null ? {} : { kind: input.kind }),
      ...(answer === undefined ? {} : { version: answer.version }),
      changes: slotChanges((before as FileOrder | undefined)?.slots ?? [], input.slots),
    },
  }),
  'caseFile.correct': ({ input, answer }) => ({
    subject: input.case,
    details: {
      ...{ item: input.item, reason: input.reason, changes: plain(input.change) },
      ...(answer === undefined ? {} : { name: answer.title }),
    },
  }),
  'caseFile.reorder': ({ input }) => ({
    subject: input.case,
    details: { kind: input.part, number: input.order.length, reason: input.reason },
  }),
  'caseFile.addPaper': ({ input, answer }) => ({
    subject: input.case,
    details: { name: input.title, number: input.pages, ...answer },
  }),
  'caseFile.withdrawPaper': ({ input }) => ({
    subject: input.case,
    details: { item: input.item, reason: input.reason },
  }),
  'caseFile.close': ({ input, answer }) => ({
    subject: input.case,
    details: {
      day: input.day,
      ...(answer === undefined ? {} : { levels: counted(answer.findings.map(({ level }) => level)) }),
    },
  }),
  'caseFile.reopen': ({ input }) => ({ subject: input.case, details: { reason: input.reason } }),
  'caseFile.print': ({ input, answer }) => ({
    subject: input.case,
    details: { form: input.what, ...(answer === undefined ? {} : { file: answer.name }) },
  }),
}

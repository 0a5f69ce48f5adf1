// What the audit log says of calls of cases, acts that must be recorded, and searches.
import { withoutIdentities } from '../../contract/identity-number.ts'
import type { ActItem, ActListVersion } from '../../contract/act-list.ts'
import type { PartyInput } from '../../contract/parties.ts'
import type { Json } from '../../journal/line.ts'
import { changesBetween, plain } from '../changes.ts'
import type { Details, FactsOf } from './called.ts'

/** Names of the parties that were given a number or a telephone: never the number itself. */
function newIdentities(parties: readonly PartyInput[]): Details {
  const names = parties.flatMap(({ name, number, phone }) => ((number ?? phone) === undefined ? [] : [name]))
  return names.length === 0 ? {} : { identities: names }
}

/** Items of the list by name, as they were and as they are: only those that are another. */
function itemChanges(before: readonly ActItem[], after: readonly ActItem[]): Json {
  const byId = (items: readonly ActItem[]) => new Map(items.map((item) => [item.id, item]))
  const [old, now] = [byId(before), byId(after)]
  const pairs = [...new Set([...old.keys(), ...now.keys()])].map((id) => [old.get(id), now.get(id)] as const)
  const changed = pairs.filter(([was, is]) => JSON.stringify(was) !== JSON.stringify(is))
  return Object.fromEntries(
    changed.map(([was, is]) => [is?.name ?? was?.name ?? '', { before: was ?? null, after: is ?? null }]),
  )
}

export const caseFacts: FactsOf<'cases' | 'causes' | 'acts' | 'search'> = {
  'cases.create': ({ input, answer }) => ({
    subject: answer?.id ?? null,
    details: {
      case: answer?.number ?? input.number,
      cause: input.cause,
      kind: input.kind,
      ...newIdentities(input.parties),
    },
  }),
  'cases.change': ({ input, answer, before }) => {
    // As it is shown afterwards: what was sent may hold whole numbers.
    const { parties: sent, ...facts } = input
    const after = answer === undefined ? facts : { ...facts, party: answer.party, parties: answer.parties }
    const changes = changesBetween(before as Record<string, Json> | undefined, after)
    return { subject: input.id, details: { case: input.number, changes, ...newIdentities(sent) } }
  },
  'cases.void': ({ input, answer }) => ({
    subject: input.id,
    details: { ...(answer === undefined ? {} : { case: answer.number }), reason: input.reason },
  }),
  'cases.enterStage': ({ input }) => ({
    subject: input.id,
    details: { kind: input.stage, day: input.day, ...(input.reason === '' ? {} : { reason: input.reason }) },
  }),
  'acts.save': ({ input, answer, before }) => ({
    subject: null,
    details: {
      reason: input.reason,
      ...(answer === undefined ? {} : { version: answer.version }),
      changes: itemChanges((before as ActListVersion | undefined)?.items ?? [], input.items),
    },
  }),
  'acts.enter': ({ input, answer }) => ({
    subject: input.case,
    details: {
      ...{ item: input.item, day: input.day, place: input.place },
      ...(answer === undefined ? {} : { name: answer.name, act: answer.act }),
    },
  }),
  'acts.withdraw': ({ input, answer }) => ({
    subject: input.case,
    details: { ...answer, ...{ act: input.act, reason: input.reason } },
  }),
  'acts.link': ({ input, answer }) => ({
    subject: input.case,
    details: { ...answer, ...{ act: input.act, recording: input.recording } },
  }),
  'acts.unlink': ({ input, answer }) => ({
    subject: input.case,
    details: { ...answer, act: input.act, recording: input.recording, reason: input.reason },
  }),
  'acts.explain': ({ input, answer }) => ({
    subject: input.case,
    details: { ...answer, ...{ act: input.act, reason: input.reason } },
  }),
  'acts.stateAbsent': ({ input, answer }) => ({
    subject: input.case,
    details: {
      ...answer,
      item: input.item,
      on: input.absent,
      ...(input.reason === '' ? {} : { reason: input.reason }),
    },
  }),
  'acts.exportReport': ({ input, answer }) => ({
    subject: input.case ?? null,
    details: { form: input.form, ...(answer === undefined ? {} : { file: answer.name }) },
  }),
  'cases.unmask': ({ input }) => ({ subject: input.id, details: {} }),
  'cases.get': ({ input, answer }) => ({
    subject: input.id,
    details: answer === undefined ? {} : { case: answer.number },
  }),
  'cases.relate': ({ input }) => ({
    subject: input.id,
    details: { other: input.other, kind: input.as, reason: input.reason },
  }),
  'cases.unrelate': ({ input }) => ({ subject: input.id, details: { reason: input.reason } }),
  'cases.exportList': ({ input, answer }) => ({
    subject: null,
    details: {
      path: input.to,
      filter: plain({ ...input.listing, text: withoutIdentities(input.listing.text) }),
      ...(answer === undefined ? {} : { job: answer.job }),
    },
  }),
  'cases.saveFilter': ({ input, answer }) => ({
    subject: answer?.id ?? input.id ?? null,
    details: { name: input.name },
  }),
  'cases.removeFilter': ({ input }) => ({ subject: input.id, details: {} }),
  'causes.add': ({ input: { kind, causes }, answer }) => ({
    subject: null,
    details: { kind, ...(answer === undefined ? {} : { number: answer.added }), cause: causes.slice(0, 20).join('、') },
  }),
  'causes.remove': ({ input: { kind, cause } }) => ({ subject: null, details: { kind, cause } }),
  'search.find': ({ input: { text } }) => ({ subject: null, details: { word: withoutIdentities(text) } }),
}

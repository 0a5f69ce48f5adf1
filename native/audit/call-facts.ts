// What the audit log says of each call: picked member by member, so that no password can slip in.
import type { AuditMember } from '../contract/audit-actions.ts'
import type { AuditedCall, Output, Request } from '../contract/calls.ts'
import { withoutIdentities } from '../contract/identity-number.ts'
import type { ActItem, ActListVersion } from '../contract/act-list.ts'
import type { FileOrder, FileSlot } from '../contract/case-file.ts'
import type { PartyInput } from '../contract/parties.ts'
import type { Announcement } from '../contract/recordings.ts'
import type { RoomFile, RoomView } from '../contract/rooms.ts'
import type { Settings } from '../contract/settings.ts'
import type { Source, SourceView } from '../contract/sources.ts'
import type { Json } from '../journal/line.ts'
import { changesBetween, plain } from './changes.ts'

export type Details = Partial<Record<AuditMember, Json>>

/** What a call did, and to what. */
export interface CallFacts {
  readonly subject: string | null
  readonly details: Details
}

/** A call that was made. */
export interface Called<N extends AuditedCall> {
  readonly input: Request<N>
  /** Absent when it was refused or failed. */
  readonly answer: Output<N> | undefined
  /** What the call's subject was before, as far as it was asked for. */
  readonly before: unknown
}

/** Where a camera is, without what may be secret in an address. */
function hostOf(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) ? new URL(address).hostname : null
}

const sourceFacts = (source: Source | SourceView): Json => ({
  id: source.id,
  name: source.name,
  kind: source.kind,
  ...('address' in source && source.address !== undefined ? { host: hostOf(source.address) } : {}),
  ...('device' in source && source.device !== undefined ? { device: source.device } : {}),
})

/** A room as the log compares it. */
const comparable = ({ sources, ...room }: RoomFile | RoomView) => ({ ...room, sources: sources.map(sourceFacts) })

/** An address without login, to be compared and never shown: a path may hold a password too. */
function placeOf(source: Source | SourceView): string {
  if (!('address' in source) || source.address === undefined || !URL.canParse(source.address)) return ''
  const url = new URL(source.address)
  url.username = url.password = ''
  return url.href
}

const newAddresses = (before: RoomView | undefined, { sources }: RoomFile): string[] => {
  const places = new Map(before?.sources.map((source) => [source.id, placeOf(source)]))
  return sources.filter((source) => (places.get(source.id) ?? '') !== placeOf(source)).map(({ id }) => id)
}

const newPasswords = ({ sources }: RoomFile): string[] =>
  sources.flatMap((source) => ('password' in source && source.password !== undefined ? [source.id] : []))

/** Whom a bundle is encrypted for: by the name that the settings have, and as much of the key as tells it from others. */
function recipientsNamed(keys: readonly string[], settings: Settings | undefined): Details {
  if (keys.length === 0) return {}
  const named = keys.map((key) => {
    const name = settings?.recipients.find((each) => each.key === key)?.name
    return name === undefined ? key : `${name} ${key.slice(0, 10)}…${key.slice(-6)}`
  })
  return { recipients: named }
}

/** Of `settings.save`: an authority's address may hold a name, a password or a key. */
const withoutSecrets = (settings: Request<'settings.save'>) => {
  const { timeStampAuthority: address } = settings
  const shown = URL.canParse(address) ? `${new URL(address).origin}${new URL(address).pathname}` : ''
  return { ...settings, timeStampAuthority: shown }
}

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

/** How many there are of each. */
const counted = (words: readonly string[]): Json =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, same]) => [word, same.length]))

/** A step by the title that it has in the recording's script; by its key where it was refused. */
const stepFacts = (step: string, answer: Announcement | undefined): Details => ({
  step: answer?.title['zh-CN'] ?? step,
})

/** Of somebody with an account, never with the password. */
const personDetails = ({
  account,
  name,
  roles,
  unit,
  certificate,
}: Request<'access.begin' | 'people.add'>): Details => ({
  name,
  roles,
  changes: changesBetween(undefined, { account, unit, certificate }),
})

type Table = { readonly [N in AuditedCall]: (called: Called<N>) => CallFacts }

/** One entry per audited call: a call without one does not compile. */
export const callFacts: Table = {
  'settings.save': ({ input, before }) => ({
    subject: null,
    details: {
      changes: changesBetween(
        before === undefined ? undefined : withoutSecrets(before as Request<'settings.save'>),
        withoutSecrets(input),
      ),
    },
  }),
  'shell.save': ({ input }) => ({ subject: null, details: { on: input.startsWithComputer } }),
  'signingKey.protect': ({ answer }) => ({
    subject: null,
    details: answer === undefined ? {} : { file: answer.spare },
  }),
  'signingKey.release': () => ({ subject: null, details: {} }),
  'shell.enterKiosk': () => ({ subject: null, details: {} }),
  'shell.leaveKiosk': ({ input }) => ({ subject: input.account, details: {} }),
  'diagnostics.collect': () => ({ subject: null, details: {} }),
  'access.begin': ({ input, answer }) => ({ subject: answer?.id ?? null, details: personDetails(input) }),
  'access.logIn': ({ input, answer }) => ({
    subject: input.account,
    details: answer === undefined ? {} : { name: answer.name, roles: answer.roles },
  }),
  'access.logOut': () => ({ subject: null, details: {} }),
  'access.lock': ({ input }) => ({ subject: null, details: { because: input.idle ? 'idle' : 'asked' } }),
  'access.changePassword': () => ({ subject: null, details: {} }),
  'people.add': ({ input, answer }) => ({ subject: answer?.id ?? null, details: personDetails(input) }),
  'people.change': ({ input: { id, ...facts }, before }) => ({
    subject: id,
    details: { name: facts.name, changes: changesBetween(before as Record<string, Json> | undefined, facts) },
  }),
  'people.setPassword': ({ input, answer }) => ({
    subject: input.id,
    details: answer === undefined ? {} : { name: answer.name },
  }),
  'people.leave': ({ input, answer }) => ({
    subject: input.id,
    details: { ...(answer === undefined ? {} : { name: answer.name }), on: !input.left, reason: input.reason },
  }),
  'people.takeIn': ({ input, answer }) => ({
    subject: null,
    details: { ...answer, people: input.people.map(({ account, name, roles }) => ({ account, name, roles })) },
  }),
  'people.writeFile': ({ input, answer }) => ({ subject: answer?.name ?? null, details: { form: input.form } }),
  'rooms.create': ({ input, answer }) => ({
    subject: answer?.id ?? null,
    details: {
      name: input.name,
      kind: input.kind,
      sources: input.sources.map(sourceFacts),
      passwords: newPasswords(input),
    },
  }),
  'rooms.save': ({ input, before }) => {
    const { id, ...file } = input
    const old = before as RoomView | undefined
    const changes = changesBetween(old && comparable(old), { id, ...comparable(file) })
    const secret = { addresses: newAddresses(old, input), passwords: newPasswords(input) }
    return { subject: id, details: { name: input.name, changes, ...secret } }
  },
  'rooms.remove': ({ input, before }) => {
    const name = (before as RoomView | undefined)?.name
    return { subject: input.room, details: name === undefined ? {} : { name } }
  },
  'rooms.standby': ({ input }) => ({ subject: input.room, details: { on: input.on } }),
  'rooms.preflight': ({ input, answer }) => ({
    subject: input.room,
    details: answer === undefined ? {} : { levels: counted(answer.checks.map(({ level }) => level)) },
  }),
  'rooms.putAwayPrompt': ({ input }) => ({ subject: input.room, details: {} }),
  'sources.try': ({ input: { source, room } }) => ({
    subject: source.id,
    details: { sources: [sourceFacts(source)], ...(room === undefined ? {} : { room }) },
  }),
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

// The commands that open a vault and end: record, recover, export, audit, reindex, password, diagnostics.
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { manifestHash } from '../audit/trail.ts'
import { writeFailure } from '../archive/archive-failure.ts'
import { exportAudit } from '../archive/export-audit.ts'
import { caseBundle } from '../archive/case-bundle.ts'
import { exportCase } from '../archive/encrypted-bundle.ts'
import { findFfmpeg } from '../capture/ffmpeg.ts'
import { demonstrationRoom } from '../cases/rooms.ts'
import { requireSoundSources } from '../cases/source-view.ts'
import { caseCalls } from '../contract/cases.ts'
import { Failure } from '../contract/failures.ts'
import { recordingCalls } from '../contract/recordings.ts'
import { roomFileSchema, type RoomFile } from '../contract/rooms.ts'
import { diagnosticsOf } from '../handlers/diagnostics.ts'
import { Station, type StationOptions } from '../station.ts'
import { software } from '../version.ts'
import { systemCode } from '../vault/vault-error.ts'
import { numberOption, type Typed } from './arguments.ts'
import type { Outcome } from './outcome.ts'
import { waitFor } from './wait-for.ts'
import { restoreRecords } from '../written-record/restore.ts'

const option = ({ options }: Typed, name: string): string => options[name] ?? ''
const vaultOf = (typed: Typed) => resolve(option(typed, 'vault'))

/** Checks what was typed by the contract's own schema. @throws Failure `input-invalid` naming the option. */
function checked<T>(
  schema: { safeParse(value: unknown): { data?: T; error?: { issues: { path: PropertyKey[] }[] } } },
  value: unknown,
): T {
  const { data, error } = schema.safeParse(value)
  if (data !== undefined) return data
  throw new Failure('input-invalid', { member: `--${error?.issues[0]?.path.map(String).join('.') ?? ''}` })
}

async function roomFile(name: string): Promise<RoomFile> {
  if (name === 'demo') return demonstrationRoom
  const text = await readFile(name, 'utf8').catch((error: unknown) => {
    throw new Failure('path-missing', { path: name }, { cause: error })
  })
  try {
    return roomFileSchema.parse(JSON.parse(text))
  } catch (error) {
    const issues = error instanceof Error && 'issues' in error ? (error.issues as { path: PropertyKey[] }[]) : []
    const path = issues[0]?.path.map(String) ?? []
    const code = path.at(0) === 'sources' && path.at(-1) === 'address' ? 'source-address-invalid' : 'room-file-invalid'
    throw new Failure(code, { path: name, member: path.join('.') }, { cause: error })
  }
}

/** Runs `work` with an open station, and closes it whatever happens. */
async function withStation<T>(
  typed: Typed,
  options: Pick<StationOptions, 'create' | 'leftOpen'>,
  work: (station: Station) => Promise<T>,
): Promise<T> {
  const station = await Station.open(vaultOf(typed), { host: 'browser', ...options })
  try {
    return await work(station)
  } finally {
    await station.close()
  }
}

/** A room that can be recorded at all, before anything is made on the disk. */
async function usableRoom(name: string): Promise<RoomFile> {
  const file = await roomFile(name)
  if (file.sources.length === 0) throw new Failure('room-without-sources', { room: file.name })
  requireSoundSources(file)
  await findFfmpeg()
  return file
}

/** `record`: records a room until the time is over or the person ends it, and seals. */
export async function recordCommand(typed: Typed, signal: AbortSignal): Promise<Outcome> {
  const seconds = numberOption(typed, 'seconds', 1, 86_400)
  const file = await usableRoom(option(typed, 'room'))
  const wanted = checked(recordingCalls['recordings.start'].input.omit({ room: true, case: true, explanation: true }), {
    kind: typed.options['kind'] ?? (file.kind === 'training' ? 'training' : file.kind),
    operator: typed.options['operator'] ?? 'command line',
    place: option(typed, 'place'),
  })
  // Of a case that is changed the number is asked for: here too it is said, never counted.
  const facts = checked(caseCalls['cases.change'].input.omit({ id: true }), {
    number: option(typed, 'case'),
    cause: wanted.kind,
    kind: 'other',
  })
  return withStation(typed, { create: true, leftOpen: 'seal' }, async (station) => {
    const of = (await station.cases.byNumber(facts.number)) ?? (await station.cases.create(facts))
    await station.cases.requireLiving(of.id)
    const { id, number, cause, kind, party } = of
    const known = (await station.rooms.list()).find(({ name }) => name === file.name)
    const room =
      known === undefined ? await station.rooms.create(file) : await station.rooms.save({ id: known.id, ...file })
    await station.sessions.put(room)
    const session = station.sessions.of(room.id)
    const recording = await session.start(
      { ...wanted, case: { id, number, cause, kind, party } },
      await station.scripts.current(wanted.kind),
    )
    station.witness.operator = wanted.operator
    station.witness.command('recording-started', recording, { room: room.id, case: id, kind: wanted.kind })
    const over = new AbortController()
    void session.interrupted.then((failure) => {
      over.abort(failure)
    })
    await waitFor(seconds, AbortSignal.any([signal, over.signal]))
    if (over.signal.reason instanceof Failure) throw over.signal.reason
    station.witness.command('recording-ended', recording, { room: room.id })
    const { sealCode } = await session.end()
    const folder = await station.recordings
      .index(join(station.vault.folder, recording.slice(0, 4), recording))
      .then(() => station.recordings.folderOf(recording))
    const json = { recording, folder, sealCode, case: number }
    return { code: 0, json, text: () => [`${recording} ${sealCode}`, folder] }
  })
}

/** `recover`: what the start of a station does for recordings that were left open. */
export function recoverCommand(typed: Typed): Promise<Outcome> {
  return withStation(typed, { leftOpen: 'seal' }, (station) => {
    const recovered = station.recovered.map(({ recording, folder, sealCode, gaps }) => {
      return { recording, folder, sealCode, gaps }
    })
    return Promise.resolve({
      code: 0,
      json: { recovered },
      text: () =>
        recovered.flatMap(({ recording, sealCode, gaps }) => [
          `${recording} ${sealCode ?? ''}`,
          ...gaps.map(({ track, from, to }) => `  ${track} ${from} – ${to ?? ''}`),
        ]),
    })
  })
}

/** `export`: one case with its recordings as a bundle, encrypted for whom `--for` names. */
export function exportCommand(typed: Typed, signal: AbortSignal): Promise<Outcome> {
  return withStation(typed, { leftOpen: 'leave' }, async (station) => {
    const number = option(typed, 'case')
    const of = await station.cases.byNumber(number)
    if (of === undefined) throw new Failure('case-unknown', { number })
    const to = resolve(option(typed, 'to'))
    const recipients = typed.options['for']?.split(',') ?? []
    const { folder, bytes } = await exportCase({ ...(await caseBundle(station, of.id)), to, signal }, recipients)
    station.witness.command('export-ended', number, { folder, manifest: await manifestHash(folder) })
    return { code: 0, json: { folder, bytes }, text: () => [folder] }
  })
}

/** `audit`: hands the audit log out. */
export function auditCommand(typed: Typed, signal: AbortSignal): Promise<Outcome> {
  return withStation(typed, { leftOpen: 'leave' }, async (station) => {
    const { vault, audit } = station
    const to = resolve(option(typed, 'to'))
    const { folder, signed } = await exportAudit({ vault, log: audit.log, to, software, signal })
    const { segment, size, root } = signed
    station.witness.command('audit-exported', null, { folder, manifest: await manifestHash(folder) })
    return { code: 0, json: { folder, checkpoint: { segment, size, root } }, text: () => [folder] }
  })
}

/** `reindex`: builds the index again from the vault. */
export function reindexCommand(typed: Typed): Promise<Outcome> {
  return withStation(typed, { leftOpen: 'leave' }, async (station) => {
    const { recordings, unreadable } = await station.recordings.reindex()
    await station.statements.restore()
    await restoreRecords(station.writtenRecords, station.vault.folder)
    await station.audit.reindex()
    await station.search.rebuild()
    await station.search.settle()
    station.witness.command('index-rebuilt', null, { number: recordings, unreadable: unreadable.length })
    return {
      code: unreadable.length === 0 ? 0 : 1,
      json: { recordings, unreadable },
      text: () => [String(recordings), ...unreadable.map(({ folder, code }) => `${folder} [${code}]`)],
    }
  })
}

/** Most characters that are read as a password. */
const longestPassword = 1000

/** `password`: another password for whoever lost theirs, when no administrator is left to set it. */
export function passwordCommand(typed: Typed, input: AsyncIterable<Buffer>): Promise<Outcome> {
  return withStation(typed, { leftOpen: 'leave' }, async (station) => {
    const account = option(typed, 'account')
    const found = await station.people.ofAccount(account)
    if (found === null) throw new Failure('person-unknown', { account })
    let text = ''
    for await (const bytes of input) {
      text += bytes.toString('utf8')
      if (text.includes('\n') || text.length > longestPassword) break
    }
    const { passwords } = await station.settings.get()
    const { id, name } = found.person
    await station.people.setPassword(id, text.split(/\r?\n/, 1)[0] ?? '', passwords, true)
    station.witness.command('password-set', id, { name })
    return { code: 0, json: { account, name }, text: () => [`${account} ${name}`] }
  })
}

/** `diagnostics`: what helps whoever mends the station, into a file that is not there yet. */
export function diagnosticsCommand(typed: Typed): Promise<Outcome> {
  return withStation(typed, { leftOpen: 'leave' }, async (station) => {
    const file = resolve(option(typed, 'to'))
    const { text } = await diagnosticsOf(station)
    await writeFile(file, text, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      throw systemCode(error) === 'EEXIST' ? new Failure('target-exists', { path: file }) : writeFailure(error, file)
    })
    station.witness.command('diagnostics-collected', null, { file })
    return { code: 0, json: { file }, text: () => [file] }
  })
}

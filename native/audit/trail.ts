// Who did what: makes acts of the window's calls, of jobs, recordings and alarms, and gives them to the log.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { AuditAction, AuditOrigin, AuditOutcome } from '../contract/audit-actions.ts'
import type { Alarm } from '../contract/alarms.ts'
import { calls, type AuditedCall, type CallName } from '../contract/calls.ts'
import { Failure, type FailureCode } from '../contract/failures.ts'
import type { Job } from '../contract/jobs.ts'
import type { Json } from '../journal/line.ts'
import type { PreviousSeal } from '../vault/lines.ts'
import { callFacts } from './call-facts.ts'
import type { CallFacts, Details } from './call-facts/called.ts'
import type { Act } from './lines.ts'
import { Stretches } from './stretches.ts'

/** What the trail needs of its station. */
export interface TrailSources {
  note(act: Act): void
  /** Milliseconds of a clock that never jumps. */
  mono(): number
  failureOf(error: unknown): Failure
  /** What the subject of a call is before it, for calls that change something. */
  before(name: CallName, input: unknown): Promise<unknown>
}

/** Calls that ask again and again for what a person looks at once. */
const looking: ReadonlySet<CallName> = new Set(['cases.get', 'recordings.get', 'recordings.index', 'audit.find'])

const isAudited = (name: CallName): name is AuditedCall => calls[name].audit !== null

export class Trail {
  readonly #sources: TrailSources
  readonly #stretches = new Stretches()
  /** Who started a job. */
  readonly #jobs = new Map<string, { person: string | null }>()
  /** Alarms whose cause lasts. */
  readonly #alarms = new Set<string>()
  #operator: string | null = null
  #atWindow: string | null | undefined

  constructor(sources: TrailSources) {
    this.#sources = sources
  }

  /** Who works here, as the settings say; empty when nobody is named. */
  set operator(name: string) {
    this.#operator = name === '' ? null : name
  }

  /** Who is logged in; null for nobody, undefined where nobody has to. */
  set atWindow(name: string | null | undefined) {
    this.#atWindow = name
  }

  /** Who acts at the window, as far as that is known. */
  get #person(): string | null {
    return this.#atWindow === undefined ? this.#operator : this.#atWindow
  }

  /** Runs a call of the window and notes how it went. @throws what `run` throws. */
  async call<T>(name: CallName, input: unknown, run: () => Promise<T>): Promise<T> {
    if (!isAudited(name)) return run()
    const parsed = calls[name].input.safeParse(input ?? {})
    // Who was here when it was asked for: the call may name another.
    const by = personIn(parsed.data) ?? this.#person
    const before = parsed.success ? await this.#sources.before(name, parsed.data) : undefined
    try {
      const answer = await run()
      this.#called(name, by, { input: parsed.data, answer, before }, null)
      return answer
    } catch (error) {
      this.#called(name, by, { input: parsed.data, answer: undefined, before }, this.#sources.failureOf(error))
      throw error
    }
  }

  #called(
    name: AuditedCall,
    person: string | null,
    called: { input: unknown; answer: unknown; before: unknown },
    failure: Failure | null,
  ) {
    const { subject, details } = factsOf(name, called)
    if (called.answer !== undefined) this.#remember(called.answer, person)
    const key = JSON.stringify([name, person, subject, details.track ?? null, failure?.code ?? null])
    if (looking.has(name) && !this.#stretches.begins(key, this.#sources.mono())) return
    const said = failure === null || failure.code === 'internal' ? {} : { said: factsIn(failure) }
    this.#note('window', person, calls[name].audit, subject, { ...details, ...said }, failure)
  }

  #remember(answer: unknown, person: string | null): void {
    if (typeof answer !== 'object' || answer === null || !('job' in answer)) return
    if (typeof answer.job === 'string') this.#jobs.set(answer.job, { person })
  }

  /** A job that ended. */
  async jobEnded(job: Job): Promise<void> {
    const { person } = this.#jobs.get(job.id) ?? { person: this.#person }
    this.#jobs.delete(job.id)
    const ofAudit = job.subject === 'audit' && job.kind === 'export'
    const ofExport = ofAudit ? 'audit-exported' : 'export-ended'
    const action = {
      verification: 'verification-ended',
      exhibit: 'exhibit-taken-in',
      export: ofExport,
      speech: 'speech-draft-ended',
    } as const
    const details: Details = {
      job: job.id,
      ...(job.folder === null ? {} : { folder: job.folder, manifest: await manifestHash(job.folder) }),
      ...(job.report === null ? {} : { findings: findingsIn(job.report) }),
    }
    const failure = job.failure === null ? null : new Failure(job.failure.code, job.failure.details)
    const outcome = job.state === 'cancelled' ? 'cancelled' : failure === null ? 'done' : 'failed'
    this.#note('station', person, action[job.kind], job.subject, details, failure, outcome)
  }

  /** A file of a recording was asked for; many requests without a pause are one act. */
  media(recording: string, file: string, track: string | null, found: boolean): void {
    const action = track === null ? 'recording-file-read' : 'recording-played'
    const person = this.#person
    // The same as that of the call that comes before the bytes of a track.
    const ofTrack = ['recordings.index', person, recording, track, null]
    const key = JSON.stringify(track === null ? [action, person, recording, file] : ofTrack)
    if (!this.#stretches.begins(key, this.#sources.mono())) return
    const failure = found ? null : new Failure('recording-unknown')
    this.#note('window', person, action, recording, track === null ? { file } : { track }, failure)
  }

  /** A file of an exhibit was asked for; many requests without a pause are one act. */
  exhibit(of: string, file: string, found: boolean): void {
    const person = this.#operator
    if (!this.#stretches.begins(JSON.stringify(['exhibit', person, of, file]), this.#sources.mono())) return
    const failure = found ? null : new Failure('exhibit-unknown')
    this.#note('window', person, 'exhibit-viewed', of, { file }, failure)
  }

  window(connected: boolean): void {
    this.#note('window', this.#person, connected ? 'window-connected' : 'window-disconnected', null, {})
  }

  /** Somebody who is not our window; the same refusal over and over is one act. */
  refusedAccess(problem: string): void {
    if (!this.#stretches.begins(`refused\n${problem}`, this.#sources.mono())) return
    this.#note('window', null, 'access-refused', null, { problem }, new Failure('not-allowed'))
  }

  /** An alarm was raised or cleared; an acknowledgement is a person's call and noted as such. */
  alarm(room: { readonly id: string; readonly name: string }, { id, code, track, cleared }: Alarm): void {
    const isOpen = this.#alarms.has(id)
    if (cleared === null ? isOpen : !isOpen) return
    if (cleared === null) this.#alarms.add(id)
    else this.#alarms.delete(id)
    const details = { alarm: code, track, name: room.name }
    this.station(cleared === null ? 'alarm-raised' : 'alarm-cleared', room.id, details)
  }

  /** The station did something by itself. */
  station(action: AuditAction, subject: string | null, details: Details, failure: Failure | null = null): void {
    this.#note('station', null, action, subject, details, failure)
  }

  /** The command line did something. */
  command(action: AuditAction, subject: string | null, details: Details, failure: Failure | null = null): void {
    this.#note('command', this.#operator, action, subject, details, failure)
  }

  sealed({ recording, size, root }: PreviousSeal, more: Details = {}): void {
    this.station('recording-sealed', recording, { recording, size, root, ...more })
  }

  #note(
    origin: AuditOrigin,
    person: string | null,
    action: AuditAction,
    subject: string | null,
    details: Details,
    failure: Failure | null = null,
    outcome: AuditOutcome = outcomeOf(failure?.code),
  ): void {
    this.#sources.note({ origin, person, action, outcome, failure: failure?.code ?? null, subject, details })
  }
}

function factsOf(name: AuditedCall, called: { input: unknown; answer: unknown; before: unknown }): CallFacts {
  if (called.input === undefined) return { subject: null, details: {} }
  // The schema of this very name has checked what this very entry takes.
  return (callFacts[name] as (of: { input: unknown }) => CallFacts)(called)
}

/** Whom a call names as acting. */
function personIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null
  // Only where something is done in a room or with a recording: elsewhere these are what is set or searched.
  if (!('room' in input || 'recording' in input || 'upload' in input || 'description' in input)) return null
  if ('operator' in input && typeof input.operator === 'string') return input.operator
  return 'person' in input && typeof input.person === 'string' ? input.person : null
}

/** What a failure states, without what another program said: that may quote an address with all it holds. */
function factsIn({ details }: Failure): Json {
  return Object.fromEntries(Object.entries(details).filter(([name]) => name !== 'said'))
}

/** Failures of the disk and of ourselves; everything else was refused before anything was done. */
const failed: ReadonlySet<FailureCode> = new Set(['internal', 'disk-full', 'disk-failed', 'vault-read-only'])

const outcomeOf = (code: FailureCode | undefined): AuditOutcome =>
  code === undefined ? 'done' : code === 'cancelled' ? 'cancelled' : failed.has(code) ? 'failed' : 'refused'

const findingsIn = ({ recordings, findings }: NonNullable<Job['report']>): number =>
  recordings.reduce((sum, recording) => sum + recording.findings.length, findings.length)

/**
 * SHA-256 of the list of what was handed out: a bundle's manifest, or that of an exported audit log; of an encrypted
 * bundle, which is one file, that of the file.
 */
export async function manifestHash(path: string): Promise<string | null> {
  const isFile = (await stat(path).catch(() => null))?.isFile() === true
  const names = ['manifest-sha256.txt', 'manifest.json']
  for (const file of isFile ? [path] : names.map((name) => join(path, name))) {
    const hash = createHash('sha256')
    const read = await pipeline(createReadStream(file), hash).then(
      () => true,
      () => false,
    )
    if (read) return hash.digest('hex')
  }
  return null
}

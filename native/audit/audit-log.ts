// The audit log of a station: takes note of what is done without ever keeping anybody waiting, and writes it in order.
// A disk that fails stops nothing: lines wait in memory, up to a bound, and the attempt is repeated.
import { failureCodes, type FailureCode } from '../contract/failures.ts'
import type { AuditState } from '../contract/audit.ts'
import type { Finding } from '../contract/verification.ts'
import { momentOf, type Moment } from '../vault/journal-file.ts'
import type { Vault } from '../vault/vault.ts'
import { diskError } from '../vault/vault-error.ts'
import { auditLineSchema, type Act, type ActLine, type AuditFacts, type AuditLine } from './lines.ts'
import { openSegment, rollOver, type Opening } from './open-segment.ts'
import type { SegmentFile, Signed } from './segment-file.ts'

export interface AuditLogOptions {
  /** Name and version of this program. */
  readonly software: string
  /** Called with lines that are on disk. */
  readonly onWritten?: (segment: number, lines: readonly AuditLine[]) => void
  /** Called when {@link AuditLog.state} is another one. */
  readonly onState?: (state: AuditState) => void
  /** Called with what is wrong with the segment before the one that was begun. */
  readonly onDamage?: (damage: readonly Finding[]) => void
  /** Says on standard error what is wrong. */
  readonly tell?: (sentence: string) => void
  /** Milliseconds between two attempts on a disk that fails. */
  readonly retryAfter?: number
}

interface Waiting {
  readonly facts: AuditFacts
  readonly moment: Moment
}

/** Lines that may wait for a disk; beyond it the newest are counted and given up. */
export const mostWaiting = 10_000
/** Lines after which a segment is continued by another: a start reads no more than these. */
export const mostLines = 10_000
/** Lines after which a checkpoint is signed, and milliseconds after which one is at the latest. */
const linesBetween = 100
const timeBetween = 60_000

export class AuditLog {
  readonly #vault: Vault
  readonly #options: AuditLogOptions
  #segment: SegmentFile | null = null
  /** UTC month in which the segment was begun. */
  #month = ''
  #waiting: Waiting[] = []
  #lost = { lines: 0, from: '', to: '' }
  #failure: FailureCode | null = null
  #damaged: number[] = []
  #turn: Promise<unknown> = Promise.resolve()
  #scheduled = false
  #retry: NodeJS.Timeout | null = null
  readonly #timer: NodeJS.Timeout
  /** Seals that the segment names, so that none is named twice and none is left out. */
  readonly #seals = new Set<string>()

  constructor(vault: Vault, options: AuditLogOptions) {
    this.#vault = vault
    this.#options = options
    this.#timer = setInterval(() => void this.checkpoint(), timeBetween)
    this.#timer.unref()
  }

  get state(): AuditState {
    const state = this.#failure === null ? ('writing' as const) : ('failing' as const)
    const { lines: lost } = this.#lost
    return { state, failure: this.#failure, waiting: this.#waiting.length, lost, damaged: this.#damaged }
  }

  /** Takes note of something that was done, now. Never throws and never waits. */
  note(act: Act): void {
    const moment = momentOf(this.#vault.clock)
    const facts = { kind: 'act' as const, ...act }
    if (this.#waiting.length >= mostWaiting) this.#giveUp(moment)
    else this.#waiting.push({ facts: lawful(facts, this.#tell), moment })
    this.#schedule()
  }

  /** Opens the log. Never throws. */
  start(): Promise<void> {
    return this.#inTurn(() => this.#ready())
  }

  /** Recordings whose seals the newest segment names, or was begun after. */
  get seals(): ReadonlySet<string> {
    return this.#seals
  }

  /** Answers when everything noted so far is on disk, or the disk has failed. */
  async flush(): Promise<void> {
    await this.#inTurn(() => this.#write())
  }

  /** Signs what is on disk. Never throws. */
  async checkpoint(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#write()
      await this.#segment?.checkpoint()
    })
  }

  /** Writes and signs everything noted so far, and says what is signed; null when the disk fails. */
  async signed(): Promise<Signed | null> {
    let signed: Signed | null = null
    await this.#inTurn(async () => {
      await this.#write()
      await this.#segment?.checkpoint()
      signed = this.#segment?.signed ?? null
    })
    return signed
  }

  /** Writes and signs what is left, and lets go of the files. Never throws. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.checkpoint()
    if (this.#retry !== null) clearTimeout(this.#retry)
    const { waiting, lost } = this.state
    if (waiting + lost > 0) this.#tell(`audit log: ${waiting + lost} lines could not be written`)
    await this.#inTurn(() => this.#letGo())
  }

  readonly #tell = (sentence: string): void => {
    if (this.#options.tell === undefined) process.stderr.write(`${sentence}\n`)
    else this.#options.tell(sentence)
  }

  #giveUp({ at }: Moment): void {
    const { lines, from } = this.#lost
    this.#lost = { lines: lines + 1, from: from === '' ? at : from, to: at }
  }

  /** One write for everything that is noted in the same turn of the event loop. */
  #schedule(): void {
    if (this.#scheduled || this.#failure !== null) return
    this.#scheduled = true
    void this.#inTurn(async () => {
      this.#scheduled = false
      await this.#write()
    })
  }

  #inTurn(work: () => Promise<unknown>): Promise<void> {
    const done = this.#turn.then(() => this.#guarded(work))
    this.#turn = done
    return done
  }

  /** Whatever the disk does ends here: told, kept in the state, tried again. */
  async #guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
      if (this.#failure !== null) await this.#recovered()
    } catch (error) {
      await this.#failed(error)
    }
  }

  async #ready(): Promise<SegmentFile> {
    if (this.#segment !== null) return this.#segment
    const { file, lines, damage } = await openSegment(this.#opening())
    this.#take(file, lines)
    if (damage.length > 0) this.#damage(file.number - 1, damage)
    return file
  }

  #opening(): Opening {
    const moment = this.#waiting[0]?.moment ?? momentOf(this.#vault.clock)
    return { vault: this.#vault, software: this.#options.software, moment }
  }

  #take(file: SegmentFile, lines: readonly AuditLine[]): void {
    this.#segment = file
    this.#month = lines[0]?.at.slice(0, 7) ?? ''
    this.#noteSeals(lines)
    this.#options.onWritten?.(file.number, lines)
  }

  #noteSeals(lines: readonly AuditLine[]): void {
    for (const line of lines) {
      if (line.kind === 'open' && line.chain !== null) this.#seals.add(line.chain.recording)
      if (isSealed(line) && line.subject !== null) this.#seals.add(line.subject)
    }
  }

  #damage(segment: number, damage: readonly Finding[]): void {
    this.#damaged = [...this.#damaged, segment]
    const codes = damage.map(({ code }) => code)
    this.#tell(`audit log: segment ${segment} is damaged or missing (${codes.join(', ')}); it stays as it is`)
    this.note({
      origin: 'station',
      person: null,
      action: 'audit-damaged',
      outcome: 'done',
      failure: null,
      subject: String(segment),
      details: { findings: codes },
    })
    this.#options.onDamage?.(damage)
    this.#options.onState?.(this.state)
  }

  async #write(): Promise<void> {
    await this.#ready()
    while (this.#waiting.length > 0 || this.#lost.lines > 0) {
      const file = await this.#roomy()
      const before = file.size
      const waiting = this.#waiting.slice(0, mostLines)
      const batch = [...waiting, ...this.#lossAfter(waiting.length)]
      const lines = await file.append(batch)
      this.#waiting.splice(0, waiting.length)
      if (batch.length > waiting.length) this.#lost = { lines: 0, from: '', to: '' }
      this.#noteSeals(lines)
      this.#options.onWritten?.(file.number, lines)
      if (Math.floor(before / linesBetween) !== Math.floor(file.size / linesBetween)) await file.checkpoint()
    }
  }

  /** The line that says how many were given up comes after those that waited. */
  #lossAfter(written: number): Waiting[] {
    if (this.#lost.lines === 0 || written < this.#waiting.length) return []
    return [{ facts: { kind: 'lost', ...this.#lost }, moment: momentOf(this.#vault.clock) }]
  }

  /** The segment to write in: another one in another month, or when this one is long. */
  async #roomy(): Promise<SegmentFile> {
    const file = await this.#ready()
    const opening = this.#opening()
    if (opening.moment.at.startsWith(this.#month) && file.size < mostLines) return file
    const next = await rollOver(opening, file)
    this.#take(next.file, next.lines)
    return next.file
  }

  async #failed(error: unknown): Promise<void> {
    const { code, message } = diskError(error, 'audit')
    const failure = failureCodes.find((known) => known === code) ?? 'disk-failed'
    if (this.#failure === null) this.#tell(`audit log: ${message}; lines wait and recording goes on`)
    this.#failure = failure
    this.#options.onState?.(this.state)
    // What is on disk is read again before anything is added: nobody knows what the failed attempt left.
    await this.#letGo().catch(() => undefined)
    if (this.#retry !== null) clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.flush(), this.#options.retryAfter ?? 5000)
    this.#retry.unref()
  }

  async #recovered(): Promise<void> {
    const failure = this.#failure
    this.#failure = null
    this.#tell('audit log: is being written again')
    this.note({
      origin: 'station',
      person: null,
      action: 'audit-interrupted',
      outcome: 'done',
      failure,
      subject: null,
      details: {},
    })
    this.#options.onState?.(this.state)
    await Promise.resolve()
  }

  async #letGo(): Promise<void> {
    const file = this.#segment
    this.#segment = null
    await file?.close()
  }
}

const isSealed = (line: AuditLine): line is ActLine =>
  line.kind === 'act' && line.action === 'recording-sealed' && line.outcome === 'done'

/** A line that the log cannot hold would be a fault of ours: it is noted without its details. */
function lawful(facts: Extract<AuditFacts, { kind: 'act' }>, tell: (sentence: string) => void): AuditFacts {
  const stamp = { seq: 0, at: '2026-01-01T00:00:00.000Z', mono: 0, run: 'aaaaaa' }
  const { error } = auditLineSchema.safeParse({ ...facts, ...stamp })
  if (error === undefined) return facts
  tell(`audit log: ${facts.action} has details that cannot be kept: ${error.message}`)
  return { ...facts, subject: null, details: {} }
}

// The log of a process: what happened that nobody foresaw, for whoever mends it. No evidence, never a secret, no
// Electron: the station writes one, and the shell of Electron may write one as well.
import { Failure } from '../contract/failures.ts'
import { LogFile, usualLimits, type LogLimits } from './log-file.ts'
import { isSecretName, redacted, removed } from './redact.ts'

export const logLevels = ['info', 'warning', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

export interface LogEntry {
  /** What happened, in a few fixed words: `background work failed`. */
  readonly what: string
  /** What was thrown: its code, its message, its stack and its causes are written. */
  readonly error?: unknown
  /** Facts; secrets are taken out. */
  readonly details?: Readonly<Record<string, unknown>>
  /** What a program printed; the end of it is kept. */
  readonly said?: string
}

/** Takes note of something, now. Never throws and never waits. */
export type Note = (level: LogLevel, entry: LogEntry) => void

/** Characters of a text, members of an object, levels of objects and causes that are written at most. */
const longest = 4000
const widest = 50
const deepest = 6
/** Secrets shorter than this are taken out by their names alone: taken out everywhere, they would spoil every word. */
const shortest = 4

export class Log {
  readonly #file: LogFile
  readonly #now: () => Date
  readonly #lately: string[] = []
  #known: ReadonlySet<string> = new Set()

  /**
   * @param folder made when the first line is written, for its owner only.
   * @param name of the file: `station`, `shell`.
   */
  constructor(folder: string, name: string, limits: LogLimits = usualLimits, now = () => new Date()) {
    this.#now = now
    this.#file = new LogFile(
      folder,
      name,
      (lines) => this.#line('warning', { what: 'lines of this log were lost', details: { lines } }),
      limits,
    )
  }

  get folder(): string {
    return this.#file.folder
  }

  /** The newest lines of this life of the process, oldest first, with what the disk has not taken. */
  get lately(): readonly string[] {
    return this.#lately
  }

  /** Secrets that are taken out wherever they stand from now on, in place of those named before. */
  hide(secrets: Iterable<string>): void {
    this.#known = new Set([...secrets].filter((secret) => secret.length >= shortest))
  }

  readonly note: Note = (level, entry) => {
    const line = this.#line(level, entry)
    if (this.#lately.push(line) > mostLately) this.#lately.shift()
    this.#file.write(line)
  }

  /** As {@link note}, on disk before it returns: for a process that is about to end. */
  noteNow(level: LogLevel, entry: LogEntry): void {
    this.#file.writeNow(this.#line(level, entry))
  }

  /** Resolves when everything noted so far is on disk, or cannot be. */
  flush(): Promise<void> {
    return this.#file.flush()
  }

  #line(level: LogLevel, { what, error, details, said }: LogEntry): string {
    const written = {
      at: this.#now().toISOString(),
      level,
      what,
      ...(details === undefined ? {} : { details: this.#clean(details) }),
      ...(error === undefined ? {} : { error: this.#errorFacts(error) }),
      ...(said === undefined || said.trim() === '' ? {} : { said: this.#text(said.trim().slice(-longest)) }),
    }
    return JSON.stringify(written)
  }

  #text(text: string): string {
    return redacted(text, this.#known).slice(0, longest)
  }

  #errorFacts(error: unknown, depth = 0): unknown {
    if (!(error instanceof Error)) return this.#clean(error)
    // The first lines of a stack say the message once more.
    const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
    return {
      name: error.name,
      ...(error instanceof Failure
        ? { code: error.code, details: this.#clean(error.details) }
        : { message: this.#text(error.message), ...('code' in error ? { code: this.#clean(error.code) } : {}) }),
      stack: frames.map((line) => this.#text(line.trim())),
      ...(error.cause === undefined || depth >= deepest ? {} : { cause: this.#errorFacts(error.cause, depth + 1) }),
    }
  }

  #clean(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.#text(value)
    if (typeof value === 'bigint') return this.#text(String(value))
    if (value instanceof Error) return this.#errorFacts(value, depth)
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value
    if (depth >= deepest) return removed
    if (Array.isArray(value)) return value.slice(0, widest).map((each) => this.#clean(each, depth + 1))
    const members = Object.entries(value).slice(0, widest)
    return Object.fromEntries(
      members.map(([name, each]) => [
        this.#text(name),
        isSecretName(name) && typeof each !== 'boolean' ? removed : this.#clean(each, depth + 1),
      ]),
    )
  }
}

/** Lines that are kept in memory. */
const mostLately = 200

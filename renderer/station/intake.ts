// Files on their way to the station, one after another, whatever screen is shown: sent in pieces, then read back there.
import type { ExhibitDescription } from '../../native/contract/exhibits.ts'
import { Failure, failureSchema } from '../../native/contract/failures.ts'
import { call } from './call.ts'
import { failureFrom } from './use-call.ts'

/** `checking`: the station has all and reads it back; the job tells how far it is. */
export type IntakePhase = 'waiting' | 'sending' | 'checking' | 'failed' | 'cancelled'

export interface Intake {
  readonly id: string
  readonly case: string
  readonly name: string
  readonly size: number
  readonly sent: number
  readonly phase: IntakePhase
  readonly job: string | null
  readonly failure: Failure | null
}

export interface Wanted {
  readonly case: string
  readonly description: ExhibitDescription
  readonly person: string
}

/** Sends the next piece; answers with the bytes that the station has. @throws Failure. */
async function sendPiece(upload: string, offset: number, piece: Blob, signal: AbortSignal): Promise<number> {
  const response = await fetch(`/upload/${upload}/${offset}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: piece,
    signal,
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return offset + piece.size
  const failure = failureSchema.safeParse(body)
  throw failure.success ? new Failure(failure.data.code, failure.data.details) : new Failure('internal', {})
}

class Intakes {
  #list: readonly Intake[] = []
  readonly #stops = new Map<string, AbortController>()
  readonly #listeners = new Set<() => void>()
  #turn: Promise<void> = Promise.resolve()

  readonly list = (): readonly Intake[] => this.#list
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Adds files; each is sent when those before it have been. */
  add(files: readonly { file: File; wanted: Wanted }[]): void {
    for (const { file, wanted } of files) {
      const id = crypto.randomUUID()
      const { name, size } = file
      const fresh = { id, case: wanted.case, name, size, sent: 0, phase: 'waiting', job: null, failure: null } as const
      this.#stops.set(id, new AbortController())
      this.#set([...this.#list, fresh])
      this.#turn = this.#turn.then(() => this.#send(id, file, wanted))
    }
  }

  /** A file that the station reads itself: only its job is followed. */
  follow(of: string, name: string, job: string): void {
    const started = { id: job, case: of, name, size: 0, sent: 0, phase: 'checking', job, failure: null } as const
    this.#set([...this.#list, started])
  }

  cancel(id: string): void {
    this.#stops.get(id)?.abort()
    const job = this.#list.find((each) => each.id === id)?.job ?? null
    // One that has just ended cannot be stopped any more.
    if (job !== null) void call('jobs.cancel', { job }).catch(() => undefined)
  }

  /** Shows those of a list of ids no more. */
  dismiss(ids: ReadonlySet<string>): void {
    this.#set(this.#list.filter(({ id }) => !ids.has(id)))
  }

  async #send(id: string, file: File, wanted: Wanted): Promise<void> {
    const signal = this.#stops.get(id)?.signal ?? new AbortController().signal
    let upload: string | null = null
    try {
      signal.throwIfAborted()
      const begun = await call('exhibits.begin', { case: wanted.case, name: file.name, size: file.size })
      upload = begun.upload
      this.#change(id, { phase: 'sending' })
      for (let sent = 0; sent < file.size;) {
        signal.throwIfAborted()
        sent = await sendPiece(upload, sent, file.slice(sent, sent + begun.piece), signal)
        this.#change(id, { sent })
      }
      const { description, person } = wanted
      const { job } = await call('exhibits.finish', { upload, description, person })
      this.#change(id, { phase: 'checking', job })
    } catch (error) {
      if (upload !== null) await call('exhibits.cancel', { upload }).catch(() => undefined)
      this.#change(id, signal.aborted ? { phase: 'cancelled' } : { phase: 'failed', failure: failureFrom(error) })
    } finally {
      this.#stops.delete(id)
    }
  }

  #change(id: string, part: Partial<Intake>): void {
    this.#set(this.#list.map((each) => (each.id === id ? { ...each, ...part } : each)))
  }

  #set(list: readonly Intake[]): void {
    this.#list = list
    for (const listener of this.#listeners) listener()
  }
}

export const intakes = new Intakes()

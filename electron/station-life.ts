// Electron's main process: the station is started, and started again when it ends unasked. It recovers by itself what it
// was recording; recording processes outlive it. One that ends again and again is given up, and that is said.
import type { ShellNews, ShellTells } from '../native/contract/shell.ts'
import { tooOften } from './often.ts'
import type { StationProcess } from './station-process.ts'

/** Starts within so many milliseconds that are tried. */
const mostStarts = 3
const within = 60_000

export interface StationLifeParts {
  start(): Promise<StationProcess>
  /** Hears what every one of them says. */
  said(message: ShellNews): void
  /** There is another one, at another address. */
  restarted(station: StationProcess): void
  /** It ended too often; the last time with this code. */
  givenUp(code: number): void
  note(what: string, details: Readonly<Record<string, unknown>>, error?: unknown): void
}

export class StationLife {
  readonly #parts: StationLifeParts
  readonly #isTooOften = tooOften(mostStarts, within)
  #station: StationProcess | null = null
  #isEnding = false
  #restarting: Promise<void> = Promise.resolve()

  constructor(parts: StationLifeParts) {
    this.#parts = parts
  }

  /** Starts the first one: the window can be let in. @throws Error when it cannot: then a person chooses what to do. */
  async begin(): Promise<StationProcess> {
    this.#station = await this.#parts.start()
    return this.#station
  }

  /** Resolves when the first one has opened its vault; from now on it is started again. @throws as {@link begin}. */
  async opened(station: StationProcess): Promise<void> {
    try {
      await station.opened
    } catch (error) {
      this.#station = null
      // Whoever closed the window meanwhile has ended it.
      if (!this.#isEnding) throw error
      return
    }
    this.#adopt(station)
  }

  get address(): string | null {
    return this.#station?.address ?? null
  }

  /** Nobody hears it while there is no station: it is about windows that are not there either. */
  tell(message: ShellTells): void {
    this.#station?.tell(message)
  }

  /** Seals what is recorded and ends it; there is none after that. */
  async stop(): Promise<void> {
    this.#isEnding = true
    await this.#station?.stop()
    await this.#restarting
  }

  #adopt(station: StationProcess): void {
    this.#station = station
    station.onSaid((message) => {
      this.#parts.said(message)
    })
    void station.ended.then((code) => {
      this.#station = null
      if (this.#isEnding) return
      this.#parts.note('the station ended unasked', { code })
      this.#restarting = this.#restart(code)
    })
  }

  async #restart(code: number): Promise<void> {
    while (!this.#isTooOften()) {
      try {
        const station = await this.#parts.start()
        if (this.#isEnding) {
          await station.stop()
          return
        }
        this.#adopt(station)
        station.tell({ tell: 'station-restarted', code })
        this.#parts.restarted(station)
        return
      } catch (error) {
        this.#parts.note('the station did not start again', { code }, error)
        if (this.#isEnding) return
      }
    }
    this.#parts.givenUp(code)
  }
}

// Puts bytes into a SourceBuffer one after the other, as it allows only one change at a time.

/** The part of SourceBuffer that is used. */
export interface Sink {
  readonly updating: boolean
  appendBuffer(bytes: ArrayBuffer): void
  remove(from: number, to: number): void
  addEventListener(type: 'updateend', listener: () => void): void
}

type Change = { readonly bytes: ArrayBuffer } | { readonly from: number; readonly to: number }

export class Appender {
  readonly #sink: Sink
  readonly #waiting: Change[] = []
  readonly #onSettled: () => void
  readonly #onError: (error: unknown) => void

  /** `onSettled` is called whenever everything given so far is in. */
  constructor(sink: Sink, onSettled: () => void, onError: (error: unknown) => void) {
    this.#sink = sink
    this.#onSettled = onSettled
    this.#onError = onError
    sink.addEventListener('updateend', () => {
      if (this.#waiting.length === 0) this.#onSettled()
      this.#next()
    })
  }

  append(bytes: ArrayBuffer): void {
    this.#waiting.push({ bytes })
    this.#next()
  }

  remove(from: number, to: number): void {
    this.#waiting.push({ from, to })
    this.#next()
  }

  #next(): void {
    if (this.#sink.updating) return
    const change = this.#waiting.shift()
    if (change === undefined) return
    try {
      if ('bytes' in change) this.#sink.appendBuffer(change.bytes)
      else this.#sink.remove(change.from, change.to)
    } catch (error) {
      this.#waiting.length = 0
      this.#onError(error)
    }
  }
}

// Files of a case are listed, and numbered, in the order in which they arrived, however long each is looked at.

/** The place of one file among those of its case that have arrived and are not listed yet. */
export interface Arrival {
  /** Resolves when every file that arrived before is listed or given up. @throws the signal's reason when it is aborted before. */
  reached(signal: AbortSignal): Promise<void>
  /** Lets the next one go on, as soon as those before have left too. */
  leave(): void
}

export class Arrivals {
  /** Of each case, when the last file that came has left. */
  readonly #last = new Map<string, Promise<void>>()

  /** Takes the next place of a case; it has to be left, whatever becomes of the file. */
  arrive(of: string): Arrival {
    const before = this.#last.get(of) ?? Promise.resolve()
    const left = Promise.withResolvers<undefined>()
    const last = before.then(() => left.promise)
    this.#last.set(of, last)
    void last.then(() => {
      if (this.#last.get(of) === last) this.#last.delete(of)
    })
    return {
      reached: (signal) => unlessAborted(before, signal),
      leave: () => {
        left.resolve(undefined)
      },
    }
  }
}

function unlessAborted(awaited: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    void awaited.then(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    })
  })
}

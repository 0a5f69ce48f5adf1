// Memory that two threads share: one reads a file into it stretch by stretch, the other follows; no third has a turn.

/** Bytes read at once: little enough to be hashed where the processor still holds them. */
const stretchLength = 256 << 10
const stretchCount = 16
/** How long a thread sleeps before it looks again whether it was stopped, in milliseconds. */
const nap = 100

/** What is handed to both threads. */
export interface SharedMemory {
  readonly bytes: SharedArrayBuffer
  readonly state: SharedArrayBuffer
}

/** Places in the state; the lengths of the stretches follow. */
const [read, followed, stopped, lengths] = [0, 1, 2, 3]

export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** The stretches of one file after the other. Numbers of stretches begin with 0 for each file. */
export class SharedStretches {
  readonly #state: Int32Array<SharedArrayBuffer>
  readonly #slots: readonly Uint8Array[]

  constructor({ bytes, state }: SharedMemory) {
    this.#state = new Int32Array(state)
    this.#slots = Array.from(
      { length: stretchCount },
      (_, i) => new Uint8Array(bytes, i * stretchLength, stretchLength),
    )
  }

  static memory(): SharedMemory {
    return {
      bytes: new SharedArrayBuffer(stretchCount * stretchLength),
      state: new SharedArrayBuffer((lengths + stretchCount) * Int32Array.BYTES_PER_ELEMENT),
    }
  }

  /** Makes ready for the next file, while neither thread is at work. */
  reset(): void {
    this.#state.fill(0)
  }

  /** Makes both threads give up the file. */
  stop(): void {
    Atomics.store(this.#state, stopped, 1)
  }

  /** The room for stretch `n`, as soon as the other thread is done with what was there. @throws Stopped. */
  room(n: number): Uint8Array {
    this.#wait(followed, n - stretchCount)
    return this.#slot(n)
  }

  /** Tells the other thread that stretch `n` is there. No bytes: the file has ended. */
  tell(n: number, length: number): void {
    this.#state[lengths + (n % stretchCount)] = length
    this.#count(read, n)
  }

  /** Stretch `n` as soon as it was read; empty behind the file's end. @throws Stopped. */
  stretch(n: number): Uint8Array {
    this.#wait(read, n)
    return this.#slot(n).subarray(0, this.#state[lengths + (n % stretchCount)])
  }

  /** Stretch `n` isn't needed any more. */
  release(n: number): void {
    this.#count(followed, n)
  }

  #slot(n: number): Uint8Array {
    return this.#slots[n % stretchCount] ?? new Uint8Array()
  }

  #count(which: number, n: number): void {
    Atomics.store(this.#state, which, n + 1)
    Atomics.notify(this.#state, which)
  }

  /** Until the counter has passed `n`. */
  #wait(which: number, n: number): void {
    for (;;) {
      if (Atomics.load(this.#state, stopped) === 1) throw new Stopped()
      const count = Atomics.load(this.#state, which)
      if (count > n) return
      Atomics.wait(this.#state, which, count, nap)
    }
  }
}

// Hands the fragments of a source on to whoever is looking. A viewer who joins begins at the last key frame.
import type { LiveHeader } from '../contract/state.ts'
import { mimeOf, type Beginning, type Fragment } from '../media/fragment-reader.ts'

/** Somebody who looks at a source: first a header, then the bytes of the beginning, then whole fragments. */
export interface Viewer {
  header(header: LiveHeader): void
  bytes(bytes: Buffer): void
}

export class LiveChannel {
  #beginning: Beginning | null = null
  /** Fragments since the last one at which playing can begin. */
  #group: Fragment[] = []
  readonly #viewers = new Set<Viewer>()

  /** A process began to deliver: what follows belongs to this beginning. */
  begin(beginning: Beginning): void {
    this.#beginning = beginning
    this.#group = []
    for (const viewer of this.#viewers) this.#greet(viewer, beginning)
  }

  add(fragment: Fragment): void {
    if (fragment.tracks.length === 0) return
    if (fragment.sync) this.#group = []
    this.#group.push(fragment)
    for (const viewer of this.#viewers) viewer.bytes(fragment.bytes)
  }

  /** Nothing is delivered any more; viewers wait for the next beginning. */
  end(): void {
    this.#beginning = null
    this.#group = []
  }

  /** Adds a viewer; the function returned removes it. */
  open(viewer: Viewer): () => void {
    this.#viewers.add(viewer)
    if (this.#beginning !== null) {
      this.#greet(viewer, this.#beginning)
      for (const fragment of this.#group) viewer.bytes(fragment.bytes)
    }
    return () => this.#viewers.delete(viewer)
  }

  #greet(viewer: Viewer, beginning: Beginning): void {
    viewer.header({ mime: mimeOf(beginning.tracks) })
    viewer.bytes(beginning.bytes)
  }
}

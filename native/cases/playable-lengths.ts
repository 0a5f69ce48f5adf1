// How much of a part may be given to players: all of it, or what stands before its incomplete end.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNames } from '../vault/layout.ts'
import { tailsIn } from '../vault/tails.ts'

/** What is known of a recording: its journal only ever grows, so that only what was added to it has to be read. */
interface Known {
  /** Bytes of whole lines that were read. */
  readonly read: number
  /** Where the incomplete end of a part begins, by the part's file. */
  readonly tails: ReadonlyMap<string, number>
}

const nothing: Known = { read: 0, tails: new Map() }
/** Recordings of which it is remembered. */
const most = 64

export class PlayableLengths {
  readonly #known = new Map<string, Promise<Known>>()

  /**
   * Bytes of a part that stand before its incomplete end; null when all of it may be played.
   * @param folder the recording's folder.
   */
  async of(folder: string, file: string): Promise<number | null> {
    // In turn: two that ask at once read the same lines once.
    const before = this.#known.get(folder) ?? Promise.resolve(nothing)
    const now = before.then((known) => grown(folder, known).catch(() => known))
    this.#known.delete(folder)
    this.#known.set(folder, now)
    for (const oldest of [...this.#known.keys()].slice(0, -most)) this.#known.delete(oldest)
    return (await now).tails.get(file) ?? null
  }
}

/** @throws what the system says when the journal can't be read. */
async function grown(folder: string, known: Known): Promise<Known> {
  const journal = await open(join(folder, fileNames.journal), 'r')
  try {
    const { size } = await journal.stat()
    if (size === known.read) return known
    // One that became shorter is another.
    const { read, tails } = size < known.read ? nothing : known
    const added = Buffer.alloc(size - read)
    const { bytesRead } = await journal.read(added, 0, added.length, read)
    const lines = added.subarray(0, added.subarray(0, bytesRead).lastIndexOf(10) + 1)
    return { read: read + lines.length, tails: new Map([...tailsIn(lines), ...tails]) }
  } finally {
    await journal.close()
  }
}

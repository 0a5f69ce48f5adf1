// The search of a station: its index, kept up with what changes in the background, and what is asked of it.
import type { Output, Request } from '../contract/calls.ts'
import type { Database } from '../database/database.ts'
import { listLengths } from '../vault/exhibit-list/read-list.ts'
import { take, type Findable } from './documents.ts'
import { find } from './find.ts'
import { forget, IndexFile, isDamage } from './index-file.ts'
import { findableOf, type RunningRecordings, type Sources } from './sources.ts'
import { waitingList, type Waiting } from './waiting.ts'

export interface SearchParts {
  readonly database: Database
  /** Folder of the vault, and the file of the index. */
  readonly vault: string
  readonly file: string
  /** Recordings that run; none where it is not given. */
  readonly running?: RunningRecordings
  /** Work that nobody waits for, whose failure is told. */
  inBackground(work: Promise<unknown>): void
  /** Share of the time that is left to what records and to who works; the half where it is not given. */
  readonly rest?: number
  /** Aborted when the station closes. */
  readonly signal: AbortSignal
}

/** Milliseconds over which changes are gathered: what is typed is not taken in letter by letter. */
const gathering = 1000
/** Things that are taken in at a time, and documents of them after which that is enough. */
const atOnce = 200
const mostAtOnce = 1000

export class Search {
  readonly #parts: SearchParts
  readonly #waiting: ReturnType<typeof waitingList>
  #index: Promise<IndexFile> | null = null
  #soon: NodeJS.Timeout | null = null
  /** Whether lists of exhibits were compared with what was taken in of them. */
  #listsCompared = false
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: SearchParts) {
    this.#parts = parts
    this.#waiting = waitingList(parts.database)
  }

  /** Something may have changed: it is taken in soon, once for all that changes meanwhile. */
  wake(): void {
    if (this.#parts.signal.aborted) return
    this.#soon ??= setTimeout(() => {
      this.#soon = null
      this.#parts.inBackground(this.settle())
    }, gathering).unref()
  }

  /** Exhibits or documents of a case were listed. */
  async filesListed(of: string): Promise<void> {
    await this.#waiting.note('files', [of])
    this.wake()
  }

  /** Something was stated in the journal of a recording, which no table of the database tells of. */
  async recordingStated(recording: string): Promise<void> {
    await this.#waiting.note('recording', [recording])
    this.wake()
  }

  /** Takes in everything that waits. */
  settle(): Promise<void> {
    const done = this.#turn.then(async () => {
      try {
        await this.#drain()
      } catch (error) {
        if (!isDamage(error)) throw error
        await this.#startOver()
        await this.#drain()
      }
    })
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** Forgets the index; everything waits to be taken in again. */
  rebuild(): Promise<void> {
    const done = this.#turn.then(() => this.#startOver())
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** @throws Failure of the database, DatabaseError of the index. */
  async find(asked: Request<'search.find'>): Promise<Output<'search.find'>> {
    try {
      return await this.#find(asked)
    } catch (error) {
      if (!isDamage(error)) throw error
      await this.rebuild()
      this.wake()
      return this.#find(asked)
    }
  }

  /** Lets go of the index, after what is under way. */
  async close(): Promise<void> {
    if (this.#soon !== null) clearTimeout(this.#soon)
    await this.#turn
    await (await this.#index?.catch(() => null))?.close()
  }

  async #find(asked: Request<'search.find'>): Promise<Output<'search.find'>> {
    const groups = await find(await this.#opened(), this.#parts.database.read, asked)
    return { groups, waiting: await this.#waiting.count() }
  }

  #opened(): Promise<IndexFile> {
    this.#index ??= IndexFile.open(this.#parts.file).then(async (index) => {
      if (index.isNew) await this.#waiting.all()
      return index
    })
    this.#index.catch(() => {
      this.#index = null
    })
    return this.#index
  }

  async #startOver(): Promise<void> {
    await (await this.#index?.catch(() => null))?.close()
    this.#index = null
    this.#listsCompared = false
    await forget(this.#parts.file)
    await this.#opened()
  }

  async #drain(): Promise<void> {
    const { signal } = this.#parts
    const index = await this.#opened()
    await this.#compareLists(index)
    while (!signal.aborted) {
      const begun = performance.now()
      const some = await this.#waiting.newest(atOnce)
      if (some.length === 0) return
      await this.#take(index, some)
      const { rest = 0.5 } = this.#parts
      await pause((performance.now() - begun) * (rest / (1 - rest)), signal)
    }
  }

  /** Lists lie outside of the database, so a crash can keep one that grew from being noted. */
  async #compareLists(index: IndexFile): Promise<void> {
    if (this.#listsCompared) return
    const rows = await index.all(`SELECT key, seq FROM owner WHERE kind = 'files'`)
    const taken = new Map(rows.map(({ key, seq }) => [String(key), Number(seq)]))
    const lengths = await listLengths(this.#parts.vault)
    await this.#waiting.note(
      'files',
      [...lengths].flatMap(([of, length]) => (taken.get(of) === length ? [] : [of])),
    )
    this.#listsCompared = true
  }

  async #take(index: IndexFile, some: readonly Waiting[]): Promise<void> {
    const { database, vault, signal, running = () => null } = this.#parts
    const seqOf: Sources['seqOf'] = async (record) => {
      const [row] = await index.all(`SELECT seq FROM owner WHERE kind = 'record' AND key = ?`, [record])
      return Number(row?.['seq'] ?? 0)
    }
    const done: Waiting[] = []
    const all: Findable[] = []
    let size = 0
    for (const each of some) {
      if (signal.aborted || size >= mostAtOnce) break
      const findable = await findableOf({ read: database.read, vault, seqOf, running }, each.kind, each.key)
      all.push(findable)
      size += findable.documents.length
      // A long record waits on until its last change was taken in.
      if (findable.isWhole) done.push(each)
    }
    // Each transaction leaves a part of the index to be merged: so one for all.
    await index.write(async (writer) => {
      for (const findable of all) await take(writer, findable)
    })
    await this.#waiting.done(done)
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, Math.min(milliseconds, gathering))
    signal.addEventListener('abort', end)
  })

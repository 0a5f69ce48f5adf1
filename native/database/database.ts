// SQLite behind one interface: one writer in a queue, readers of a type of their own, ordered migrations.
import { existsSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { Failure, type FailureCode } from '../contract/failures.ts'
import { Connection, DatabaseError, type Row, type Value } from './connection.ts'
import { CopySchedule } from './copy-schedule.ts'
import { copyOf, restoreCopy, writeCopy } from './copy.ts'
import { noteLeft, takeLeft } from './left-mark.ts'
import { migrations } from './migrations.ts'

export type { Value } from './connection.ts'

/** Asks; never changes. */
export interface Reader {
  all(sql: string, values?: readonly Value[]): Promise<Row[]>
  /** The first row, if there is one. */
  first(sql: string, values?: readonly Value[]): Promise<Row | undefined>
}

/** Asks and changes, inside one transaction. */
export interface Writer extends Reader {
  /** Answers with the number of rows that were changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>
}

const readerOf = (connection: Connection): Reader => ({
  all: (sql, values) => connection.all(sql, values),
  first: async (sql, values) => (await connection.all(sql, values))[0],
})

/** Bytes of SQLite's header: what is shorter is no database, though SQLite takes it for an empty one. */
const header = 100

/** Errors after which the file itself cannot be trusted. */
const damage = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB'])

/** What a person can do something about. */
const failures: Readonly<Partial<Record<string, FailureCode>>> = {
  SQLITE_FULL: 'disk-full',
  SQLITE_IOERR: 'disk-failed',
  SQLITE_READONLY: 'vault-read-only',
  SQLITE_CORRUPT: 'database-damaged',
}

/** Of a header or a schema that makes no sense SQLite says the same as of a wrong statement: here the file is wrong. */
function asDamage(error: unknown): never {
  const isOfFile = error instanceof DatabaseError && error.code === 'SQLITE_ERROR'
  throw isOfFile ? new DatabaseError('SQLITE_CORRUPT', error.message) : (error as Error)
}

function inContract(error: unknown): never {
  const code = error instanceof DatabaseError ? failures[error.code] : undefined
  if (code !== undefined) throw new Failure(code, { what: 'database' }, { cause: error })
  throw error as Error
}

/** What became of a file that was damaged or gone. */
interface Lost {
  readonly keptAside: string | null
  readonly restored: string | null
}

export class Database {
  readonly #writer: Connection
  readonly #reader: Connection
  /** What of a damaged file was kept aside, if it had to be; the caller then builds the index again. */
  readonly keptAside: string | null
  /** Of when the copy is that took its place; null when none had to, or there was none. */
  readonly restored: string | null
  readonly #file: string
  readonly #copySchedule = new CopySchedule(() => this.#writeCopy())
  #turn: Promise<unknown> = Promise.resolve()
  /** Whether the file was read from end to end, and found whole. */
  #isRead: boolean

  private constructor(file: string, writer: Connection, reader: Connection, lost: Lost, isRead: boolean) {
    this.#file = file
    this.#isRead = isRead
    this.#writer = writer
    this.#reader = reader
    this.keptAside = lost.keptAside
    this.restored = lost.restored
  }

  /**
   * Opens a database, or makes it, readable by its owner only since it holds cameras' passwords. A damaged file is
   * renamed, never removed, and its copy takes its place, else a new one; the copy also when the file is gone.
   * @param steps the tables, as ordered migrations.
   * @throws Failure `database-newer` for a file of a later program, `database-damaged` when it cannot be kept aside.
   */
  static async open(file: string, steps: readonly string[] = migrations): Promise<Database> {
    // Of the file as it was left alone: what takes its place is read.
    let isAsLeft = await takeLeft(file)
    return unlessDamaged(await restoredIfGone(), async (keptAside) =>
      unlessDamaged({ keptAside, restored: await restoreCopy(file).catch(() => null) }, () =>
        // The copy is no better; of the two the file itself is the one to look into.
        openFile(file, { keptAside, restored: null }),
      ),
    )

    async function unlessDamaged(
      lost: Lost,
      otherwise: (keptAside: string | null) => Promise<Database>,
    ): Promise<Database> {
      try {
        return await openFile(file, lost)
      } catch (error) {
        if (!(error instanceof DatabaseError) || !damage.has(error.code)) throw error
        const keptAside = await keepAside(file)
        isAsLeft = false
        return otherwise(lost.keptAside ?? keptAside)
      }
    }

    /** A file that is gone, or has not even the header of one, where there is a copy of it. */
    async function restoredIfGone(): Promise<Lost> {
      if ((await sizeOf(file)) >= header || !existsSync(copyOf(file))) return { keptAside: null, restored: null }
      // Its write-ahead log must not be taken for that of the copy.
      const keptAside = await keepAside(file)
      isAsLeft = false
      return { keptAside, restored: await restoreCopy(file).catch(() => null) }
    }

    async function requireIntact(writer: Connection, path: string): Promise<void> {
      await requireKnown(writer, path, steps)
      await writer.script('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
      if (!isAsLeft) await requireWhole(writer)
    }

    async function openFile(path: string, lost: Lost): Promise<Database> {
      await makePrivate(path)
      const writer = await Connection.open(path, 'write')
      try {
        await requireIntact(writer, path).catch(asDamage)
        await migrate(writer, steps)
        return new Database(path, writer, await Connection.open(path, 'read'), lost, !isAsLeft)
      } catch (error) {
        await writer.close()
        throw error
      }
    }
  }

  /** What is committed. */
  get read(): Reader {
    const reader = readerOf(this.#reader)
    return {
      all: (sql, values) => reader.all(sql, values).catch(inContract),
      first: (sql, values) => reader.first(sql, values).catch(inContract),
    }
  }

  /**
   * Runs `work` alone in a transaction: all of it is durable when this resolves, or none of it ever happened. `work` must
   * not wait for another `write`, which would wait for it.
   * @throws Failure `disk-full`, `disk-failed`, `vault-read-only`, `database-damaged`; DatabaseError; what `work` throws.
   */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const result = this.#turn.then(async () => {
      await this.#writer.run('BEGIN IMMEDIATE').catch(inContract)
      try {
        const run = (sql: string, values?: readonly Value[]) => this.#writer.run(sql, values)
        const done = await work({ ...readerOf(this.#writer), run })
        await this.#writer.run('COMMIT')
        return done
      } catch (error) {
        await this.#writer.run('ROLLBACK').catch(() => undefined) // SQLite may have rolled back by itself
        return inContract(error)
      }
    })
    this.#turn = result.catch(() => undefined)
    return result
  }

  /**
   * Reads the file from end to end, beside what else is asked, where {@link open} did not because it was as it had been
   * left. One that is not whole is restored by the next start. @throws Failure `database-damaged`.
   */
  async check(): Promise<void> {
    if (this.#isRead) return
    const connection = await Connection.open(this.#file, 'read')
    try {
      await requireWhole(connection)
      this.#isRead = true
    } catch (error) {
      inContract(error)
    } finally {
      await connection.close()
    }
  }

  /**
   * Writes what is committed into the copy beside the file; once for all that is asked for meanwhile. Nothing waits for it.
   * @throws Failure `database-damaged`: what is not whole does not take the place of a copy that is.
   */
  copy(): Promise<void> {
    return this.#copySchedule.now()
  }

  /**
   * Has the copy written within so many milliseconds, for a large database later: at most a tenth of the time goes into
   * copies. Once for all who ask meanwhile, and at the latest at the end.
   * @param begun is given each copy that is under way.
   */
  copyWithin(milliseconds: number, begun: (copying: Promise<void>) => void): void {
    this.#copySchedule.within(milliseconds, begun)
  }

  async #writeCopy(): Promise<void> {
    await this.check()
    // A connection of its own: SQLite then copies what was committed when it began, while others go on writing.
    const connection = await Connection.open(this.#file, 'read')
    try {
      await writeCopy(this.#file, (path) => connection.run('VACUUM INTO ?', [path]))
    } finally {
      await connection.close()
    }
  }

  /** Waits for what was begun, and lets go of the file. */
  async close(): Promise<void> {
    await this.#turn
    await this.#copySchedule.close()
    await this.#reader.close()
    await this.#writer.close()
    if (this.#isRead) await noteLeft(this.#file)
  }
}

/** Reads everything. @throws DatabaseError `SQLITE_CORRUPT`. */
async function requireWhole(connection: Connection): Promise<void> {
  const [check] = await connection.all('PRAGMA quick_check(1)')
  if (check?.['quick_check'] !== 'ok') throw new DatabaseError('SQLITE_CORRUPT', String(check?.['quick_check']))
}

async function versionOf(connection: Connection): Promise<number> {
  const [row] = await connection.all('PRAGMA user_version')
  return Number(row?.['user_version'] ?? 0)
}

/** How many versions ahead another program may be; a number beyond that was not written by any. */
const mostAhead = 1000

/** Before anything is changed: a later program's file stays as it is. */
async function requireKnown(connection: Connection, path: string, { length: known }: readonly string[]): Promise<void> {
  const found = await versionOf(connection)
  const [tables] = await connection.all('SELECT count(*) AS count FROM sqlite_schema')
  const isAltered = found < 0 || found > known + mostAhead || (found === 0 && Number(tables?.['count']) > 0)
  if (isAltered) throw new DatabaseError('SQLITE_CORRUPT', `user_version is ${found}`)
  if (found > known) throw new Failure('database-newer', { path, found, known })
}

async function migrate(writer: Connection, steps: readonly string[]): Promise<void> {
  const version = await versionOf(writer)
  for (const [at, sql] of steps.entries()) {
    if (at >= version) await writer.script(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${at + 1}; COMMIT`)
  }
}

/** Makes the file if there is none; what SQLite puts beside it gets the same rights. */
async function makePrivate(path: string): Promise<void> {
  const file = await open(path, 'a', 0o600).catch(() => undefined) // SQLite will say what is wrong
  await file?.close()
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** Renames what there is of a file; answers its new name, null when nothing was there. @throws Failure `database-damaged`. */
async function keepAside(file: string): Promise<string | null> {
  const to = `${file}.damaged-${new Date().toISOString().replace(/\D/g, '')}`
  const there = ['', '-wal', '-shm'].filter((end) => existsSync(file + end))
  try {
    for (const end of there) await rename(file + end, to + end)
  } catch (error) {
    throw new Failure('database-damaged', { path: file }, { cause: error })
  }
  return there.length === 0 ? null : to
}

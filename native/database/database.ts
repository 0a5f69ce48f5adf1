// SQLite behind one interface: one writer in a queue, readers of a type of their own, ordered migrations.
import { existsSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { Failure, type FailureCode } from '../contract/failures.ts'
import { Connection, DatabaseError, type Row, type Value } from './connection.ts'
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

/** Errors after which the file itself cannot be trusted. */
const damage = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB'])

/** What a person can do something about. */
const failures: Readonly<Partial<Record<string, FailureCode>>> = {
  SQLITE_FULL: 'disk-full',
  SQLITE_IOERR: 'disk-failed',
  SQLITE_READONLY: 'vault-read-only',
  SQLITE_CORRUPT: 'database-damaged',
}

function inContract(error: unknown): never {
  const code = error instanceof DatabaseError ? failures[error.code] : undefined
  if (code !== undefined) throw new Failure(code, { what: 'database' }, { cause: error })
  throw error as Error
}

export class Database {
  readonly #writer: Connection
  readonly #reader: Connection
  /** What of a damaged file was kept aside, if it had to be; the caller then builds the index again. */
  readonly keptAside: string | null
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(writer: Connection, reader: Connection, keptAside: string | null) {
    this.#writer = writer
    this.#reader = reader
    this.keptAside = keptAside
  }

  /**
   * Opens a database, or makes it, readable by its owner only since it holds cameras' passwords. A damaged file is
   * renamed, never removed, and a new one takes its place.
   * @param steps the tables, as ordered migrations.
   * @throws Failure `database-newer` for a file of a later program, `database-damaged` when it cannot be kept aside.
   */
  static async open(file: string, steps: readonly string[] = migrations): Promise<Database> {
    try {
      return await openFile(file, null)
    } catch (error) {
      if (!(error instanceof DatabaseError) || !damage.has(error.code)) throw error
      const keptAside = `${file}.damaged-${new Date().toISOString().replace(/\D/g, '')}`
      await keepAside(file, keptAside).catch((cause: unknown) => {
        throw new Failure('database-damaged', { path: file }, { cause })
      })
      return openFile(file, keptAside)
    }

    async function openFile(path: string, keptAside: string | null): Promise<Database> {
      await makePrivate(path)
      const writer = await Connection.open(path, 'write')
      try {
        await requireKnown(writer, path, steps)
        await writer.script('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
        const [check] = await writer.all('PRAGMA quick_check(1)')
        if (check?.['quick_check'] !== 'ok') throw new DatabaseError('SQLITE_CORRUPT', String(check?.['quick_check']))
        await migrate(writer, steps)
        return new Database(writer, await Connection.open(path, 'read'), keptAside)
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

  /** Waits for what was begun, and lets go of the file. */
  async close(): Promise<void> {
    await this.#turn
    await this.#reader.close()
    await this.#writer.close()
  }
}

async function versionOf(connection: Connection): Promise<number> {
  const [row] = await connection.all('PRAGMA user_version')
  return Number(row?.['user_version'] ?? 0)
}

/** Before anything is changed: a later program's file stays as it is. */
async function requireKnown(connection: Connection, path: string, { length: known }: readonly string[]): Promise<void> {
  const found = await versionOf(connection)
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

async function keepAside(file: string, to: string): Promise<void> {
  await rename(file, to)
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) await rename(file + end, to + end)
}

// SQLite behind one interface: one writer in a queue, readers of a type of their own, ordered migrations.
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Failure } from '../contract/failures.ts'
import { Connection, DatabaseError, type Row, type Value } from './connection.ts'
import { migrations } from './migrations.ts'

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
   * Opens a database, or makes it. A damaged file is renamed, never removed, and a new one takes its place.
   * @throws Failure `database-newer` for a file of a later program, `database-damaged` when it cannot be kept aside.
   */
  static async open(file: string): Promise<Database> {
    try {
      return await openFile(file, null)
    } catch (error) {
      if (!(error instanceof DatabaseError) || !damage.has(error.code)) throw error
      const keptAside = `${file}.damaged-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
      await keepAside(file, keptAside).catch((cause: unknown) => {
        throw new Failure('database-damaged', { path: file }, { cause })
      })
      return openFile(file, keptAside)
    }

    async function openFile(path: string, keptAside: string | null): Promise<Database> {
      const writer = await Connection.open(path, 'write')
      try {
        await writer.script('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
        const [check] = await writer.all('PRAGMA quick_check(1)')
        if (check?.['quick_check'] !== 'ok') throw new DatabaseError('SQLITE_CORRUPT', String(check?.['quick_check']))
        await migrate(writer, path)
        return new Database(writer, await Connection.open(path, 'read'), keptAside)
      } catch (error) {
        await writer.close()
        throw error
      }
    }
  }

  /** What is committed. */
  get read(): Reader {
    return readerOf(this.#reader)
  }

  /** Runs `work` alone in a transaction: all of it is durable when this resolves, or none of it ever happened. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const result = this.#turn.then(async () => {
      await this.#writer.run('BEGIN IMMEDIATE')
      try {
        const run = (sql: string, values?: readonly Value[]) => this.#writer.run(sql, values)
        const done = await work({ ...readerOf(this.#writer), run })
        await this.#writer.run('COMMIT')
        return done
      } catch (error) {
        await this.#writer.run('ROLLBACK').catch(() => undefined) // SQLite may have rolled back by itself
        throw error
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

async function migrate(writer: Connection, path: string): Promise<void> {
  const [row] = await writer.all('PRAGMA user_version')
  const version = Number(row?.['user_version'] ?? 0)
  if (version > migrations.length)
    throw new Failure('database-newer', { path, found: version, known: migrations.length })
  for (const [at, sql] of migrations.entries()) {
    if (at >= version) await writer.script(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${at + 1}; COMMIT`)
  }
}

async function keepAside(file: string, to: string): Promise<void> {
  await rename(file, to)
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) await rename(file + end, to + end)
}

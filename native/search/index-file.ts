// The file of the search's index: a view of database and recordings, thrown away and built again whenever it is in doubt.
import { open, rm } from 'node:fs/promises'
import { Connection, DatabaseError, type Row, type Value } from '../database/connection.ts'
import { searchKinds, type SearchKind } from '../contract/search.ts'

/** Another number = another form of the file: one of before is built again. */
const form = 3

export const wordsOf = (kind: SearchKind): string => `${kind}_words`

const schema = `
  CREATE TABLE owner (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    case_id TEXT,
    recording TEXT,
    -- What was taken in: of a written record the number of its newest change, of exhibits the length of their list.
    seq INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, key)
  ) STRICT;
  -- The number of a document grows with its time, so that the newest are found first: see [Note: Numbers of documents].
  CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    at TEXT NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX document_of_owner ON document (owner, item);
  ${searchKinds
    .map(
      (kind) => `CREATE VIRTUAL TABLE ${wordsOf(kind)} USING fts5 (
        words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '~'"
      );`,
    )
    .join('\n')}
`

/** KiB of pages that each connection keeps. */
const cache = 16_384

/** What else lies beside the file while it is open. */
const endings = ['', '-wal', '-shm', '-journal']

async function remove(file: string): Promise<void> {
  for (const end of endings) await rm(file + end, { force: true })
}

async function formOf(connection: Connection): Promise<number> {
  const [row] = await connection.all('PRAGMA user_version')
  return Number(row?.['user_version'] ?? 0)
}

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof DatabaseError && codes.includes(error.code)

/** Whether the file itself is no good any more. */
export const isDamage = (error: unknown): boolean => hasCode(error, ['SQLITE_CORRUPT', 'SQLITE_NOTADB'])

export class IndexFile {
  readonly #writer: Connection
  readonly #reader: Connection
  /** Whether it was made just now, and holds nothing. */
  readonly isNew: boolean
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(writer: Connection, reader: Connection, isNew: boolean) {
    this.#writer = writer
    this.#reader = reader
    this.isNew = isNew
  }

  /** Opens the file, or makes it; a damaged one and one of another form is made anew. @throws DatabaseError of the disk. */
  static async open(file: string): Promise<IndexFile> {
    try {
      return await IndexFile.#opened(file)
    } catch (error) {
      // Of tables that are not there SQLite says what it says of a wrong statement.
      if (!isDamage(error) && !hasCode(error, ['SQLITE_ERROR'])) throw error
      await remove(file)
      return IndexFile.#opened(file)
    }
  }

  static async #opened(file: string): Promise<IndexFile> {
    // It holds what was said: readable by its owner only.
    await (await open(file, 'a', 0o600)).close()
    const writer = await Connection.open(file, 'write')
    try {
      // What a power cut takes is still waiting in the database, and is taken in again.
      const set = `PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${cache}`
      await writer.script(`PRAGMA journal_mode = WAL; ${set}`)
      const found = await formOf(writer)
      if (found !== 0 && found !== form) throw new DatabaseError('SQLITE_CORRUPT', `the index has form ${found}`)
      if (found === 0) await writer.script(`BEGIN; ${schema} PRAGMA user_version = ${form}; COMMIT`)
      const reader = await Connection.open(file, 'read')
      await reader.script(`PRAGMA cache_size = -${cache}`)
      await reader.all('SELECT 1 FROM document LIMIT 1')
      return new IndexFile(writer, reader, found === 0)
    } catch (error) {
      await writer.close()
      throw error
    }
  }

  all(sql: string, values: readonly Value[] = []): Promise<Row[]> {
    return this.#reader.all(sql, values)
  }

  /** Runs `work` alone in a transaction. */
  write<T>(work: (writer: Connection) => Promise<T>): Promise<T> {
    const done = this.#turn.then(async () => {
      await this.#writer.run('BEGIN IMMEDIATE')
      try {
        const result = await work(this.#writer)
        await this.#writer.run('COMMIT')
        return result
      } catch (error) {
        await this.#writer.run('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
    this.#turn = done.catch(() => undefined)
    return done
  }

  async close(): Promise<void> {
    await this.#turn
    await this.#reader.close()
    await this.#writer.close()
  }
}

/** Makes the index of that file be built again at its next opening. */
export const forget = remove

// The only file that knows sqlite3: its callbacks as promises, its errors with their names.
import sqlite3 from 'sqlite3'

export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/** A failed statement. `name` of the cause is SQLite's: `SQLITE_CONSTRAINT`, `SQLITE_CORRUPT`, `SQLITE_FULL` … */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

function asDatabaseError(error: Error): DatabaseError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'SQLITE_ERROR'
  return new DatabaseError(code, error.message, { cause: error })
}

/** One connection to a file. Statements run in the order in which they were asked for. */
export class Connection {
  readonly #handle: sqlite3.Database

  private constructor(handle: sqlite3.Database) {
    this.#handle = handle
    handle.configure('busyTimeout', 5000)
  }

  /** @throws DatabaseError */
  static open(file: string, mode: 'write' | 'read'): Promise<Connection> {
    const flags = mode === 'write' ? sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE : sqlite3.OPEN_READONLY
    return new Promise((resolve, reject) => {
      const handle = new sqlite3.Database(file, flags, (error) => {
        if (error === null) resolve(new Connection(handle))
        else reject(asDatabaseError(error))
      })
    })
  }

  /** Runs one statement; answers with the number of rows that it changed. */
  run(sql: string, values: readonly Value[] = []): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#handle.run(sql, [...values], function (this: sqlite3.RunResult, error: Error | null) {
        if (error === null) resolve(this.changes)
        else reject(asDatabaseError(error))
      })
    })
  }

  /** Runs several statements without values. */
  script(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#handle.exec(sql, (error) => {
        if (error === null) resolve()
        else reject(asDatabaseError(error))
      })
    })
  }

  all(sql: string, values: readonly Value[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#handle.all(sql, [...values], (error: Error | null, rows: Row[]) => {
        if (error === null) resolve(rows)
        else reject(asDatabaseError(error))
      })
    })
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#handle.close((error) => {
        if (error === null) resolve()
        else reject(asDatabaseError(error))
      })
    })
  }
}

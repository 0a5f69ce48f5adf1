// The audit log as it is searched: a view of it in the database that can be built again from the log at any time.
import { readdir } from 'node:fs/promises'
import { auditEntry, type AuditEntry } from '../contract/audit.ts'
import type { Output, Request } from '../contract/calls.ts'
import { auditAction as englishActions } from '../contract/sentences/en/audit.ts'
import { auditAction } from '../contract/sentences/zh-CN/audit.ts'
import { indexedWords, searchExpression } from '../database/bigrams.ts'
import type { Database, Value, Writer } from '../database/database.ts'
import { segmentsAmong } from './layout.ts'
import type { ActLine, AuditLine } from './lines.ts'
import { readSegment } from './read-segment.ts'

/** Rows that are written in one transaction. */
const mostAtOnce = 500

export class AuditIndex {
  readonly #database: Database
  #turn: Promise<unknown> = Promise.resolve()

  constructor(database: Database) {
    this.#database = database
  }

  /** Takes lines in; those that are there already stay as they are. @throws Failure of the database. */
  add(segment: number, lines: readonly AuditLine[]): Promise<void> {
    const acts = lines.filter((line) => line.kind === 'act')
    const done = this.#turn.then(async () => {
      for (let from = 0; from < acts.length; from += mostAtOnce) {
        const some = acts.slice(from, from + mostAtOnce)
        await this.#database.write(async (writer) => {
          for (const act of some) await insert(writer, segment, act)
        })
      }
    })
    this.#turn = done.catch(() => undefined)
    return done
  }

  /**
   * Takes in every segment in `folder` that is not there, all but the newest, which is taken in when it is opened.
   * Segments are never changed, so one that was taken in to its end is not read again.
   */
  async complete(folder: string): Promise<void> {
    const numbers = segmentsAmong(await readdir(folder).catch(() => [])).slice(0, -1)
    const rows = await this.#database.read.all('SELECT segment FROM audit_segment')
    const known = new Set(rows.map(({ segment }) => Number(segment)))
    for (const number of numbers.filter((each) => !known.has(each))) {
      const { journal } = await readSegment(folder, number)
      await this.add(number, journal.lines)
      await this.#database.write((writer) =>
        writer.run('INSERT OR IGNORE INTO audit_segment (segment, lines) VALUES (?, ?)', [
          number,
          journal.lines.length,
        ]),
      )
    }
  }

  /** Forgets everything and takes every segment in `folder` in again. @throws Failure of the database. */
  async rebuild(folder: string): Promise<void> {
    await this.#turn
    await this.#database.write(async (writer) => {
      for (const table of ['audit_line', 'audit_words', 'audit_segment']) await writer.run(`DELETE FROM ${table}`)
    })
    await this.complete(folder)
    const newest = segmentsAmong(await readdir(folder).catch(() => [])).at(-1)
    if (newest !== undefined) await this.add(newest, (await readSegment(folder, newest)).journal.lines)
  }

  /** @throws Failure of the database. */
  async find(asked: Request<'audit.find'>): Promise<Output<'audit.find'>> {
    await this.#turn
    const { where, values } = conditions(asked)
    const { read } = this.#database
    const page = 'ORDER BY segment DESC, seq DESC LIMIT ? OFFSET ?'
    const rows = await read.all(`SELECT segment, line FROM audit_line ${where} ${page}`, [
      ...values,
      asked.limit,
      asked.offset,
    ])
    const count = await read.first(`SELECT count(*) AS total FROM audit_line ${where}`, values)
    const people = await read.all('SELECT DISTINCT person FROM audit_line WHERE person IS NOT NULL ORDER BY person')
    return {
      entries: rows.map(({ segment, line }) => entryOf(Number(segment), JSON.parse(String(line)) as ActLine)),
      total: Number(count?.['total'] ?? 0),
      people: people.map(({ person }) => String(person)),
    }
  }

  /** Waits for what was begun. */
  async close(): Promise<void> {
    await this.#turn
  }
}

async function insert(writer: Writer, segment: number, act: ActLine): Promise<void> {
  const { seq, at, person, action, outcome } = act
  const added = await writer.run(
    'INSERT OR IGNORE INTO audit_line (segment, seq, at, person, action, outcome, line) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [segment, seq, at, person, action, outcome, JSON.stringify(act)],
  )
  if (added === 0) return
  await writer.run('INSERT INTO audit_words (rowid, words) VALUES (last_insert_rowid(), ?)', [
    indexedWords(searchedText(act)),
  ])
}

/** What a search finds a line by. */
function searchedText({ person, subject, action, details }: ActLine): string {
  const texts: string[] = []
  const gather = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') texts.push(String(value))
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) gather(inner)
  }
  gather(details)
  return [person ?? '', subject ?? '', auditAction[action], englishActions[action], ...texts].join('\n')
}

function conditions({ text, from, to, person, action, outcome }: Request<'audit.find'>) {
  const words = searchExpression(text)
  const wanted: [string, Value | undefined][] = [
    ['rowid IN (SELECT rowid FROM audit_words WHERE words MATCH ?)', words ?? undefined],
    ['at >= ?', from],
    ['at < ?', to],
    ['person = ?', person],
    ['action = ?', action],
    ['outcome = ?', outcome],
  ]
  const given = wanted.filter((pair): pair is [string, Value] => pair[1] !== undefined)
  return {
    where: given.length === 0 ? '' : `WHERE ${given.map(([condition]) => condition).join(' AND ')}`,
    values: given.map(([, value]) => value),
  }
}

function entryOf(segment: number, { seq, at, origin, person, action, outcome, failure, subject, details }: ActLine) {
  const entry = { segment, seq, at, origin, person, action, outcome, failure, subject, details }
  return auditEntry.parse(entry) satisfies AuditEntry
}

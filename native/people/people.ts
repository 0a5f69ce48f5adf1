// People who work here: added, changed, gone; never removed, as their names stand in what was recorded.
import { randomUUID } from 'node:crypto'
import { Failure } from '../contract/failures.ts'
import { passwordProblem, type PasswordProblem, type PasswordRules } from '../contract/password-rules.ts'
import { personSchema, type Person, type PersonFacts } from '../contract/people.ts'
import { DatabaseError, type Row } from '../database/connection.ts'
import type { Database, Reader, Writer } from '../database/database.ts'
import { hashOf, isPassword } from './passwords.ts'

/** What is known of a person's password. */
export interface Kept {
  readonly hash: string | null
  /** When it was chosen. */
  readonly since: string | null
  /** Whether somebody else chose it. */
  readonly given: boolean
  /** Wrong attempts in a row, and when the last was. */
  readonly wrong: number
  readonly wrongAt: string | null
}

const personIn = (row: Row): Person =>
  personSchema.parse({
    id: row['id'],
    account: row['account'],
    name: row['name'],
    roles: JSON.parse(String(row['roles'])) as unknown,
    unit: row['unit'],
    certificate: row['certificate'],
    validUntil: row['valid_until'],
    mayLogIn: row['hash'] !== null,
    left: row['left_at'],
  })

const textOrNull = (value: Row[string] | undefined): string | null => (typeof value === 'string' ? value : null)

const keptIn = (row: Row): Kept => ({
  hash: textOrNull(row['hash']),
  since: textOrNull(row['hash_since']),
  given: row['given'] === 1,
  wrong: Number(row['wrong']),
  wrongAt: textOrNull(row['wrong_at']),
})

function accountUsed(error: unknown, account: string): never {
  if (error instanceof DatabaseError && error.message.includes('person.account')) {
    throw new Failure('account-used', { account }, { cause: error })
  }
  throw error as Error
}

/** @throws Failure `person-unknown`. */
async function rowOf(reader: Reader, id: string): Promise<Row> {
  const row = await reader.first('SELECT * FROM person WHERE id = ?', [id])
  if (row === undefined) throw new Failure('person-unknown', { person: id })
  return row
}

/** Somebody must be left who can let others in. @throws Failure `administrator-missing`. */
async function requireAdministrator(reader: Reader): Promise<void> {
  const rows = await reader.all('SELECT * FROM person WHERE left_at IS NULL AND hash IS NOT NULL')
  if (!rows.some((row) => personIn(row).roles.includes('admin'))) throw new Failure('administrator-missing')
}

/** @throws Failure `password-weak` with what is wrong. */
function requireStrong(password: string, of: PersonFacts, rules: PasswordRules): void {
  const problem: PasswordProblem | null = passwordProblem(password, of, rules)
  if (problem !== null) throw new Failure('password-weak', { problem, length: rules.length, kinds: rules.kinds })
}

const factColumns = ({ account, name, roles, unit, certificate, validUntil }: PersonFacts) => [
  ...[account, name, JSON.stringify(roles), unit, certificate, validUntil],
]

/** Adds somebody whose password, if any, was found strong enough. */
async function add(writer: Writer, facts: PersonFacts, hash: string | null, given: boolean): Promise<string> {
  const [id, now] = [randomUUID(), new Date().toISOString()]
  await writer.run(
    `INSERT INTO person (account, name, roles, unit, certificate, valid_until, id, created, hash, hash_since, given)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...factColumns(facts), id, now, hash, hash === null ? null : now, given ? 1 : 0],
  )
  return id
}

async function setFacts(writer: Writer, id: string, facts: PersonFacts): Promise<void> {
  const set = 'account = ?, name = ?, roles = ?, unit = ?, certificate = ?, valid_until = ?'
  await writer.run(`UPDATE person SET ${set} WHERE id = ?`, [...factColumns(facts), id])
}

/** Whoever came first would otherwise be locked out of an office without an administrator. @throws Failure `accounts-missing`. */
async function requireAccounts(reader: Reader): Promise<void> {
  const some = await reader.first('SELECT 1 FROM person WHERE hash IS NOT NULL')
  if (some === undefined) throw new Failure('accounts-missing')
}

export function peopleStore(database: Database) {
  const get = async (id: string): Promise<Person> => personIn(await rowOf(database.read, id))
  const change = async (id: string, sql: string, values: readonly (string | number | null)[]): Promise<Person> => {
    await database.write(async (writer) => {
      await rowOf(writer, id)
      await writer.run(`UPDATE person SET ${sql} WHERE id = ?`, [...values, id])
    })
    return get(id)
  }
  return {
    /** @throws Failure `person-unknown`. */
    get,

    async list(): Promise<Person[]> {
      return (await database.read.all('SELECT * FROM person ORDER BY left_at IS NOT NULL, name, account')).map(personIn)
    },

    async hasAccounts(): Promise<boolean> {
      return (await database.read.first('SELECT 1 FROM person WHERE hash IS NOT NULL')) !== undefined
    },

    /** The person of an account, and what is known of the password; null when there is no such account. */
    async ofAccount(account: string): Promise<{ person: Person; kept: Kept } | null> {
      const row = await database.read.first('SELECT * FROM person WHERE account = ?', [account])
      return row === undefined ? null : { person: personIn(row), kept: keptIn(row) }
    },

    /** The first one, who can add the others. @throws Failure `accounts-exist`, `password-weak`, `administrator-missing`. */
    async begin(facts: PersonFacts, password: string, rules: PasswordRules): Promise<Person> {
      requireStrong(password, facts, rules)
      const hash = await hashOf(password)
      const id = await database.write(async (writer) => {
        if ((await writer.first('SELECT 1 FROM person WHERE hash IS NOT NULL')) !== undefined) {
          throw new Failure('accounts-exist')
        }
        const added = await add(writer, facts, hash, false)
        await requireAdministrator(writer)
        return added
      })
      return get(id)
    },

    /** @throws Failure `account-used`, `password-weak`, `accounts-missing`. */
    async add(facts: PersonFacts, password: string | undefined, rules: PasswordRules): Promise<Person> {
      if (password !== undefined) requireStrong(password, facts, rules)
      const hash = password === undefined ? null : await hashOf(password)
      const id = await database
        .write(async (writer) => {
          await requireAccounts(writer)
          return add(writer, facts, hash, true)
        })
        .catch((error: unknown) => accountUsed(error, facts.account))
      return get(id)
    },

    /** @throws Failure `person-unknown`, `account-used`, `administrator-missing`. */
    async change({ id, ...facts }: PersonFacts & { readonly id: string }): Promise<Person> {
      await database
        .write(async (writer) => {
          await rowOf(writer, id)
          await setFacts(writer, id, facts)
          await requireAdministrator(writer)
        })
        .catch((error: unknown) => accountUsed(error, facts.account))
      return get(id)
    },

    /**
     * Adds and changes all of them, or nobody; who has the same account is the same person.
     * @throws Failure `accounts-missing`, `administrator-missing`.
     */
    async takeIn(people: readonly PersonFacts[]): Promise<{ added: number; changed: number }> {
      return database.write(async (writer) => {
        await requireAccounts(writer)
        let added = 0
        for (const facts of people) {
          const row = await writer.first('SELECT id FROM person WHERE account = ?', [facts.account])
          if (row === undefined) {
            await add(writer, facts, null, false)
            added += 1
          } else await setFacts(writer, String(row['id']), facts)
        }
        await requireAdministrator(writer)
        return { added, changed: people.length - added }
      })
    },

    /**
     * @param given whether somebody else chose it.
     * @throws Failure `person-unknown`, `password-weak`.
     */
    async setPassword(id: string, password: string, rules: PasswordRules, given: boolean): Promise<Person> {
      const row = await rowOf(database.read, id)
      requireStrong(password, personIn(row), rules)
      if (!given && (await isPassword(password, keptIn(row).hash)))
        throw new Failure('password-weak', { problem: 'same' })
      const values = [await hashOf(password), new Date().toISOString(), given ? 1 : 0]
      return change(id, 'hash = ?, hash_since = ?, given = ?, wrong = 0, wrong_at = NULL', values)
    },

    /** @throws Failure `person-unknown`, `administrator-missing`. */
    async leave(id: string, left: boolean): Promise<Person> {
      await database.write(async (writer) => {
        await rowOf(writer, id)
        await writer.run('UPDATE person SET left_at = ? WHERE id = ?', [left ? new Date().toISOString() : null, id])
        await requireAdministrator(writer)
      })
      return get(id)
    },

    /** Takes note of an attempt to log in. */
    async attempted(id: string, wrong: number): Promise<void> {
      await change(id, 'wrong = ?, wrong_at = ?', [wrong, wrong === 0 ? null : new Date().toISOString()])
    },
  }
}
export type PeopleStore = ReturnType<typeof peopleStore>

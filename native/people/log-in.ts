// Who is at the station's window. One window, one person: log-in takes the place of whoever was there.
import type { CallName } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { PasswordProblem } from '../contract/password-rules.ts'
import type { AccessState, Person } from '../contract/people.ts'
import type { Settings } from '../contract/settings.ts'
import { isAllowed, type Rights } from '../contract/rights.ts'
import { delayAfter } from './log-in-delay.ts'
import { isPassword } from './passwords.ts'
import type { Kept, PeopleStore } from './people.ts'
import { Strangers, type Attempts } from './strangers.ts'

const day = 86_400_000

export interface LogInParts {
  readonly people: PeopleStore
  settings(): Promise<Settings>
  /** Somebody else is at the window, or nobody is. */
  changed(): void
}

/** Who may do what at the window now: `open` while there are no accounts. */
export type AtWindow =
  | { readonly kind: 'open' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly person: Person; readonly mustChange: PasswordProblem | null }

export class LogIn {
  readonly #parts: LogInParts
  #hasAccounts = false
  #person: Person | null = null
  #locked = false
  #mustChange: PasswordProblem | null = null
  #rules: Pick<Settings, 'passwords' | 'idleMinutes'> | null = null
  readonly #strangers = new Strangers()
  /** One attempt after the other: many at once would all be made before the first was counted. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: LogInParts) {
    this.#parts = parts
  }

  /** Looks again at what may have changed: people and settings. */
  async refresh(): Promise<void> {
    this.#hasAccounts = await this.#parts.people.hasAccounts()
    this.#rules = await this.#parts.settings()
    if (this.#person !== null) {
      const person = await this.#parts.people.get(this.#person.id)
      this.#person = person.left === null && person.mayLogIn ? person : null
    }
    this.#parts.changed()
  }

  get atWindow(): AtWindow {
    if (!this.#hasAccounts) return { kind: 'open' }
    if (this.#person === null || this.#locked) return { kind: 'nobody' }
    return { kind: 'person', person: this.#person, mustChange: this.#mustChange }
  }

  /** Whether who is at the window may. While there are no accounts it is everybody's window. */
  may(rights: Rights): boolean {
    const at = this.atWindow
    if (at.kind === 'open') return true
    const roles = at.kind === 'person' && at.mustChange === null ? at.person.roles : null
    return isAllowed(rights, roles)
  }

  /** @throws Failure `not-logged-in`, `password-must-change`, `not-permitted`. */
  require(call: CallName, rights: Rights): void {
    const at = this.atWindow
    if (at.kind === 'open' || rights === 'anyone') return
    if (at.kind === 'nobody') throw new Failure('not-logged-in')
    if (at.mustChange !== null && !call.startsWith('access.')) throw new Failure('password-must-change')
    if (!isAllowed(rights, at.person.roles)) throw new Failure('not-permitted', { call })
  }

  /** Name of who is at the window; null when nobody is, or nobody knows. */
  get name(): string | null {
    const at = this.atWindow
    return at.kind === 'person' ? at.person.name : null
  }

  get state(): AccessState {
    const rules = this.#rules
    if (rules === null) throw new Error('not begun')
    return {
      hasAccounts: this.#hasAccounts,
      person: this.#person,
      locked: this.#locked,
      mustChange: this.#mustChange,
      rules: rules.passwords,
      idleMinutes: rules.idleMinutes,
    }
  }

  /** @throws Failure `accounts-exist`, `password-weak`, `administrator-missing`. */
  async begin({
    password,
    ...facts
  }: Parameters<PeopleStore['begin']>[0] & { readonly password: string }): Promise<Person> {
    const { passwords } = await this.#parts.settings()
    const person = await this.#parts.people.begin(facts, password, passwords)
    await this.#enter(person, null)
    return person
  }

  /** @throws Failure `log-in-wrong`, `log-in-delayed`, `account-closed`. */
  async logIn(account: string, password: string): Promise<Person> {
    const { person, kept } = await this.#prove(account, password)
    const { passwords } = await this.#parts.settings()
    await this.#enter(person, mustChangeOf(kept, passwords.days))
    return person
  }

  /** @throws Failure as {@link logIn}, and `password-weak`. */
  async changePassword(old: string, password: string): Promise<void> {
    const at = this.atWindow
    if (at.kind !== 'person') throw new Failure('not-logged-in')
    await this.#prove(at.person.account, old)
    const { passwords } = await this.#parts.settings()
    await this.#parts.people.setPassword(at.person.id, password, passwords, false)
    await this.#enter(at.person, null)
  }

  /**
   * Proves by a password that somebody with one of the roles is there, and leaves who is at the window as it is.
   * @throws Failure `log-in-wrong`, `log-in-delayed`, `account-closed`, `not-permitted`.
   */
  async requirePassword(account: string, password: string, rights: Rights): Promise<Person> {
    const { person } = await this.#prove(account, password)
    if (!isAllowed(rights, person.roles)) throw new Failure('not-permitted', {})
    return person
  }

  logOut(): void {
    this.#person = null
    this.#locked = false
    this.#mustChange = null
    this.#parts.changed()
  }

  lock(): void {
    if (this.#person === null) return
    this.#locked = true
    this.#parts.changed()
  }

  async #enter(person: Person, mustChange: PasswordProblem | null): Promise<void> {
    this.#person = person
    this.#locked = false
    this.#mustChange = mustChange
    await this.refresh()
  }

  #prove(account: string, password: string): Promise<{ person: Person; kept: Kept }> {
    const proof = this.#turn.then(() => this.#proveInTurn(account, password))
    this.#turn = proof.catch(() => undefined)
    return proof
  }

  async #proveInTurn(account: string, password: string): Promise<{ person: Person; kept: Kept }> {
    const { people } = this.#parts
    const found = await people.ofAccount(account)
    requireNoDelay(found?.kept ?? this.#strangers.get(account), Date.now())
    const isRight = await isPassword(password, found?.kept.hash ?? null)
    if (found === null || !isRight) {
      const wrong = found === null ? this.#strangers.attempted(account) : found.kept.wrong + 1
      if (found !== null) await people.attempted(found.person.id, wrong)
      throw new Failure('log-in-wrong', { seconds: Math.ceil(delayAfter(wrong) / 1000) })
    }
    const { person, kept } = found
    // Only who knows the password is told that the account is closed.
    if (person.left !== null) throw new Failure('account-closed', { account })
    if (kept.wrong > 0) await people.attempted(person.id, 0)
    return found
  }
}

/** @throws Failure `log-in-delayed`. */
function requireNoDelay({ wrong, wrongAt }: Attempts, now: number): void {
  const delay = delayAfter(wrong)
  // An attempt of the future tells that the clock was set back: its delay counts from now, so it cannot grow.
  const passed = wrongAt === null ? delay : Math.max(0, now - Date.parse(wrongAt))
  if (passed < delay) throw new Failure('log-in-delayed', { seconds: Math.ceil((delay - passed) / 1000) })
}

function mustChangeOf({ given, since }: Kept, days: number): PasswordProblem | null {
  if (given) return 'given'
  const isOld = days > 0 && since !== null && Date.now() - Date.parse(since) > days * day
  return isOld ? 'old' : null
}

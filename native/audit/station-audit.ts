// The audit of a station: log, index and trail together, from its start to its end.
import type { CallName } from '../contract/calls.ts'
import type { AuditState } from '../contract/audit.ts'
import type { Failure } from '../contract/failures.ts'
import type { Database } from '../database/database.ts'
import { vaultPaths } from '../vault/layout.ts'
import type { Vault } from '../vault/vault.ts'
import { AuditIndex } from './audit-index.ts'
import { AuditLog } from './audit-log.ts'
import { sealsNotNamed } from './seals.ts'
import { Trail } from './trail.ts'

/** Milliseconds over which changes of the log are gathered into one. */
const gathering = 500

export interface StationAuditParts {
  readonly vault: Vault
  readonly database: Database
  readonly software: string
  failureOf(error: unknown): Failure
  /** What the subject of a call is before it. */
  before(name: CallName, input: unknown): Promise<unknown>
  /** There are new lines to be found. */
  changed(): void
  state(state: AuditState): void
  /** Something went wrong that the state does not show: one sentence. */
  tell?(sentence: string): void
  /** Work that nobody waits for, whose failure is told. */
  inBackground(work: Promise<unknown>): void
}

/** What the start of the station has to tell. */
export interface StartFacts {
  readonly host: string
  readonly version: string
  readonly operator: string
}

export class StationAudit {
  readonly log: AuditLog
  readonly index: AuditIndex
  /** Takes note of what is done. */
  readonly trail: Trail
  readonly #parts: StationAuditParts
  #changed: NodeJS.Timeout | null = null

  constructor(parts: StationAuditParts) {
    const { vault, database, software } = parts
    this.#parts = parts
    this.index = new AuditIndex(database)
    this.log = new AuditLog(vault, {
      software,
      ...(parts.tell === undefined ? {} : { tell: (sentence: string) => parts.tell?.(sentence) }),
      onWritten: (segment, lines) => {
        parts.inBackground(this.index.add(segment, lines))
        this.#noteChange()
      },
      onState: (state) => {
        parts.state(state)
      },
    })
    this.trail = new Trail({
      note: (act) => {
        this.log.note(act)
      },
      mono: () => vault.clock.mono(),
      failureOf: (error) => parts.failureOf(error),
      before: (name, input) => parts.before(name, input),
    })
  }

  /** Notes what the start decided, and opens the log. */
  async begin({ host, version, operator }: StartFacts): Promise<void> {
    const { vault, database } = this.#parts
    const { trail } = this
    trail.operator = operator
    trail.station('station-started', vault.station.id, { host, version, name: vault.station.name })
    if (database.keptAside !== null) trail.station('database-kept-aside', database.keptAside, {})
    await this.log.start()
    this.#parts.inBackground(this.index.complete(vaultPaths(vault.folder).audit))
  }

  /** Names seals that a crash kept from being named, and those that the recovery made. */
  async nameSeals(): Promise<void> {
    const { vault } = this.#parts
    await this.log.flush()
    if (this.log.state.state === 'failing') return
    const seals = await sealsNotNamed(vault.folder, vault.chain.last, this.log.seals)
    for (const seal of seals) this.trail.sealed(seal, { late: true })
  }

  /** Builds the index again from the log. */
  async reindex(): Promise<void> {
    await this.log.flush()
    await this.index.rebuild(vaultPaths(this.#parts.vault.folder).audit)
  }

  /** Notes the end, writes and signs what is left. Never throws. */
  async close(): Promise<void> {
    this.trail.station('station-stopped', this.#parts.vault.station.id, {})
    await this.log.close()
    if (this.#changed !== null) clearTimeout(this.#changed)
    await this.index.close()
  }

  #noteChange(): void {
    this.#changed ??= setTimeout(() => {
      this.#changed = null
      this.#parts.changed()
    }, gathering)
  }
}

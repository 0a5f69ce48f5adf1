// What a reconciliation compares: a running recording by the lines of its journal, and what is kept beside it. Pure.
import type { Exhibit } from '../contract/exhibits.ts'
import type {
  ReconciliationCode,
  ReconciliationFacts,
  ReconciliationFinding,
  ReconciliationLevel,
} from '../contract/reconciliation.ts'
import type { Statement } from '../contract/statements.ts'
import type { Line, OpenLine } from '../vault/lines.ts'
import type { Present } from '../written-record/store.ts'

export interface Conducted {
  readonly open: OpenLine
  /** All lines but those of chunks, in their order. */
  readonly lines: readonly Line[]
  /** Tracks that have a picture. */
  readonly pictures: ReadonlySet<string>
  /** When the first bytes were on the disk. */
  readonly since: string
  /** Now. */
  readonly until: string
  readonly records: readonly Present[]
  /** Saved fault statements, all versions. */
  readonly statements: readonly Statement[]
  /** The exhibits of the case; null when their list cannot be read. */
  readonly exhibits: readonly Exhibit[] | null
}

/** A finding as its section states it. Texts that people wrote are cut where they would make the line long. */
export function finding(
  level: ReconciliationLevel,
  code: ReconciliationCode,
  subject: string | number = '',
  facts: ReconciliationFacts = {},
): ReconciliationFinding {
  const short = Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? cut(value) : value])
  return { code, level, subject: String(subject).slice(0, 300), facts: Object.fromEntries(short) as typeof facts }
}

/** Letters of a fact that are stated at most. */
const longest = 300
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** What is grave everywhere but in training, which is no evidence. */
export const grave = ({ open }: Pick<Conducted, 'open'>): ReconciliationLevel =>
  open.recordingKind === 'training' ? 'amber' : 'red'

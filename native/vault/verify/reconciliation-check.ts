// Whether a recording was reconciled at most once, at its very end, and each red finding explained by who confirmed (§3.1).
import type { Finding } from '../../contract/verification.ts'
import { fileNames } from '../layout.ts'
import type { Line, LineOf } from '../lines.ts'

const file = fileNames.journal

export function checkReconciliation(lines: readonly Line[]): Finding[] {
  const [stated, ...again] = lines.filter((line) => line.kind === 'reconciliation')
  if (stated === undefined) return []
  const misplaced = [...again, ...lines.filter((line) => line.seq > stated.seq && !mayFollow(line))]
  return [
    ...misplaced.map(({ seq, kind }): Finding => {
      return { code: 'journal-line-misplaced', file, line: seq, details: { kind } }
    }),
    ...(isExplained(stated)
      ? []
      : [{ code: 'journal-line-invalid' as const, file, line: stated.seq, details: { member: 'findings' } }]),
  ]
}

/** `close`; where a crash came between, what the recovery found. */
function mayFollow(line: Line): boolean {
  if (line.kind === 'recovered') return line.what !== 'continued'
  return ['close', 'part', 'gap', 'written-record', 'reconciliation'].includes(line.kind)
}

function isExplained({ person, findings }: LineOf<'reconciliation'>): boolean {
  return findings.every(({ level, explanation }) =>
    level === 'red' && person !== null ? explanation !== undefined : explanation === undefined,
  )
}

// 元数据/案件.json: the facts of the case, who handled it, its stages, the cases that belong to it and what was done to it, for programs.
import type { Bundle } from './bundle-documents.ts'

/** Codes are those of the program's closed lists; 说明文件.TXT and index.html say them in words. */
export function caseJson({ case: of, officers: known, history, made }: Bundle): string {
  const { id, number, cause, kind, party, notes, unit, confidentiality, voided, parties, officers } = of
  const facts = {
    format: 'zhenglu-case',
    version: 1,
    made: made.toISOString(),
    case: { id, number, cause, kind, party, notes, unit, confidentiality, voided, parties, officers },
    officers: known,
    stages: history?.stages ?? [],
    related: history?.related ?? [],
    events: history?.events ?? [],
  }
  return `${JSON.stringify(facts, null, 2)}\n`
}

// What is known of a running recording from its journal, when an earlier life of the station began it.
import { caseReference } from '../contract/cases.ts'
import type { Line, OpenLine } from '../vault/lines.ts'
import type { Running } from './running-recording.ts'

/** Whom and what a recording is of; `since` is the instant at which its first bytes were on the disk. */
export function factsOf(open: OpenLine, lines: readonly Line[]): Running['facts'] {
  const began = open.people.find(({ role }) => role === 'operator')?.name ?? ''
  const operator = lines.findLast((line) => line.kind === 'operator')?.to ?? began
  const since = lines.find(({ kind }) => kind === 'chunk')?.at ?? open.at
  return { id: open.recording, kind: open.recordingKind, case: caseReference.parse(open.case), operator, since }
}

// Whether the log still holds what was signed before: by a checkpoint kept elsewhere, by the station's own last one.
import type { KeyObject } from 'node:crypto'
import type { FindingCode } from '../contract/findings.ts'
import type { Finding } from '../contract/verification.ts'
import { openCheckpoint, type CheckpointFault } from '../journal/checkpoint.ts'
import { readIfThere } from '../vault/disk.ts'
import { vaultPaths } from '../vault/layout.ts'
import { linesFile, readOrigin } from './layout.ts'
import type { SegmentMark } from './lines.ts'
import { readLastAudit } from './open-segment.ts'
import { rootAt, type Segment } from './read-segment.ts'

const file = 'checkpoint'
const codes: Record<CheckpointFault, FindingCode> = {
  malformed: 'checkpoint-malformed',
  'wrong-origin': 'checkpoint-of-another',
  'wrong-signature': 'checkpoint-signature-wrong',
}

/** Checks the log against a signed note that was kept elsewhere. Without a key no signature counts as right. */
export function checkGiven(note: Buffer, segments: readonly Segment[], key: KeyObject | undefined): Finding[] {
  const text = note.toString('utf8').replace(/\n\n$/, '\n')
  const origin = text.slice(0, text.indexOf('\n'))
  const named = readOrigin(origin)
  if (named === undefined) return [{ code: 'checkpoint-malformed', file }]
  const ofStation = segments.find(({ open }) => open !== undefined)?.open?.station.id
  if (ofStation !== undefined && ofStation !== named.station) return [{ code: 'checkpoint-of-another', file }]
  if (key === undefined) return [{ code: 'checkpoint-signature-wrong', file }]
  const opened = openCheckpoint(text, origin, key)
  if ('fault' in opened) return [{ code: codes[opened.fault], file }]
  const { size, root } = opened.checkpoint
  return checkMark({ segment: named.segment, size, root: root.toString('hex') }, segments)
}

/** Checks the log of a vault against `last-audit.json`. */
export async function checkStated(vault: string, segments: readonly Segment[]): Promise<Finding[]> {
  const { lastAudit } = vaultPaths(vault)
  const stated = await readLastAudit(vault)
  if (stated !== undefined) return checkMark(stated, segments)
  const isThere = (await readIfThere(lastAudit)) !== undefined
  const isMissing = segments.some(({ checkpoints }) => checkpoints.length > 0)
  const name = 'station/last-audit.json'
  return isThere ? [{ code: 'vault-damaged', file: name }] : isMissing ? [{ code: 'file-missing', file: name }] : []
}

function checkMark({ segment: number, size, root }: SegmentMark, segments: readonly Segment[]): Finding[] {
  const segment = segments.find((each) => each.number === number)
  const found = segment === undefined ? undefined : rootAt(segment, size)
  if (found === undefined) return [{ code: 'audit-cut-off', file: linesFile(number), details: { lines: size } }]
  if (found.toString('hex') === root) return []
  return [{ code: 'audit-changed', file: linesFile(number), line: 0, details: { to: size - 1 } }]
}

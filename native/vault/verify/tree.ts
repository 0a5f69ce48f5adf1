// Whether the journal's tree is the one that was signed, at the seal and while it grew, and if not, from which line on (§6.5).
import type { FindingCode } from '../../contract/findings.ts'
import type { Finding } from '../../contract/verification.ts'
import type { Checkpoint } from '../../journal/checkpoint.ts'
import { emptyRoot, GrowingTree } from '../../journal/tree.ts'
import { fileNames } from '../layout.ts'
import type { Stamped } from '../lines.ts'
import type { Leaf } from './journal.ts'

/** Size and root of a journal that somebody signed. */
type Anchor = Pick<Checkpoint, 'size' | 'root'>

export interface Signed {
  readonly checkpoints: readonly Anchor[]
  /** What the manifest states; undefined when there is none that can be read. */
  readonly seal: Anchor | undefined
}

/** Checks the leaves against everything that was signed. */
export function checkTree(leaves: readonly Leaf<Stamped>[], { checkpoints, seal }: Signed): Finding[] {
  const anchors = seal === undefined ? checkpoints : [...checkpoints, seal]
  const roots = rootsAt(leaves, anchors)
  const holds = ({ size, root }: Anchor) => roots.get(size)?.equals(root) === true
  // Up to here the lines are as they were when they were signed.
  const sound = Math.max(0, ...anchors.filter(holds).map(({ size }) => size))
  const wrong = checkpoints.filter((checkpoint) => !holds(checkpoint))
  const contradicting = wrong.filter(({ size }) => size <= sound)
  const beyond = wrong.filter(({ size }) => size > leaves.length)
  return [
    ...disagreeing('checkpoint-contradicts-journal', contradicting),
    ...disagreeing('checkpoint-beyond-journal', beyond),
    ...(seal !== undefined && holds(seal)
      ? addedAfter(seal, leaves.length)
      : changedAfter(
          sound,
          anchors.filter((anchor) => !holds(anchor)),
          seal,
        )),
  ]
}

/** Roots of the first n leaves for each wanted n that is there. */
function rootsAt(leaves: readonly Leaf<Stamped>[], wanted: readonly Anchor[]): Map<number, Buffer> {
  const sizes = new Set(wanted.map(({ size }) => size))
  const roots = new Map<number, Buffer>([[0, emptyRoot]])
  const tree = new GrowingTree()
  for (const { hash } of leaves) {
    tree.append(hash)
    if (sizes.has(tree.size)) roots.set(tree.size, tree.root())
  }
  return roots
}

/** Checkpoints that disagree with the journal in the same way, as one finding. */
function disagreeing(code: FindingCode, checkpoints: readonly Anchor[]): Finding[] {
  const [first] = checkpoints
  if (first === undefined) return []
  return [{ code, file: fileNames.checkpoints, details: { lines: first.size, count: checkpoints.length } }]
}

/** Lines behind those that were sealed. */
function addedAfter(seal: Anchor, lines: number): Finding[] {
  return lines === seal.size ? [] : [journalChanged(seal.size, lines - 1)]
}

/** Lines after the last signature that holds, and before the first after it that doesn't. */
function changedAfter(sound: number, broken: readonly Anchor[], seal: Anchor | undefined): Finding[] {
  const after = broken.filter(({ size }) => size > sound)
  if (after.length > 0) return [journalChanged(sound, Math.min(...after.map(({ size }) => size)) - 1)]
  if (seal === undefined) return []
  // What was signed while recording confirms more lines than the manifest speaks of: it is the manifest that is wrong.
  return [{ code: 'manifest-contradicts-journal', file: fileNames.manifest, details: { member: 'journal.root' } }]
}

const journalChanged = (line: number, to: number): Finding => ({
  code: 'journal-changed',
  file: fileNames.journal,
  line,
  details: { to },
})

/** The last checkpoint must cover the whole of a closed journal. `lines`: how many there are to cover. */
export function checkLastCheckpoint(checkpoints: readonly Anchor[], lines: number): Finding[] {
  const covered = Math.max(0, ...checkpoints.map(({ size }) => size))
  if (covered >= lines) return []
  return [{ code: 'checkpoint-last-missing', file: fileNames.checkpoints, details: { covered, lines } }]
}

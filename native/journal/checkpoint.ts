// Checkpoints (C2SP tlog-checkpoint): the signed size and root of a journal at one moment.
import type { KeyObject } from 'node:crypto'
import { parseNote, signNote, verifyNote } from './note.ts'
import type { Signer } from './signer.ts'
import { hashLength } from './tree.ts'

/** Size and root of a journal whose identity is `origin`. */
export interface Checkpoint {
  /** Name of the log: `zhenglu/<station id>/<recording id>`. */
  readonly origin: string
  /** Number of journal lines covered. */
  readonly size: number
  /** Root hash over these lines, 32 bytes. */
  readonly root: Buffer
}

/** Writes and signs a checkpoint; the key's name is the origin (C2SP tlog-checkpoint). */
export function signCheckpoint({ origin, size, root }: Checkpoint, signer: Signer): Promise<string> {
  return signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, origin, signer)
}

/** Why a checkpoint is not accepted. */
export type CheckpointFault = 'malformed' | 'wrong-origin' | 'wrong-signature'

/** Reads a checkpoint and checks origin and signature. */
export function openCheckpoint(
  note: string,
  origin: string,
  publicKey: KeyObject,
): { checkpoint: Checkpoint } | { fault: CheckpointFault } {
  const parsed = parseNote(note)
  const match = /^(?<origin>[^\n]+)\n(?<size>0|[1-9]\d{0,15})\n(?<root>[A-Za-z0-9+/]{43}=)\n$/u.exec(parsed?.text ?? '')
  if (parsed === undefined || match?.groups === undefined) return { fault: 'malformed' }
  const root = Buffer.from(match.groups['root'] ?? '', 'base64')
  const size = Number(match.groups['size'])
  if (root.length !== hashLength || root.toString('base64') !== match.groups['root']) return { fault: 'malformed' }
  if (match.groups['origin'] !== origin) return { fault: 'wrong-origin' }
  if (!verifyNote(parsed, origin, publicKey)) return { fault: 'wrong-signature' }
  return { checkpoint: { origin, size, root } }
}

/** Notes in a file of checkpoints: each followed by an empty line. `rest` is what a crash left half-written. */
export function splitCheckpoints(file: string): { notes: string[]; rest: string } {
  const notes: string[] = []
  const whole = /[^\n]+\n[^\n]+\n[^\n]+\n\n— [^\n]+\n\n/uy
  let end = 0
  for (let match = whole.exec(file); match !== null; match = whole.exec(file)) {
    notes.push(match[0].slice(0, -1))
    end = whole.lastIndex
  }
  return { notes, rest: file.slice(end) }
}

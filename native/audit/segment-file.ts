// One segment of the audit log open for appending: its lines and its checkpoints.
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { GrowingTree } from '../journal/tree.ts'
import { plainFile } from '../vault/append-file.ts'
import { CheckpointFile, type CheckpointState } from '../vault/checkpoint-file.ts'
import { syncFolder, writeWhole } from '../vault/disk.ts'
import { emptyJournal, JournalFile, type JournalState, type Moment } from '../vault/journal-file.ts'
import { vaultPaths } from '../vault/layout.ts'
import type { Vault } from '../vault/vault.ts'
import { notesEnd } from '../vault/verify/notes.ts'
import { checkpointsFile, linesFile, segmentOrigin } from './layout.ts'
import { auditLineSchema, type AuditFacts, type AuditLine } from './lines.ts'
import type { Segment } from './read-segment.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** What is to be copied so that lines and checkpoints agree. */
export interface Signed {
  readonly segment: number
  readonly size: number
  readonly root: string
  /** Bytes of the lines that the newest checkpoint covers, and of the checkpoints up to it. */
  readonly length: number
  readonly noted: number
}

export class SegmentFile {
  readonly number: number
  readonly #vault: Vault
  readonly #journal: JournalFile<AuditLine>
  readonly #checkpoints: CheckpointFile
  #signed: Signed
  #begun: AuditLine[] = []

  private constructor(vault: Vault, number: number, journal: JournalFile<AuditLine>, checkpoints: CheckpointFile) {
    this.#vault = vault
    this.number = number
    this.#journal = journal
    this.#checkpoints = checkpoints
    this.#signed = { segment: number, size: 0, root: '', length: 0, noted: 0 }
  }

  /** A segment of which nothing is on disk yet. @param first its first line. @throws when the disk fails. */
  static async create(vault: Vault, number: number, moment: Moment, first: AuditFacts): Promise<SegmentFile> {
    const folder = vaultPaths(vault.folder).audit
    const lines = await open(join(folder, linesFile(number)), 'wx')
    const notes = await open(join(folder, checkpointsFile(number)), 'wx')
    const made = SegmentFile.#of(vault, number, lines, notes)
    made.#begun = [await made.#append(first, moment)]
    await syncFolder(folder)
    return made
  }

  /**
   * Continues a sound segment. Bytes that a crash left of a line or a checkpoint stay where they are and are declared by
   * a `recovered` line, as in a recording (docs/format.md §3.1).
   * @param first its first line, when the crash came before there was one.
   * @throws when the disk fails.
   */
  static async continue(vault: Vault, segment: Segment, moment: Moment, first?: AuditFacts): Promise<SegmentFile> {
    const folder = vaultPaths(vault.folder).audit
    const { number, journal } = segment
    const lines = await open(join(folder, linesFile(number)), 'r+')
    const notes = await open(join(folder, checkpointsFile(number)), 'a+').then(async (made) => {
      await made.close() // there now, whether or not the crash left it
      return open(join(folder, checkpointsFile(number)), 'r+')
    })
    const { whole, tornLine } = await endedLine(lines, segment)
    const tree = new GrowingTree()
    for (const { hash } of tornLine === null ? journal.leaves : journal.leaves.filter(({ line }) => line !== undefined))
      tree.append(hash)
    const state = { tree, hash: createHash('sha256').update(whole), length: whole.length }
    const before = segment.checkpointBytes
    const origin = segmentOrigin(vault.station.id, number)
    const { count, end, covered } = notesEnd(before, origin, vault.signer.publicKey, journal.tornCheckpoints)
    const rest = before.subarray(end)
    const separator = rest.length === 0 ? '' : '\n\n'
    const hash = createHash('sha256').update(before).update(separator)
    const noted = { count, hash, length: before.length + separator.length, covered }
    const file = SegmentFile.#of(vault, number, lines, notes, state, noted)
    if (first !== undefined) file.#begun = [await file.#append(first, moment)]
    if (tornLine !== null) await file.#append({ kind: 'recovered', what: 'torn-line', ...tornLine }, moment)
    if (rest.length > 0) {
      const torn = { offset: end, length: rest.length, sha256: sha256(rest) }
      await file.#append({ kind: 'recovered', what: 'torn-checkpoint', ...torn }, moment)
      await notes.write(separator, before.length)
      await notes.datasync()
    }
    return file
  }

  static #of(
    vault: Vault,
    number: number,
    lines: FileHandle,
    notes: FileHandle,
    state: JournalState = emptyJournal(),
    noted?: CheckpointState,
  ): SegmentFile {
    const folder = vaultPaths(vault.folder).audit
    const origin = segmentOrigin(vault.station.id, number)
    const { run, clock, signer } = vault
    const linesPlace = plainFile(lines, join(folder, linesFile(number)))
    const notesPlace = plainFile(notes, join(folder, checkpointsFile(number)))
    const journal = new JournalFile(linesPlace, run, clock, state, auditLineSchema)
    const checkpoints = new CheckpointFile(notesPlace, origin, signer, noted)
    return new SegmentFile(vault, number, journal, checkpoints)
  }

  /** The first line, when this opening wrote it. */
  get begun(): readonly AuditLine[] {
    return this.#begun
  }

  /** Number of lines on disk. */
  get size(): number {
    return this.#journal.size
  }

  /** What the newest checkpoint of this life covers. */
  get signed(): Signed {
    return this.#signed
  }

  /** Root over the lines on disk, in hexadecimal. */
  root(): string {
    return this.#journal.root().toString('hex')
  }

  /**
   * Appends lines in one go and answers when they are on disk.
   * @throws VaultError when the disk fails: then none of them is in the log.
   */
  async append(batch: readonly { readonly facts: AuditFacts; readonly moment: Moment }[]): Promise<AuditLine[]> {
    return Promise.all(batch.map(({ facts, moment }) => this.#journal.append(facts, moment)))
  }

  /** Signs what is there, and states it in `last-audit.json`. @throws VaultError when the disk fails. */
  async checkpoint(): Promise<void> {
    let taken: Omit<Signed, 'noted'> | undefined
    await this.#checkpoints.write(() => {
      const [{ size, length }, root] = [this.#journal, this.#journal.root()]
      taken = { segment: this.number, size, root: root.toString('hex'), length }
      return { size, root }
    })
    if (taken === undefined || (taken.size === this.#signed.size && this.#signed.root !== '')) return
    const { segment, size, root } = taken
    const { lastAudit, scratch } = vaultPaths(this.#vault.folder)
    await writeWhole(lastAudit, `${JSON.stringify({ segment, size, root })}\n`, scratch)
    this.#signed = { ...taken, noted: this.#checkpoints.length }
  }

  async close(): Promise<void> {
    await this.#journal.close()
    await this.#checkpoints.close()
  }

  #append(facts: AuditFacts, moment: Moment): Promise<AuditLine> {
    return this.#journal.append(facts, moment)
  }
}

/**
 * The file with its last line ended. A last line that says nothing is torn: what a crash cut off.
 * @throws when the disk fails.
 */
async function endedLine(file: FileHandle, { bytes, journal }: Segment) {
  const from = bytes.lastIndexOf(10) + 1
  const unended = bytes.subarray(from)
  if (unended.length > 0) {
    await file.write('\n', bytes.length)
    await file.datasync()
    return { whole: Buffer.concat([bytes, Buffer.of(10)]), tornLine: tornFacts(from, unended) }
  }
  const last = journal.leaves.at(-1)
  if (last === undefined || last.line !== undefined) return { whole: bytes, tornLine: null }
  return { whole: bytes, tornLine: tornFacts(last.offset, bytes.subarray(last.offset, bytes.length - 1)) }
}

const tornFacts = (offset: number, cut: Buffer) => ({ offset, length: cut.length, sha256: sha256(cut) })

// A recording while it is made: its parts, its journal, its checkpoints, and the seal that ends it.
import { createHash, randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { PreflightResult } from '../contract/preflight.ts'
import { sealCode } from '../journal/seal-code.ts'
import type { Signer } from '../journal/signer.ts'
import { atMost, farewell } from './at-most.ts'
import type { Chain } from './chain.ts'
import type { CheckpointFile } from './checkpoint-file.ts'
import type { Copies, CopyState, Disk } from './copies/copies.ts'
import { syncFolder } from './disk.ts'
import type { JournalFile } from './journal-file.ts'
import { fileNames, partFile } from './layout.ts'
import type { Line, LineFacts, LineOf } from './lines.ts'
import { manifestBytes, type Summary } from './manifest.ts'
import { PartWriter, type KeepBytes } from './part-writer.ts'
import type { VaultError } from './vault-error.ts'

/** Milliseconds to the first checkpoint; each is followed after twice that, up to the most (docs/format.md §4). */
const firstCheckpoint = 1000
const mostBetweenCheckpoints = 10_000

/** The number and the place of a part that is about to be begun. */
export interface ReservedPart {
  readonly track: string
  readonly part: number
  readonly file: string
  readonly path: string
}

/** A file of a written record, to be put beside the parts. */
export interface RecordFile {
  readonly file: string
  readonly bytes: Buffer
}

export interface Sealed {
  readonly sealCode: string
  /** Hexadecimal. */
  readonly root: string
  readonly size: number
}

/** What a recording's writer works on; made by the vault. */
export interface RecordingFiles {
  readonly id: string
  /** Its folder in the vault. */
  readonly folder: string
  readonly journal: JournalFile
  readonly checkpoints: CheckpointFile
  readonly summary: Summary
  readonly signer: Signer
  readonly chain: Chain
  readonly copies: Copies
}

/** An exhibit as it is shown: its number in the case's list, what it is called, what exactly it is, who shows it. */
export type ShownExhibit = Pick<LineOf<'exhibit-shown'>, 'number' | 'name' | 'sha256' | 'person'>

/** What a reconciliation before the seal states. */
export type Compared = Omit<Extract<LineFacts, { kind: 'reconciliation' }>, 'kind'>

export class RecordingWriter {
  readonly #files: RecordingFiles
  readonly #parts: PartWriter[] = []
  readonly #numbers = new Map<string, number>()
  #timer: NodeJS.Timeout
  #sealed: Promise<Sealed> | null = null
  #left: Promise<void> | null = null
  #copied: Promise<void> = Promise.resolve()
  /** Called with each line that is on disk. */
  onLine: (line: Line) => void = () => undefined
  /** Called when a checkpoint could not be written; the recording goes on. */
  onCheckpointFailure: (error: unknown) => void = () => undefined

  constructor(files: RecordingFiles) {
    this.#files = files
    this.#timer = this.#checkpointAfter(firstCheckpoint)
  }

  get id(): string {
    return this.#files.id
  }

  get folder(): string {
    return this.#files.folder
  }

  /** The journal's first line. */
  get open(): LineOf<'open'> | undefined {
    return this.#files.summary.open
  }

  /** How the copy on a disk stands; null when it is not wanted. */
  copy(disk: Disk): { readonly state: CopyState; readonly failure: VaultError | null } | null {
    const { copies } = this.#files
    const state = copies.state(disk)
    return state === null ? null : { state, failure: copies.failure(disk) }
  }

  /** Which disk decides what is recorded. */
  get leading(): Disk {
    return this.#files.copies.leading
  }

  /** Root folder of that disk: the vault's, or that of all second copies. */
  get leadingRoot(): string {
    return this.#files.copies.leadingRoot
  }

  /** Calls `told` when a copy stands otherwise than before, and `lost` when no disk takes what is recorded. */
  onDisks(
    told: () => void,
    lost: (error: VaultError, forGood: boolean) => void,
    makeRoom: (root: string) => Promise<boolean>,
  ): void {
    const { copies } = this.#files
    copies.onChange = told
    copies.onLost = lost
    copies.makeRoom = makeRoom
  }

  /** Whether a part lies on a disk that has failed, while the recording goes on on the other. */
  isAway({ path }: Pick<ReservedPart, 'path'>): boolean {
    return dirname(path) !== this.#files.copies.folder
  }

  /** Looks whether the disk takes what is written; the recording goes on on the other when it does not. */
  async examineDisk(): Promise<void> {
    await this.#files.copies.examine()
  }

  /** Tells that the disk of a part takes nothing more: its process said so. */
  diskFailed({ path }: Pick<ReservedPart, 'path'>, error: VaultError): void {
    this.#files.copies.diskFailed(dirname(path), error)
  }

  /** Resolves when the other copy has everything too, or was given up. After {@link seal}. */
  copied(): Promise<void> {
    return this.#copied
  }

  /** Number of journal lines. */
  get size(): number {
    return this.#files.journal.size
  }

  /** A part that an earlier life of the station began; `stated` is what the journal says of it. */
  async resumePart(
    { track, part, path }: ReservedPart,
    stated: { readonly length: number; readonly chunks: number },
  ): Promise<PartWriter> {
    const place = { track, part, path }
    const writer = await PartWriter.resume(place, (facts) => this.#append(facts), stated, this.#keep(path))
    writer.isAway = () => this.isAway({ path })
    this.#parts.push(writer)
    this.#numbers.set(track, Math.max(part, this.#numbers.get(track) ?? 0))
    return writer
  }

  /** Appends what a recovery found. */
  async recovered(facts: Extract<LineFacts, { what: 'torn-line' | 'torn-checkpoint' | 'continued' }>): Promise<void> {
    await this.#append(facts)
  }

  /** The next part of a track: 1, 2, 3 …; nothing is journaled and no file is made. */
  reservePart(track: string): ReservedPart {
    const part = (this.#numbers.get(track) ?? 0) + 1
    this.#numbers.set(track, part)
    const file = partFile(track, part)
    return { track, part, file, path: join(this.#files.copies.folder, file) }
  }

  /** The part that holds what was kept from before the start. */
  preRollPart(track: string): ReservedPart {
    const file = partFile(track, 0)
    return { track, part: 0, file, path: join(this.#files.copies.folder, file) }
  }

  /**
   * States a part whose file its process has made. `process` is what tells the process apart from a later one, `zero`
   * the instant that is its media time zero; null when that is not known.
   */
  async beginPart(
    { track, part, file, path }: ReservedPart,
    process: { pid: number; started: string } | null,
    zero: Date | null = null,
  ): Promise<PartWriter> {
    const { copies } = this.#files
    if (!this.isAway({ path })) await copies.inTurn(() => syncFolder(dirname(path)))
    const origin = part === 0 ? 'pre-roll' : 'capture'
    const where = dirname(path) === this.folder ? {} : { copy: 'second' as const }
    const known = zero === null ? {} : { zero: zero.toISOString() }
    await this.#append({ kind: 'part', track, part, file, origin, process, ...known, ...where })
    this.#numbers.set(track, Math.max(part, this.#numbers.get(track) ?? 0))
    const writer = await PartWriter.open({ track, part, path }, (facts) => this.#append(facts), this.#keep(path))
    writer.isAway = () => this.isAway({ path })
    this.#parts.push(writer)
    return writer
  }

  /** States what the check before the session found. */
  async preflight({ at, checks }: PreflightResult): Promise<void> {
    await this.#append({ kind: 'preflight', checked: at, checks })
  }

  /** Marks this moment. */
  async mark(word: string, person: string): Promise<LineOf<'mark'>> {
    const line = await this.#append({ kind: 'mark', id: randomUUID(), word, person })
    return line as LineOf<'mark'>
  }

  /** States that an exhibit of the case is shown now. */
  async exhibitShown(shown: ShownExhibit): Promise<LineOf<'exhibit-shown'>> {
    const line = await this.#append({ kind: 'exhibit-shown', ...shown })
    return line as LineOf<'exhibit-shown'>
  }

  /** States that from now on nothing is recorded. After all recording processes have ended. */
  async break(reason: string, text: string, person: string): Promise<void> {
    await this.#append({ kind: 'break', reason, text, person })
  }

  /** States that the break is over. Before the first recording process is started. */
  async resume(person: string): Promise<void> {
    await this.#append({ kind: 'resume', person })
  }

  /** States something of a step of the script. */
  async step(facts: Extract<LineFacts, { step: string }>): Promise<void> {
    await this.#append(facts)
  }

  /** States who speaks from now on; null is nobody. */
  async speaker(speaker: LineOf<'speaker'>['speaker'], person: string): Promise<void> {
    await this.#append({ kind: 'speaker', speaker, person })
  }

  /** States that another person operates from now on. */
  async operator(from: string, to: string): Promise<void> {
    await this.#append({ kind: 'operator', from, to })
  }

  async note(text: string, person: string): Promise<void> {
    await this.#append({ kind: 'note', text, person })
  }

  /**
   * Puts the files of a signed written record in place, and states them; answers with what is stated of them. Files
   * without a line, after a crash, are stated by the recovery.
   */
  async writtenRecord(
    number: number,
    person: string | null,
    files: readonly RecordFile[],
  ): Promise<LineOf<'written-record'>['files']> {
    for (const { file, bytes } of files) await this.#files.copies.put(file, bytes)
    const stated = files.map(({ file, bytes }) => ({
      ...{ file, length: bytes.length },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }))
    await this.#append({ kind: 'written-record', number, person, files: stated })
    return stated
  }

  /** Signs what is recorded so far; answers with that state's code in the form of the seal code. */
  async signedNow(): Promise<{ readonly lines: number; readonly code: string }> {
    const { journal, checkpoints } = this.#files
    let state = { size: journal.size, root: journal.root() }
    await checkpoints.write(() => (state = { size: journal.size, root: journal.root() }))
    return { lines: state.size, code: sealCode(state.root) }
  }

  /** States that nothing was recorded on `track` between two instants. */
  async gap(track: string, from: string, to: string, cause: string): Promise<void> {
    await this.#append({ kind: 'gap', track, from, to, cause })
  }

  /** States that the wall clock was set by `difference` ms. */
  async clockJumped(jump: Pick<LineOf<'clock'>, 'from' | 'to' | 'difference'>): Promise<void> {
    const { from, to, difference } = jump
    await this.#append({ kind: 'clock', from, to, difference })
  }

  async alarm(facts: Omit<Extract<LineFacts, { kind: 'alarm' }>, 'kind'>): Promise<void> {
    await this.#append({ kind: 'alarm', ...facts })
  }

  /**
   * Ends the recording: parts, `close`, last checkpoint, manifest, signature. Takes the same time however long it is.
   * @param reconciliation what was compared before, stated directly before `close`.
   * @throws VaultError when the disk fails; the recording then stays unsealed, and is sealed by the next start.
   */
  seal(
    reason: 'ended' | 'interrupted',
    person: string | null,
    reconciliation: Compared | null = null,
  ): Promise<Sealed> {
    clearTimeout(this.#timer)
    return (this.#sealed ??= this.#files.chain
      .exclusively(() => this.#seal(reason, person, reconciliation))
      .finally(() => this.leave()))
  }

  /** Lets go of every file, sealed or not: the next start seals what is not. Never throws. */
  leave(): Promise<void> {
    return (this.#left ??= this.#leave())
  }

  async #leave(): Promise<void> {
    clearTimeout(this.#timer)
    await atMost(farewell, this.#closeFiles())
    this.#copied = this.#files.copies.close()
  }

  async #seal(
    reason: 'ended' | 'interrupted',
    person: string | null,
    reconciliation: Compared | null,
  ): Promise<Sealed> {
    const { id, journal, checkpoints, summary, signer, chain, copies } = this.#files
    for (const part of this.#parts) await part.end()
    const parts = this.#parts.map((part) => part.closed())
    // A crash may have come between `close` and the signature: then there is nothing to add.
    if (summary.close === undefined) {
      // Both at once: nothing comes between them.
      const compared = reconciliation === null ? undefined : this.#append({ kind: 'reconciliation', ...reconciliation })
      await Promise.all([compared, this.#append({ kind: 'close', reason, person, parts, previous: chain.last })])
    }
    await this.#checkpoint()
    const root = journal.root()
    const state = { root, lines: journal.size, length: journal.length, sha256: journal.sha256() }
    const { count, length } = checkpoints
    const manifest = summary.manifest(state, { count, length, sha256: checkpoints.sha256() })
    if (manifest === undefined) throw new Error('a journal that was closed has no manifest')
    const bytes = manifestBytes(manifest)
    await copies.put(fileNames.manifest, bytes)
    await copies.put(fileNames.signature, await signer.sign(bytes))
    await chain.advance({ recording: id, size: journal.size, root: root.toString('hex') }, copies.roots)
    return { sealCode: sealCode(root), root: root.toString('hex'), size: journal.size }
  }

  async #closeFiles(): Promise<void> {
    const { journal, checkpoints } = this.#files
    await Promise.allSettled(this.#parts.map((part) => part.end()))
    await Promise.allSettled([journal.close(), checkpoints.close()])
  }

  #keep(path: string): KeepBytes {
    return (bytes, offset, sync) => this.#files.copies.keep(dirname(path), basename(path), bytes, offset, sync)
  }

  async #append(facts: LineFacts): Promise<Line> {
    const line = await this.#files.journal.append(facts)
    this.#files.summary.add(line)
    this.onLine(line)
    return line
  }

  /** The first come soon: what no checkpoint covers can be altered without a trace if the computer is lost. */
  #checkpointAfter(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#timer = this.#checkpointAfter(Math.min(2 * milliseconds, mostBetweenCheckpoints))
      this.#checkpoint().catch((error: unknown) => {
        this.onCheckpointFailure(error)
      })
    }, milliseconds)
  }

  #checkpoint(): Promise<void> {
    const { journal, checkpoints } = this.#files
    return checkpoints.write(() => ({ size: journal.size, root: journal.root() }))
  }
}

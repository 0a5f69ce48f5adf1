// A recording while it is made: its parts, its journal, its checkpoints, and the seal that ends it.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { PreflightResult } from '../contract/preflight.ts'
import { sealCode } from '../journal/seal-code.ts'
import type { Signer } from '../journal/signer.ts'
import type { Chain } from './chain.ts'
import type { CheckpointFile } from './checkpoint-file.ts'
import { syncFolder, writeWhole } from './disk.ts'
import type { JournalFile } from './journal-file.ts'
import { fileNames, partFile, vaultPaths } from './layout.ts'
import type { Line, LineFacts, LineOf } from './lines.ts'
import { manifestBytes, type Summary } from './manifest.ts'
import type { Mirror } from './mirror.ts'
import { PartWriter } from './part-writer.ts'
import type { VaultError } from './vault-error.ts'

/** Milliseconds between two checkpoints (docs/format.md §4). */
export const checkpointInterval = 10_000

/** The number and the place of a part that is about to be begun. */
export interface ReservedPart {
  readonly track: string
  readonly part: number
  readonly file: string
  readonly path: string
}

export interface Sealed {
  readonly sealCode: string
  /** Hexadecimal. */
  readonly root: string
  readonly size: number
}

/** What a recording's writer works on; made by the vault. */
export interface RecordingFiles {
  readonly vault: string
  readonly id: string
  readonly folder: string
  readonly journal: JournalFile
  readonly checkpoints: CheckpointFile
  readonly summary: Summary
  readonly signer: Signer
  readonly chain: Chain
  /** The second copy; null when none is wanted. */
  readonly mirror: Mirror | null
}

export class RecordingWriter {
  readonly #files: RecordingFiles
  readonly #parts: PartWriter[] = []
  readonly #numbers = new Map<string, number>()
  readonly #timer: NodeJS.Timeout
  #sealed: Promise<Sealed> | null = null
  /** Called with each line that is on disk. */
  onLine: (line: Line) => void = () => undefined
  /** Called when a checkpoint could not be written; the recording goes on. */
  onCheckpointFailure: (error: unknown) => void = () => undefined

  constructor(files: RecordingFiles) {
    this.#files = files
    this.#copyTo(files.mirror)
    this.#timer = setInterval(() => {
      this.#checkpoint().catch((error: unknown) => {
        this.onCheckpointFailure(error)
      })
    }, checkpointInterval)
  }

  get id(): string {
    return this.#files.id
  }

  get folder(): string {
    return this.#files.folder
  }

  /** How the second copy stands; null when none is wanted. */
  get mirror(): 'writing' | 'failed' | null {
    return this.#files.mirror?.state ?? null
  }

  /** Calls `tell` when the second copy is given up, or at once when it was; the recording goes on. */
  onMirrorFailure(tell: (error: VaultError) => void): void {
    void this.#files.mirror?.failed.then(tell)
  }

  /** Resolves when the second copy has everything, or was given up. After {@link seal}. */
  async mirrored(): Promise<void> {
    await this.#files.mirror?.close()
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
    const writer = await PartWriter.resume({ track, part, path }, (facts) => this.#append(facts), stated)
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
    return { track, part, file, path: join(this.folder, file) }
  }

  /** The part that holds what was kept from before the start. */
  preRollPart(track: string): ReservedPart {
    const file = partFile(track, 0)
    return { track, part: 0, file, path: join(this.folder, file) }
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
    await syncFolder(this.folder)
    const origin = part === 0 ? 'pre-roll' : 'capture'
    const known = zero === null ? {} : { zero: zero.toISOString() }
    await this.#append({ kind: 'part', track, part, file, origin, process, ...known })
    this.#numbers.set(track, Math.max(part, this.#numbers.get(track) ?? 0))
    const writer = await PartWriter.open({ track, part, path }, (facts) => this.#append(facts))
    writer.onBytes = (bytes, offset) => this.#files.mirror?.write(file, bytes, offset)
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

  /** States that from now on nothing is recorded. After all recording processes have ended. */
  async break(reason: string, text: string, person: string): Promise<void> {
    await this.#append({ kind: 'break', reason, text, person })
  }

  /** States that the break is over. Before the first recording process is started. */
  async resume(person: string): Promise<void> {
    await this.#append({ kind: 'resume', person })
  }

  async announcement(step: string, person: string): Promise<void> {
    await this.#append({ kind: 'announcement', step, person })
  }

  async note(text: string, person: string): Promise<void> {
    await this.#append({ kind: 'note', text, person })
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
   * @throws VaultError when the disk fails; the recording then stays unsealed, and is sealed by the next start.
   */
  seal(reason: 'ended' | 'interrupted', person: string | null): Promise<Sealed> {
    clearInterval(this.#timer)
    return (this.#sealed ??= this.#files.chain.exclusively(() => this.#seal(reason, person)))
  }

  async #seal(reason: 'ended' | 'interrupted', person: string | null): Promise<Sealed> {
    const { vault, id, folder, journal, checkpoints, summary, signer, chain } = this.#files
    for (const part of this.#parts) await part.end()
    const parts = this.#parts.map((part) => part.closed())
    // A crash may have come between `close` and the signature: then there is nothing to add.
    if (summary.close === undefined) {
      await this.#append({ kind: 'close', reason, person, parts, previous: chain.last })
    }
    await this.#checkpoint()
    const root = journal.root()
    const state = { root, lines: journal.size, length: journal.length, sha256: journal.sha256() }
    const { count, length } = checkpoints
    const manifest = summary.manifest(state, { count, length, sha256: checkpoints.sha256() })
    if (manifest === undefined) throw new Error('a journal that was closed has no manifest')
    const bytes = manifestBytes(manifest)
    const { scratch } = vaultPaths(vault)
    const signature = await signer.sign(bytes)
    await writeWhole(join(folder, fileNames.manifest), bytes, scratch)
    await writeWhole(join(folder, fileNames.signature), signature, scratch)
    this.#files.mirror?.write(fileNames.manifest, bytes, 0)
    this.#files.mirror?.write(fileNames.signature, Buffer.from(signature), 0)
    await chain.advance({ recording: id, size: journal.size, root: root.toString('hex') })
    await journal.close()
    await checkpoints.close()
    return { sealCode: sealCode(root), root: root.toString('hex'), size: journal.size }
  }

  #copyTo(mirror: Mirror | null): void {
    if (mirror === null) return
    const { journal, checkpoints } = this.#files
    journal.onBytes = (bytes, offset) => {
      mirror.write(fileNames.journal, bytes, offset)
    }
    checkpoints.onBytes = (bytes, offset) => {
      mirror.write(fileNames.checkpoints, bytes, offset)
    }
  }

  async #append(facts: LineFacts): Promise<Line> {
    const line = await this.#files.journal.append(facts)
    this.#files.summary.add(line)
    this.onLine(line)
    return line
  }

  #checkpoint(): Promise<void> {
    const { journal, checkpoints } = this.#files
    return checkpoints.write(() => ({ size: journal.size, root: journal.root() }))
  }
}

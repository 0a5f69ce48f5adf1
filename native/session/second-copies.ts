// The copies on both disks once they are made: each is completed from the other and compared with its seal; what differs
// is told and never touched.
import { basename, dirname } from 'node:path'
import type { CopiesFacts, CopyCondition } from '../contract/recordings.ts'
import type { DifferingCopies, RunningRecording } from '../contract/state.ts'
import type { VerificationReport } from '../contract/verification.ts'
import { processes } from '../capture/orphans.ts'
import { answered } from '../vault/answered.ts'
import { continueChain } from '../vault/chain-recovery.ts'
import { recordingFolders } from '../vault/chain.ts'
import { compareCopies, isBehind, lengthsIn, sealedLengths, type Differing } from '../vault/copies/check.ts'
import { Compared } from '../vault/copies/compared.ts'
import { completeRecordings, endWriters } from '../vault/copies/completion.ts'
import { requireRoot } from '../vault/copies/root.ts'
import type { Disk } from '../vault/copies/copies.ts'
import { fileNames, recordingDirectory } from '../vault/layout.ts'
import type { Vault } from '../vault/vault.ts'
import { PartHasher } from '../vault/verify/part-hasher.ts'

/** Milliseconds between two looks whether a room records: then comparing stops, and goes on another time. */
const look = 500

export interface SecondCopiesOf {
  readonly vault: Vault
  /** Folder of the second copies; null when none is set. */
  mirror(): Promise<string | null>
  /** Whether a room records: its disks are left to it. */
  isRecording(): boolean
  /** Ids of recordings that are being made. */
  busy(): ReadonlySet<string>
  /** The vault has more of a recording than before. */
  completed(recording: string): Promise<void>
  /** Another condition of some copy is known. */
  changed(): void
  /** Copies differ that did not, as far as anybody knew. */
  differs(copies: DifferingCopies): void
  /** Something failed that nobody waits for. */
  failed(error: unknown): void
  readonly signal: AbortSignal
}

const differsAtAll = ({ vault, mirror }: Differing) => vault.length + mirror.length > 0

export class SecondCopies {
  readonly #of: SecondCopiesOf
  #compared: Compared | null = null
  #completing: Promise<void> | null = null

  constructor(of: SecondCopiesOf) {
    this.#of = of
  }

  /** Recordings whose copies are not both what was sealed. */
  get differing(): DifferingCopies[] {
    const all = [...(this.#compared?.all ?? [])].filter(([, found]) => differsAtAll(found))
    return all.map(([recording, { vault, mirror }]) => ({ recording, vault: [...vault], mirror: [...mirror] }))
  }

  /**
   * What the second disk has more, because that of the vault had failed, is added to the vault before anything is said of
   * a recording: else there would be two versions of it. @throws Error when that disk is away: the vault goes by what it has.
   */
  async takeBack(): Promise<void> {
    const { vault } = this.#of
    const mirror = await this.#of.mirror()
    if (mirror === null) return
    await requireRoot(mirror, vault.id)
    await this.#know(mirror)
    await endWriters(mirror, processes)
    await this.#complete(mirror, vault.folder, new Set())
    await continueChain(vault)
  }

  /** Completes each disk from the other, then compares, while no room records. One at a time. */
  complete(): Promise<void> {
    return (this.#completing ??= this.#completeBoth().finally(() => {
      this.#completing = null
    }))
  }

  /** How the copies of a recording stand; null when there is no second disk. @param running when it is being made. */
  async conditions(recording: string, running: RunningRecording | null): Promise<CopiesFacts | null> {
    const mirror = await this.#of.mirror()
    if (mirror === null) return null
    if (running !== null) return whileRunning(running)
    const away = { vault: 'unchecked', mirror: 'away' } as const
    return (await answered(mirror, () => this.#conditionsOf(recording, mirror)).catch(() => null)) ?? away
  }

  /** Folder of the second copy; null when it is not there. */
  async folderOf(recording: string): Promise<string | null> {
    const mirror = await this.#of.mirror()
    if (mirror === null) return null
    const folder = recordingDirectory(mirror, recording)
    const find = async () => {
      await requireRoot(mirror, this.#of.vault.id)
      return (await lengthsIn(folder)) !== undefined
    }
    return (await answered(mirror, find).catch(() => false)) === true ? folder : null
  }

  /** Takes over what a verification of both copies has found. */
  verified(recording: string, { recordings }: VerificationReport): void {
    if (recordings.length < 2 || recordings.some(({ sealed }) => !sealed)) return
    const filesOf = (disk: Disk) =>
      recordings.flatMap((one) => (one.disk === disk ? one.findings.map(({ file }) => file ?? fileNames.journal) : []))
    const found = { vault: [...new Set(filesOf('vault'))], mirror: [...new Set(filesOf('mirror'))] }
    // Not waited for: the report is whole, whatever becomes of the note on the second disk.
    this.#note(recording, found).catch((error: unknown) => {
      this.#of.failed(error)
    })
  }

  async #conditionsOf(recording: string, mirror: string): Promise<CopiesFacts> {
    await requireRoot(mirror, this.#of.vault.id)
    await this.#know(mirror)
    const folders = [
      recordingDirectory(this.#of.vault.folder, recording),
      recordingDirectory(mirror, recording),
    ] as const
    const [here, there] = [await lengthsIn(folders[0]), await lengthsIn(folders[1])]
    const sealed = (await sealedLengths(folders[0])) ?? (await sealedLengths(folders[1]))
    const found = this.#compared?.of(recording)
    const conditionOf = (own: typeof here, other: typeof here, unlike: readonly string[]): CopyCondition => {
      if (own === undefined) return 'missing'
      if (unlike.length > 0) return 'differing'
      if (other !== undefined && isBehind(own, other, sealed)) return 'behind'
      return found === undefined ? 'unchecked' : 'whole'
    }
    return {
      vault: conditionOf(here, there, found?.vault ?? []),
      mirror: conditionOf(there, here, found?.mirror ?? []),
    }
  }

  async #completeBoth(): Promise<void> {
    const { vault } = this.#of
    const mirror = await this.#of.mirror()
    if (mirror === null || this.#of.isRecording()) return
    await requireRoot(mirror, vault.id)
    await this.#know(mirror)
    await this.#complete(mirror, vault.folder, this.#of.busy())
    await vault.chain.note()
    await this.#complete(vault.folder, mirror, this.#of.busy())
    await this.#compare(mirror)
  }

  async #complete(from: string, to: string, busy: ReadonlySet<string>): Promise<void> {
    const { completed, different } = await completeRecordings(from, to, busy)
    for (const id of completed) {
      await this.#compared?.note(id, undefined)
      if (to === this.#of.vault.folder) await this.#of.completed(id)
    }
    const unlike = Map.groupBy(different, (path) => basename(dirname(path)))
    for (const [id, paths] of unlike) {
      const files = paths.map((path) => basename(path))
      await this.#note(id, { vault: files, mirror: files })
    }
    if (completed.length > 0) this.#of.changed()
  }

  /** Reads what was not compared yet; stops as soon as a room records. */
  async #compare(mirror: string): Promise<void> {
    const stop = new AbortController()
    const timer = setInterval(() => {
      if (this.#of.isRecording() || this.#of.signal.aborted) stop.abort()
    }, look)
    await using hasher = new PartHasher()
    try {
      for (const folder of await recordingFolders(mirror)) {
        const id = basename(folder)
        if (this.#compared?.of(id) !== undefined || this.#of.busy().has(id)) continue
        const vault = recordingDirectory(this.#of.vault.folder, id)
        const found = await compareCopies({ vault, mirror: folder }, hasher, stop.signal)
        if (found !== null) await this.#note(id, found)
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error
    } finally {
      clearInterval(timer)
    }
  }

  async #know(mirror: string): Promise<void> {
    if (this.#compared?.root !== mirror) this.#compared = await Compared.read(mirror)
  }

  async #note(id: string, found: Differing): Promise<void> {
    const before = this.#compared?.of(id)
    if (JSON.stringify(before) === JSON.stringify(found)) return
    const noted = this.#compared?.note(id, found)
    if (differsAtAll(found)) this.#of.differs({ recording: id, vault: [...found.vault], mirror: [...found.mirror] })
    this.#of.changed()
    await noted
  }
}

const running = { writing: 'writing', behind: 'behind', failed: 'away' } as const

function whileRunning({ vault, mirror }: RunningRecording): CopiesFacts | null {
  return mirror === null ? null : { vault: running[vault], mirror: running[mirror] }
}

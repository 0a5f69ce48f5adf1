// Both copies of a recording that is being made: one leads, which decides what is recorded, the other follows. When the
// leading one fails, the other leads on with the very same bytes, so that no line ever exists in two versions.
import type { AppendFile } from '../append-file.ts'
import { diskError, VaultError } from '../vault-error.ts'
import { commonEnds } from './common-ends.ts'
import { Copy } from './copy.ts'
import { Follower } from './follower.ts'
import { requireRoot, requireWritable } from './root.ts'

/** `behind`: not all that was recorded is here yet. */
export type CopyState = 'writing' | 'behind' | 'failed'
export type Disk = 'vault' | 'mirror'

/** Milliseconds between two looks at the disks. */
const look = 1000
/** Milliseconds after which a disk that failed is tried again. */
const retryAfter = 5000

export interface CopiesOf {
  readonly recording: string
  /** Tells the vault, and what belongs to it, apart from others. */
  readonly vaultId: string
  readonly vault: string
  /** Folder of all second copies; null when none is wanted. */
  readonly mirror: string | null
  /** Length of each file that the vault has already. */
  readonly ends?: ReadonlyMap<string, number>
}

export class Copies {
  readonly #of: CopiesOf
  #lead: Copy
  #follower: Follower | null = null
  /** Why a disk has no copy that is written; undefined when it has. */
  readonly #failures = new Map<Disk, VaultError>()
  readonly #stated: Map<string, number>
  readonly #timer: NodeJS.Timeout
  #attaching = false
  #looking = false
  #retryAt = 0
  #isClosing = false
  /** Called when the state of a copy is another one, or another copy leads. */
  onChange: () => void = () => undefined
  /** Called when the leading disk failed and there is no other to go on with; `forGood`: nothing more can be recorded. */
  onLost: (error: VaultError, forGood: boolean) => void = () => undefined
  /** Makes room on a disk that is full; answers whether there is some now. */
  makeRoom: (root: string) => Promise<boolean> = () => Promise.resolve(false)

  constructor(of: CopiesOf) {
    this.#of = of
    this.#stated = new Map(of.ends)
    this.#lead = new Copy(of.vault, of.recording, of.ends)
    this.#lead.leads = true
    this.#watch(this.#lead)
    void this.#attach()
    this.#timer = setInterval(() => {
      this.#look()
    }, look)
    this.#timer.unref()
  }

  /** Which disk decides what is recorded. */
  get leading(): Disk {
    return this.#lead.root === this.#of.vault ? 'vault' : 'mirror'
  }

  get leadingRoot(): string {
    return this.#lead.root
  }

  /** Folder of the recording on the disk that leads: where new parts are written. */
  get folder(): string {
    return this.#lead.folder
  }

  /** Roots of the copies that are written, the leading one first. */
  get roots(): string[] {
    return [this.#lead.root, ...(this.#follower === null ? [] : [this.#follower.copy.root])]
  }

  /** How a copy stands; null when it is not wanted. */
  state(disk: Disk): CopyState | null {
    if (disk === 'mirror' && this.#of.mirror === null) return null
    if (this.#failures.has(disk)) return 'failed'
    if (disk === this.leading) return 'writing'
    return this.#follower === null || this.#follower.isBehind ? 'behind' : 'writing'
  }

  failure(disk: Disk): VaultError | null {
    return this.#failures.get(disk) ?? null
  }

  /** A file that the station writes itself. */
  file(name: string): AppendFile {
    return {
      append: (bytes, offset) => this.#append(name, bytes, offset),
      close: () => Promise.resolve(),
    }
  }

  /** Puts a whole file in place on both disks. @throws VaultError when neither takes it. */
  async put(file: string, bytes: Uint8Array): Promise<void> {
    const lead = this.#lead
    const there = this.#follower?.copy.put(file, bytes).then(
      () => true,
      () => false,
    )
    try {
      await this.#onLead(lead, () => lead.put(file, bytes))
    } catch (error) {
      if (!this.#goesOn(lead, error) || (await there) !== true) throw error
    }
  }

  /**
   * Bytes of a part that its process has written into `folder`: synced there, and offered to the other copy. When that
   * disk fails, the bytes, which have been read already, are kept by the copy that leads then.
   * @throws VaultError when they are on no disk.
   */
  async keep(folder: string, file: string, bytes: Buffer, offset: number, sync: () => Promise<void>): Promise<void> {
    const lead = this.#lead
    if (folder === lead.folder) {
      try {
        await lead.run(sync)
        if (bytes.length === 0) return
        this.#stated.set(file, offset + bytes.length)
        void this.#follower?.offer(file, bytes, offset)
        return
      } catch (error) {
        if (!this.#goesOn(lead, error)) throw error
      }
    }
    if (bytes.length > 0 && this.#lead.endOf(file) < offset + bytes.length) await this.#append(file, bytes, offset)
  }

  /** Does something on the leading disk. @throws VaultError when it failed; then the other may lead. */
  async inTurn(work: () => Promise<void>): Promise<void> {
    const lead = this.#lead
    await lead.run(work).catch((error: unknown) => {
      if (!this.#goesOn(lead, error)) throw error
    })
  }

  /** Looks whether the leading disk takes what is written, when something else says that it may not. */
  async examine(): Promise<void> {
    const lead = this.#lead
    await lead
      .run(() => this.#requireWorking(lead))
      .catch((error: unknown) => {
        this.diskFailed(lead.folder, diskError(error, lead.root))
      })
  }

  /** Tells that a disk failed which nothing here could notice: the one with this folder of the recording. */
  diskFailed(folder: string, error: VaultError): void {
    if (folder === this.#lead.folder) this.#handOver(error)
  }

  /** Resolves when the copy that follows has everything, or failed. Nothing is written afterwards. */
  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#timer)
    await this.#follower?.caughtUp()
    await this.#follower?.copy.close()
    await this.#lead.close()
  }

  async #append(file: string, bytes: Buffer, offset: number): Promise<void> {
    const [lead, follower] = [this.#lead, this.#follower]
    const there = follower?.offer(file, bytes, offset)
    try {
      await this.#onLead(lead, () => lead.append(file, bytes, offset))
    } catch (error) {
      if (!this.#goesOn(lead, error)) {
        follower?.withdraw(file, offset)
        throw error
      }
      if (follower?.copy !== this.#lead) return this.#append(file, bytes, offset)
      await there
      if (this.#lead.failure !== null) throw this.#lead.failure
    }
    this.#stated.set(file, offset + bytes.length)
  }

  /** Does something on the leading disk; when it is full and there is no other, once more after room was made. */
  async #onLead(lead: Copy, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const isFull = diskError(error, lead.folder).code === 'disk-full'
      if (!isFull || lead !== this.#lead || this.#follower?.canLead === true) throw error
      if (!(await this.makeRoom(lead.root))) throw error
      await work()
      // What was released is for the end of the recording.
      this.onLost(diskError(error, lead.folder), true)
    }
  }

  /** Whether another copy leads than the one that failed: already, or from now on. */
  #goesOn(failed: Copy, cause: unknown): boolean {
    return failed !== this.#lead || this.#handOver(cause)
  }

  /** Lets the other copy lead when it can. */
  #handOver(cause: unknown): boolean {
    const error = diskError(cause, this.#lead.folder)
    const failed = this.#lead
    const next = this.#follower
    if (next?.canLead !== true) {
      this.#failures.set(this.leading, error)
      this.onChange()
      this.onLost(error, this.#isFinal(error))
      return false
    }
    this.#follower = null
    this.#lead = next.copy
    this.#lead.leads = true
    this.#failures.set(failed.root === this.#of.vault ? 'vault' : 'mirror', error)
    this.#retryAt = performance.now() + retryAfter
    failed.abandon(error)
    this.onChange()
    return true
  }

  /** Whatever else a disk says may pass; of these nothing is recorded any more. */
  #isFinal(error: VaultError): boolean {
    return error.code === 'disk-full' || error.code === 'vault-read-only' || this.#lead.failure !== null
  }

  #watch(copy: Copy): void {
    copy.onStall = (stands) => {
      this.#stalled(copy, stands)
    }
    copy.onGone = (error) => {
      if (copy === this.#lead) this.#handOver(error)
      if (this.#follower?.copy !== copy) return
      this.#follower = null
      this.#failures.set(this.#diskOf(copy), error)
      this.#retryAt = performance.now() + retryAfter
      this.onChange()
    }
  }

  #stalled(copy: Copy, stands: boolean): void {
    const error = new VaultError('disk-failed', { path: copy.root, cause: 'stalled' })
    if (copy !== this.#lead) {
      if (stands) copy.abandon(error)
      return
    }
    if (stands && this.#handOver(error)) return
    // Nowhere else to go: what waits is written when the disk answers again.
    if (stands) this.#failures.set(this.leading, error)
    else this.#failures.delete(this.leading)
    this.onChange()
  }

  #diskOf(copy: Copy): Disk {
    return copy.root === this.#of.vault ? 'vault' : 'mirror'
  }

  async #requireWorking(copy: Copy): Promise<void> {
    await requireRoot(copy.root, this.#of.vaultId)
    await requireWritable(copy.root)
  }

  #look(): void {
    void this.#lookAtLead()
    const following = this.#follower?.copy
    void following?.run(() => requireRoot(following.root, this.#of.vaultId)).catch(() => undefined)
    if (this.#follower === null && performance.now() >= this.#retryAt) void this.#attach()
  }

  /** A disk that was pulled out may go on taking bytes that nobody will ever see. */
  async #lookAtLead(): Promise<void> {
    const lead = this.#lead
    if (this.#looking) return
    this.#looking = true
    const isFailed = this.#failures.has(this.leading)
    try {
      await lead.run(() => (isFailed ? this.#requireWorking(lead) : requireRoot(lead.root, this.#of.vaultId)))
      if (lead === this.#lead && this.#failures.delete(this.leading)) this.onChange()
    } catch (error) {
      if (lead === this.#lead && !isFailed) this.#handOver(error)
    } finally {
      this.#looking = false
    }
  }

  #hasMovedOnFrom(lead: Copy): boolean {
    return this.#isClosing || lead !== this.#lead
  }

  /** Takes the other disk in, or in again: what it has of the recording is compared, what it lacks is caught up. */
  async #attach(): Promise<void> {
    const root = this.leading === 'vault' ? this.#of.mirror : this.#of.vault
    if (root === null || this.#attaching || this.#isClosing || this.#lead.failure !== null) return
    this.#attaching = true
    const source = this.#lead
    const probe = new Copy(root, this.#of.recording)
    const disk = this.#diskOf(probe)
    try {
      await this.#requireWorking(probe)
      await probe.begin()
      const ends = await commonEnds(source.folder, probe.folder, this.#stated)
      if (this.#hasMovedOnFrom(source)) return
      const copy = new Copy(root, this.#of.recording, ends)
      this.#watch(copy)
      const follower = new Follower(copy, this.#stated, source.folder)
      follower.onChange = () => {
        this.onChange()
      }
      this.#failures.delete(disk)
      this.#follower = follower
    } catch (error) {
      this.#failures.set(disk, diskError(error, root))
      this.#retryAt = performance.now() + retryAfter
    } finally {
      this.#attaching = false
    }
    this.onChange()
  }
}

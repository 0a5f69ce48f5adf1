// The copy that follows: it is offered what the leading one has, and takes it in its own time. What it cannot take soon
// enough is not kept in memory; it falls behind, and catches up by reading the leading copy's files.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNames } from '../layout.ts'
import type { Copy } from './copy.ts'

/** Bytes that may wait in memory. */
const mostWaiting = 32 << 20
/** Bytes read at once when catching up. */
const stretch = 1 << 20

/** Files without which no copy can lead: small, and never dropped from memory. */
const leading: readonly string[] = [fileNames.journal, fileNames.checkpoints]

export class Follower {
  readonly copy: Copy
  /** How far each file reaches in the leading copy. */
  readonly #wanted: Map<string, number>
  readonly #source: string
  #catchingUp: Promise<void> | null = null
  #wasBehind: boolean
  /** Called when it falls behind, has caught up, or failed. */
  onChange: () => void = () => undefined

  /**
   * @param wanted how far each file reaches in the leading copy.
   * @param source folder of the leading copy.
   */
  constructor(copy: Copy, wanted: ReadonlyMap<string, number>, source: string) {
    this.copy = copy
    this.#wanted = new Map(wanted)
    this.#source = source
    this.#wasBehind = this.isBehind
    if (this.#wasBehind) this.#catchUp()
  }

  /** Whether it lacks bytes that do not wait in memory either. */
  get isBehind(): boolean {
    return [...this.#wanted].some(([file, end]) => this.copy.endOf(file) < end)
  }

  /** Whether the recording can go on here: nothing of its journal is missing. */
  get canLead(): boolean {
    return this.copy.failure === null && leading.every((file) => this.copy.endOf(file) >= (this.#wanted.get(file) ?? 0))
  }

  /** Offers bytes that the leading copy has or is about to have. Resolves when they are here too; rejects never. */
  offer(file: string, bytes: Buffer, offset: number): Promise<void> {
    const follows = this.copy.endOf(file) === offset && !this.#isTooMuch(file, bytes.length)
    this.#wanted.set(file, Math.max(offset + bytes.length, this.#wanted.get(file) ?? 0))
    if (!follows) {
      this.#tellIfChanged()
      this.#catchUp()
      return Promise.resolve()
    }
    return this.copy.append(file, bytes, offset).catch(() => undefined) // the copy tells of it
  }

  /** The leading copy does not have these bytes after all. */
  withdraw(file: string, offset: number): void {
    this.#wanted.set(file, offset)
  }

  /** Resolves when it has everything, or failed. */
  async caughtUp(): Promise<void> {
    while (this.#catchingUp !== null) await this.#catchingUp
    await this.copy.run(() => Promise.resolve()).catch(() => undefined)
  }

  #isTooMuch(file: string, length: number): boolean {
    return !leading.includes(file) && this.copy.waiting + length > mostWaiting
  }

  #catchUp(): void {
    this.#catchingUp ??= this.#copyMissing()
      .catch(() => undefined) // the copy has told of it
      .finally(() => {
        this.#catchingUp = null
        this.#tellIfChanged()
      })
  }

  /** The journal first, then the others, until nothing is missing that the source has. */
  async #copyMissing(): Promise<void> {
    // What waits goes first, so that memory is free again before more is read.
    await this.copy.run(() => Promise.resolve())
    const gone = new Set<string>()
    for (;;) {
      const missing = [...this.#wanted].filter(([file, end]) => this.copy.endOf(file) < end && !gone.has(file))
      const [next] = [...missing.filter(([file]) => leading.includes(file)), ...missing]
      if (next === undefined || this.copy.failure !== null) return
      const [file, end] = next
      const from = this.copy.endOf(file)
      const path = join(this.#source, file)
      const bytes = await read(path, from, Math.min(stretch, end - from)).catch(() => Buffer.alloc(0))
      if (bytes.length === 0) gone.add(file)
      else await this.copy.append(file, bytes, from)
    }
  }

  #tellIfChanged(): void {
    if (this.isBehind === this.#wasBehind) return
    this.#wasBehind = this.isBehind
    this.onChange()
  }
}

async function read(path: string, from: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

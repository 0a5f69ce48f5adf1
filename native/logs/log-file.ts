// A file of lines that is kept small: when it is full it becomes the one before, and the oldest goes. Whoever writes
// never waits and never fails; a disk that stands still holds up one write, and what would wait behind it too long is lost and counted.
import { appendFileSync } from 'node:fs'
import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface LogLimits {
  /** Bytes after which another file is begun. */
  readonly fileBytes: number
  /** Files that are kept, the newest included. */
  readonly files: number
  /** Bytes that wait for the disk at most. */
  readonly waitingBytes: number
}

export const usualLimits: LogLimits = { fileBytes: 2 << 20, files: 5, waitingBytes: 1 << 20 }

/** Names of a log's files, the newest first: `station.jsonl`, `station.1.jsonl` … */
export const logFiles = (name: string, { files }: Pick<LogLimits, 'files'> = usualLimits): string[] =>
  Array.from({ length: files }, (_, age) => (age === 0 ? `${name}.jsonl` : `${name}.${age}.jsonl`))

export class LogFile {
  readonly folder: string
  readonly #name: string
  readonly #limits: LogLimits
  readonly #lost: (lines: number) => string
  #waiting: string[] = []
  #waitingBytes = 0
  #lostLines = 0
  #size: number | null = null
  #writing: Promise<void> | null = null

  /** @param lost makes the line that says how many were lost. */
  constructor(folder: string, name: string, lost: (lines: number) => string, limits: LogLimits = usualLimits) {
    this.folder = folder
    this.#name = name
    this.#lost = lost
    this.#limits = limits
  }

  /** Takes a line, without its end. Never throws and never waits. */
  write(line: string): void {
    const bytes = Buffer.byteLength(line) + 1
    if (this.#waitingBytes + bytes > this.#limits.waitingBytes) {
      this.#lostLines += 1
      return
    }
    this.#waiting.push(line)
    this.#waitingBytes += bytes
    this.#writing ??= this.#drain()
  }

  /** Writes a line before it returns: for a process that is about to end. Never throws. */
  writeNow(line: string): void {
    try {
      appendFileSync(this.#path, `${line}\n`, { mode: 0o600 })
    } catch {
      // There is nobody left to tell.
    }
  }

  /** Resolves when everything taken so far is on disk, or cannot be. */
  async flush(): Promise<void> {
    while (this.#writing !== null) await this.#writing
  }

  get #path(): string {
    return join(this.folder, `${this.#name}.jsonl`)
  }

  async #drain(): Promise<void> {
    // What is noted in the same turn of the event loop is written at once.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const lines = this.#waiting
      this.#waiting = []
      this.#waitingBytes = 0
      if (this.#lostLines > 0) lines.push(this.#lost(this.#lostLines))
      const lost = this.#lostLines
      this.#lostLines = 0
      await this.#append(lines).catch(() => {
        this.#lostLines += lost + lines.length - (lost > 0 ? 1 : 0)
        this.#size = null
      })
    }
    this.#writing = null
  }

  async #append(lines: readonly string[]): Promise<void> {
    const text = `${lines.join('\n')}\n`
    const bytes = Buffer.byteLength(text)
    this.#size ??= await this.#begin()
    if (this.#size > 0 && this.#size + bytes > this.#limits.fileBytes) await this.#rotate()
    await appendFile(this.#path, text, { mode: 0o600 })
    this.#size += bytes
  }

  async #begin(): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    return stat(this.#path).then(
      ({ size }) => size,
      () => 0,
    )
  }

  async #rotate(): Promise<void> {
    const names = logFiles(this.#name, this.#limits).map((name) => join(this.folder, name))
    await rm(names.at(-1) ?? '', { force: true })
    for (let age = names.length - 2; age >= 0; age--) {
      const [from, to] = [names[age], names[age + 1]]
      // Of the older ones there may not be as many yet.
      if (from !== undefined && to !== undefined) await rename(from, to).catch(() => undefined)
    }
    this.#size = 0
  }
}

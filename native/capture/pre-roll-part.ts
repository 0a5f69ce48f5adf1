// Part 0000 of a track: what was kept from before the start, and what the standby process still sees until the
// recording process has taken over. The station writes this one part itself.
import { open, type FileHandle } from 'node:fs/promises'
import { systemClock } from '../vault/clock.ts'
import type { PartWriter } from '../vault/part-writer.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import { ChunkGatherer } from './chunk-gatherer.ts'
import type { Fragment } from '../media/fragment-reader.ts'
import type { PreRoll } from './standby.ts'

export class PreRollPart {
  readonly #file: FileHandle
  readonly #part: PartWriter
  readonly #chunks: ChunkGatherer
  #turn: Promise<void> = Promise.resolve()
  #failure: unknown = null

  private constructor(file: FileHandle, part: PartWriter, zero: Date) {
    this.#file = file
    this.#part = part
    this.#chunks = new ChunkGatherer(zero)
  }

  /** Writes what was kept. @throws VaultError when the disk fails. */
  static async begin(writer: RecordingWriter, track: string, kept: PreRoll): Promise<PreRollPart> {
    const reserved = writer.preRollPart(track)
    const file = await open(reserved.path, 'wx')
    const preRoll = new PreRollPart(file, await writer.beginPart(reserved, null, kept.zero), kept.zero)
    for (const piece of [kept.beginning, ...kept.fragments]) preRoll.#chunks.add(piece, systemClock.mono())
    preRoll.#write(true)
    return preRoll
  }

  /** A fragment that the standby process delivered after the start. */
  add(fragment: Fragment): void {
    this.#chunks.add(fragment, systemClock.mono())
    this.#write(false)
  }

  /** Resolves when all is on disk and stated. @throws VaultError when the disk failed. */
  async end(): Promise<void> {
    this.#write(true)
    await this.#turn
    await this.#part.end()
    await this.#file.close()
    if (this.#failure !== null) throw this.#failure as Error
  }

  #write(all: boolean): void {
    const chunk = this.#chunks.take(systemClock.mono(), all)
    if (chunk === null) return
    this.#turn = this.#turn.then(async () => {
      if (this.#failure !== null) return
      try {
        await this.#file.writeFile(chunk.bytes)
        await this.#part.chunk(chunk)
      } catch (error) {
        this.#failure = error // told at the end: the recording itself goes on
      }
    })
  }
}

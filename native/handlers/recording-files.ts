// The files of a recording that a window may play or read: its own, by the names that a recording has, and what lies beside it.
import { realpath } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { PlayableLengths } from '../cases/playable-lengths.ts'
import type { MediaFile } from '../server/services.ts'
import type { Station } from '../station.ts'
import { fileNames, parsePartFile, parseRecordFile, parseStatementFile, vaultPaths } from '../vault/layout.ts'

type Parts = Pick<Station, 'vault' | 'recordings' | 'statements' | 'writtenRecords' | 'recordSheets'>

const own: readonly string[] = Object.values(fileNames)

export class RecordingFiles {
  readonly #parts: Parts
  readonly #playableLengths = new PlayableLengths()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Null when there is no such file, or it is none of the recording's. */
  async find(recording: string, file: string): Promise<MediaFile | null> {
    const { vault, recordings } = this.#parts
    const isPart = parsePartFile(file) !== undefined
    const isBeside = parseRecordFile(file) !== undefined || parseStatementFile(file) !== undefined
    if (!isPart && !isBeside && !own.includes(file)) return null
    const folder = await recordings.folderOf(recording).catch(() => null)
    if (folder === null) return null
    const places = await this.#placesOf(folder, recording, file)
    const found = await Promise.all(places.map((place) => realpath(place).catch(() => null)))
    const path = found.find((each) => each !== null) ?? null
    if (path?.startsWith(resolve(vault.folder) + sep) !== true) return null
    return { path, playable: isPart ? await this.#playableLengths.of(folder, file) : null }
  }

  /** A written record can lie beside the recording: frozen after the seal, or being read. */
  async #placesOf(folder: string, recording: string, file: string): Promise<string[]> {
    const { vault, statements, writtenRecords, recordSheets } = this.#parts
    if (parseStatementFile(file) !== undefined) return [statements.pathOf({ recording, file })]
    const { number, type } = parseRecordFile(file) ?? {}
    if (number === undefined) return [join(folder, file)]
    const frozen = [join(folder, file), join(vaultPaths(vault.folder).documents, recording, file)]
    const record = (await writtenRecords.ofRecording(recording)).find((row) => row.number === number)
    if (type !== 'pages.pdf' || record === undefined) return frozen
    const { pages } = await writtenRecords.get(record.id, Infinity)
    const sheets = pages === null ? null : await recordSheets.pathOf(record.id, pages.sha256)
    return sheets === null ? frozen : [...frozen, sheets]
  }
}

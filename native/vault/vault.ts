// A vault in the hands of a station: opened by one at a time, and asked for new recordings.
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { atMost, farewell } from './at-most.ts'
import { Chain } from './chain.ts'
import { CheckpointFile, checkpointOrigin } from './checkpoint-file.ts'
import { systemClock, type Clock } from './clock.ts'
import { Copies } from './copies/copies.ts'
import { describeStation, readDescription, readStation } from './description.ts'
import { makeFolder, syncFolder, writeWhole } from './disk.ts'
import { JournalFile } from './journal-file.ts'
import { fileKeyStore, publicKeyPem, type KeyStore, type Signer } from './keys.ts'
import { fileNames, newRecordingId, recordingDirectory, sixLetters, vaultPaths } from './layout.ts'
import type { OpenFacts, OpenLine } from './lines.ts'
import { takeLock } from './lock.ts'
import { Summary } from './manifest.ts'
import { RecordingWriter } from './recording-writer.ts'
import { diskError, systemCode, VaultError } from './vault-error.ts'

export interface VaultOptions {
  readonly clock?: Clock
  readonly keys?: KeyStore
}

/**
 * Makes a vault in a folder that does not exist or is empty; when that fails, nothing of it stays.
 * @throws VaultError `vault-foreign` when something else is there, or what the disk says.
 */
export async function createVault(folder: string, stationName: string, keys: KeyStore = fileKeyStore): Promise<void> {
  if ((await readDescription(folder)) !== 'empty') throw new VaultError('vault-foreign', { path: folder })
  const paths = vaultPaths(folder)
  let made: string | undefined
  try {
    made = await makeFolder(folder)
    // Only one can make it: whoever else begins a vault here at the same moment fails, and removes nothing.
    await mkdir(paths.station, { mode: 0o700 })
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw new VaultError('vault-foreign', { path: folder }, { cause: error })
    throw diskError(error, folder)
  }
  try {
    await mkdir(paths.scratch, { mode: 0o700 })
    const signer = await keys.create(folder)
    await writeWhole(paths.publicKey, publicKeyPem(signer), paths.scratch)
    await describeStation(folder, { id: randomUUID(), name: stationName })
    // Last: only what has everything else is a vault.
    const created = new Date().toISOString()
    const description = { format: 'zhenglu-vault', version: 1, id: randomUUID(), created }
    await writeWhole(paths.description, `${JSON.stringify(description)}\n`, paths.scratch)
  } catch (error) {
    for (const own of made === undefined ? [paths.description, paths.station] : [made]) {
      await rm(own, { recursive: true, force: true })
    }
    throw diskError(error, folder)
  }
}

/** A vault that this process holds. */
export class Vault {
  readonly folder: string
  /** Tells this vault apart from all others. */
  readonly id: string
  readonly signer: Signer
  readonly chain: Chain
  readonly clock: Clock
  /** Names this life of the station in journals. */
  readonly run = sixLetters()
  readonly #release: () => Promise<void>
  #station: OpenLine['station']

  private constructor(
    folder: string,
    id: string,
    station: OpenLine['station'],
    signer: Signer,
    chain: Chain,
    clock: Clock,
    release: () => Promise<void>,
  ) {
    this.folder = folder
    this.id = id
    this.#station = station
    this.signer = signer
    this.chain = chain
    this.clock = clock
    this.#release = release
  }

  /**
   * Opens a vault and holds it until {@link close}.
   * @throws VaultError `vault-missing`, `vault-foreign`, `vault-newer-format`, `vault-damaged`, `vault-in-use` …
   */
  static async open(folder: string, { clock = systemClock, keys = fileKeyStore }: VaultOptions = {}): Promise<Vault> {
    const description = await readDescription(folder)
    if (description === 'empty') throw new VaultError('vault-missing', { path: folder })
    const release = await takeLock(vaultPaths(folder).lock)
    try {
      const [station, signer] = [await readStation(folder), await keys.load(folder)]
      if (station === undefined || signer === undefined) {
        throw new VaultError('vault-damaged', { path: vaultPaths(folder).station })
      }
      const { x } = signer.publicKey.export({ format: 'jwk' })
      const publicKey = Buffer.from(x ?? '', 'base64url').toString('base64')
      return new Vault(
        folder,
        description.id,
        { ...station, publicKey },
        signer,
        await Chain.open(folder),
        clock,
        release,
      )
    } catch (error) {
      await release()
      throw error
    }
  }

  /** The station as recordings name it from now on. */
  get station(): OpenLine['station'] {
    return this.#station
  }

  /** Gives the station another name; recordings made before keep theirs. @throws VaultError what the disk says. */
  async nameStation(name: string): Promise<void> {
    if (name === this.#station.name) return
    try {
      await describeStation(this.folder, { id: this.#station.id, name })
    } catch (error) {
      throw diskError(error, this.folder)
    }
    this.#station = { ...this.#station, name }
  }

  /**
   * Begins a recording: its folder, and the first line of its journal.
   * @param mirror folder of second copies, made by `makeSecondRoot`; null for none. One that cannot be had is told by
   *   the writer, and stops nothing.
   * @throws VaultError when the disk fails.
   */
  async openRecording(facts: OpenFacts, mirror: string | null = null): Promise<RecordingWriter> {
    const id = newRecordingId(this.clock.now())
    const folder = recordingDirectory(this.folder, id)
    let copies: Copies | undefined
    try {
      await makeFolder(folder)
      copies = new Copies({ recording: id, vaultId: this.id, vault: this.folder, mirror })
      const journal = new JournalFile(copies.file(fileNames.journal), this.run, this.clock)
      const origin = checkpointOrigin(this.station.id, id)
      const checkpoints = new CheckpointFile(copies.file(fileNames.checkpoints), origin, this.signer)
      const summary = new Summary()
      const own = { recording: id, station: this.station, previous: this.chain.last }
      const { signer, chain } = this
      const writer = new RecordingWriter({ id, folder, journal, checkpoints, summary, signer, chain, copies })
      summary.add(await journal.append({ kind: 'open', format: 'zhenglu-recording', version: 1, ...facts, ...own }))
      for (const name of [folder, dirname(folder), this.folder]) await syncFolder(name)
      return writer
    } catch (error) {
      await copies?.close()
      throw diskError(error, folder)
    }
  }

  /** Lets another station have the vault. On a disk that stands still the lock stays, and names a process that is gone. */
  close(): Promise<void> {
    return atMost(farewell, this.#release())
  }
}

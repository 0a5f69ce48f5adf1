// The chain of a station's seals: each names the one made before it, so that a recording can't be removed unseen.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, writeWhole } from './disk.ts'
import { fileNames, recordingIdPattern, vaultPaths } from './layout.ts'
import { manifestSchema } from './manifest.ts'
import { previousSchema, type PreviousSeal } from './lines.ts'
import { diskError } from './vault-error.ts'

/** The newest seal of a station, and the turn-taking of those that want to come after it. */
export class Chain {
  readonly #vault: string
  #last: PreviousSeal | null
  #turn: Promise<unknown> = Promise.resolve()
  #noting: Promise<void> = Promise.resolve()

  private constructor(vault: string, last: PreviousSeal | null) {
    this.#vault = vault
    this.#last = last
  }

  /** Reads the newest seal from `station/last-seal.json`, or finds it among the recordings when that is lost. */
  static async open(vault: string): Promise<Chain> {
    return new Chain(vault, (await readLastSeal(vault)) ?? (await findLastSeal(vault)))
  }

  /** The newest seal. */
  get last(): PreviousSeal | null {
    return this.#last
  }

  /** Runs `seal` alone: no other seal is made meanwhile. */
  exclusively<T>(seal: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(seal)
    this.#turn = result.catch(() => undefined)
    return result
  }

  /**
   * States `seal` as the newest one. Only within {@link exclusively}.
   * @param roots the disks where it is noted, the one that must take it first; the vault alone by default.
   * @throws VaultError when the disk fails.
   */
  async advance(seal: PreviousSeal, [root = this.#vault, ...others]: readonly string[] = []): Promise<void> {
    for (const other of others) this.#noting = noteSeal(other, seal).catch(() => undefined)
    await noteSeal(root, seal)
    this.#last = seal
  }

  /** Notes the newest seal in the vault, which was away when it was made. @throws VaultError when the disk fails. */
  async note(): Promise<void> {
    await this.#noting
    const noted = await readLastSeal(this.#vault)
    if (this.#last !== null && noted?.root !== this.#last.root) await noteSeal(this.#vault, this.#last)
  }
}

async function noteSeal(root: string, seal: PreviousSeal): Promise<void> {
  const { lastSeal, scratch } = vaultPaths(root)
  try {
    await writeWhole(lastSeal, `${JSON.stringify(seal)}\n`, scratch)
  } catch (error) {
    throw diskError(error, lastSeal)
  }
}

/** What `station/last-seal.json` says; undefined when it is missing or no such file. */
export async function readLastSeal(vault: string): Promise<PreviousSeal | undefined> {
  const bytes = await readIfThere(vaultPaths(vault).lastSeal)
  if (bytes === undefined) return undefined
  try {
    return previousSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** Folders of all recordings of a vault, oldest first. */
export async function recordingFolders(vault: string): Promise<string[]> {
  const years = (await readdir(vault)).filter((name) => /^\d{4}$/.test(name)).sort()
  const folders: string[] = []
  for (const year of years) {
    const names = await readdir(join(vault, year)).catch(() => [])
    folders.push(
      ...names
        .filter((name) => recordingIdPattern.test(name))
        .sort()
        .map((name) => join(vault, year, name)),
    )
  }
  return folders
}

/** The seal that no other names as the one before it; the latest of them when the chain is broken. */
async function findLastSeal(vault: string): Promise<PreviousSeal | null> {
  const seals: { seal: PreviousSeal; closed: string }[] = []
  const named = new Set<string>()
  for (const folder of await recordingFolders(vault)) {
    const text = await readFile(join(folder, fileNames.manifest), 'utf8').catch(() => '')
    const manifest = parseManifest(text)
    if (manifest === undefined) continue
    const { recording, journal, closed, previous } = manifest
    seals.push({ seal: { recording, size: journal.lines, root: journal.root }, closed })
    if (previous !== null) named.add(previous.recording)
  }
  const ends = seals.filter(({ seal }) => !named.has(seal.recording)).sort((a, b) => (a.closed < b.closed ? -1 : 1))
  return ends.at(-1)?.seal ?? null
}

function parseManifest(text: string) {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

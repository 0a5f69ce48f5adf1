// Electron's main process: whether a newer version may be taken. electron-updater downloads and installs; what it does
// not demand on every system, a signature, is demanded here: over the very list of files that it goes by. Imports no Electron.
import { createPublicKey, verify } from 'node:crypto'
import type { UpdateSettings } from '../native/contract/updates.ts'

/** Of electron-updater what is used. */
export interface Updater {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  allowPrerelease: boolean
  disableWebInstaller: boolean
  setFeedURL(options: { readonly provider: 'generic'; readonly url: string }): void
  checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean; readonly updateInfo: UpdateList } | null>
  downloadUpdate(): Promise<readonly string[]>
}

/** What electron-updater read of the list of a version's files. */
export interface UpdateList {
  readonly version: string
  readonly files: readonly { readonly sha512: string }[]
}

export interface UpdateFacts extends UpdateSettings {
  /** Whether something is being recorded, or is not sealed. */
  readonly busy: boolean
}

/** `ready`: it lies here, is what was signed, and is installed when the program ends while nothing is busy. */
export type UpdateOutcome = 'off' | 'busy' | 'none' | 'ready'

/** Why a version is not taken. */
export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused'
  readonly because: 'unreachable' | 'unsigned' | 'signature-wrong' | 'not-what-was-signed'

  constructor(because: UpdateRefused['because'], options?: ErrorOptions) {
    super(`update refused: ${because}`, options)
    this.because = because
  }
}

/** Bytes of a list of files, and milliseconds that its server is given. */
const mostBytes = 1 << 20
const patience = 20_000

/** Name of the list of files, as electron-updater asks for it. */
export function listName(platform: NodeJS.Platform = process.platform, arch: string = process.arch): string {
  if (platform === 'win32') return 'latest.yml'
  if (platform === 'darwin') return 'latest-mac.yml'
  return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`
}

const folderOf = (address: string): URL => new URL(address.endsWith('/') ? address : `${address}/`)

async function read(url: URL): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience), cache: 'no-store' }).catch(
    (error: unknown) => {
      throw new UpdateRefused('unreachable', { cause: error })
    },
  )
  if (!answer.ok || answer.body === null) throw new UpdateRefused(answer.status === 404 ? 'unsigned' : 'unreachable')
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body) {
    size += piece.length
    if (size > mostBytes) throw new UpdateRefused('not-what-was-signed')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** The list of files as it was signed. @throws UpdateRefused. */
async function signedList({ address, key }: UpdateSettings, name: string): Promise<string> {
  const list = await read(new URL(name, folderOf(address)))
  const signature = await read(new URL(`${name}.sig`, folderOf(address)))
  const x = Buffer.from(key, 'base64').toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  if (!verify(null, list, publicKey, signature)) throw new UpdateRefused('signature-wrong')
  return list.toString('utf8')
}

/** Whether all that electron-updater goes by stands in the list that was signed. */
export function isAsSigned(list: string, { version, files }: UpdateList): boolean {
  const named = /^version: *(['"]?)(\S+)\1 *$/mu.exec(list)?.[2]
  const hashes = new Set(
    Array.from(list.matchAll(/^ *(?:- *)?sha512: *(['"]?)([A-Za-z0-9+/=]{88})\1 *$/gmu), ([, , hash]) => hash),
  )
  return named === version && files.length > 0 && files.every(({ sha512 }) => hashes.has(sha512))
}

export class Updates {
  readonly #updater: () => Promise<Updater>
  readonly #listName: string
  #facts: UpdateFacts = { address: '', key: '', busy: true }
  #taken: Updater | null = null
  #looking: Promise<UpdateOutcome> | null = null

  /** @param updater asked for when updates are on: before that nothing of electron-updater is loaded. */
  constructor(updater: () => Promise<Updater>, name = listName()) {
    this.#updater = updater
    this.#listName = name
  }

  /** What is set and whether anything is busy, whenever that changes. */
  know(facts: UpdateFacts): void {
    this.#facts = facts
    // What lies ready waits for an end at which all is sealed.
    if (this.#taken !== null) this.#taken.autoInstallOnAppQuit = this.#isFree
  }

  /**
   * Looks for a newer version and takes it, one look at a time. @throws UpdateRefused, or what electron-updater throws:
   * of a file that is not the one in the list, among others.
   */
  look(): Promise<UpdateOutcome> {
    return (this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    }))
  }

  get #isOn(): boolean {
    return this.#facts.address !== '' && this.#facts.key !== ''
  }

  get #isFree(): boolean {
    return this.#isOn && !this.#facts.busy
  }

  async #look(): Promise<UpdateOutcome> {
    if (!this.#isOn) return 'off'
    if (this.#facts.busy) return 'busy'
    const settings = this.#facts
    const list = await signedList(settings, this.#listName)
    const updater = this.#prepared(await this.#updater(), settings)
    const found = await updater.checkForUpdates()
    if (found?.isUpdateAvailable !== true) return 'none'
    if (!isAsSigned(list, found.updateInfo)) throw new UpdateRefused('not-what-was-signed')
    // It may have begun to record meanwhile: its disk and its network are left to it.
    if (!this.#isFree) return 'busy'
    // Set while it is taken, or electron-updater would never look at it again.
    updater.autoInstallOnAppQuit = true
    this.#taken = updater
    try {
      await updater.downloadUpdate()
    } catch (error) {
      updater.autoInstallOnAppQuit = false
      this.#taken = null
      throw error
    }
    updater.autoInstallOnAppQuit = this.#isFree
    return 'ready'
  }

  #prepared(updater: Updater, { address }: UpdateSettings): Updater {
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.allowPrerelease = false
    updater.disableWebInstaller = true
    updater.setFeedURL({ provider: 'generic', url: folderOf(address).href })
    return updater
  }
}

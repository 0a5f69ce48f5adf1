// Newer versions, from a real server to electron-updater's own check: what is not signed, not what was signed, or comes
// while something is recorded, is not taken.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, request, type ClientRequest, type RequestOptions, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { AppImageUpdater, type AppUpdater } from 'electron-updater'
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js'
import { configureRequestOptions, configureRequestUrl, HttpExecutor, type DownloadOptions } from 'builder-util-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isAsSigned, listName, Updates, type UpdateFacts, type Updater } from '../../electron/update-check.ts'
import { updateSettings } from '../../native/contract/updates.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')
const program = Buffer.from('a program of the next version')
const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('base64')

const listOf = (version: string, bytes = program) =>
  `version: ${version}
files:
  - url: Zhenglu-${version}-x64.AppImage
    sha512: ${sha512(bytes)}
    size: ${bytes.length}
path: Zhenglu-${version}-x64.AppImage
sha512: ${sha512(bytes)}
releaseDate: '2026-03-01T01:02:03.004Z'
`

/** In place of Electron's own: everything else of electron-updater is as it ships. */
class NodeExecutor extends HttpExecutor<ClientRequest> {
  createRequest(options: RequestOptions, callback: (response: unknown) => void): ClientRequest {
    return request(options, callback)
  }

  /** As electron-updater's executor for Electron: the check of the hash is in what both stand on. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const asked = { headers: options.headers ?? undefined }
      configureRequestUrl(url, asked)
      configureRequestOptions(asked)
      const callback = (error: Error | null) => {
        if (error instanceof Error) reject(error)
        else resolve(destination)
      }
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

let folder: TemporaryFolder
let server: Server
let address: string
/** What the server has, by its path. */
let files: Record<string, Buffer | string>
let asked: string[]
let quit: ((code: number) => void) | undefined
let facts: UpdateFacts
let updater: AppUpdater
let updates: Updates

/** As Electron tells of itself. */
const application = (): AppAdapter => ({
  ...{ version: '0.1.0', name: 'zhenglu', isPackaged: true, userDataPath: folder.path, baseCachePath: folder.path },
  appUpdateConfigPath: join(folder.path, 'app-update.yml'),
  whenReady: () => Promise.resolve(),
  relaunch: () => undefined,
  quit: () => undefined,
  onQuit: (handler) => {
    quit = handler
  },
})

beforeEach(async () => {
  folder = await temporaryFolder()
  const list = listOf('0.2.0')
  files = { '/u/list.yml': list, '/u/list.yml.sig': sign(null, Buffer.from(list), privateKey) }
  files['/u/Zhenglu-0.2.0-x64.AppImage'] = program
  asked = []
  server = createServer((incoming, response) => {
    const path = new URL(incoming.url ?? '', 'http://h').pathname
    asked.push(path)
    const found = files[path === `/u/${listName('linux', process.arch)}` ? '/u/list.yml' : path]
    response.writeHead(found === undefined ? 404 : 200).end(found)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/u`
  facts = { address, key, busy: false }
  await writeFile(join(folder.path, 'app-update.yml'), 'updaterCacheDirName: updates\n')
  quit = undefined
  updater = new AppImageUpdater(null, application())
  updater.logger = null
  updater.on('error', () => undefined)
  Object.assign(updater, {
    httpExecutor: new NodeExecutor(),
    isUpdaterActive: () => true,
    disableDifferentialDownload: true,
  })
  updates = new Updates(() => Promise.resolve(updater as unknown as Updater), 'list.yml')
  updates.know(facts)
  process.env['APPIMAGE'] = join(folder.path, 'Zhenglu.AppImage')
})
afterEach(async () => {
  delete process.env['APPIMAGE']
  server.close()
  await folder.remove()
})

const downloaded = () => readFile(join(folder.path, 'updates', 'pending', 'Zhenglu-0.2.0-x64.AppImage'))
const isTaken = () => asked.includes('/u/Zhenglu-0.2.0-x64.AppImage')

describe('a newer version', () => {
  test('that is signed is taken, and installed at an end at which nothing is busy', async () => {
    expect(await updates.look()).toBe('ready')
    expect(await downloaded()).toEqual(program)
    expect(updater.autoInstallOnAppQuit).toBe(true)
    expect(quit).toBeDefined()
    updates.know({ ...facts, busy: true })
    expect(updater.autoInstallOnAppQuit).toBe(false)
    updates.know(facts)
    expect(updater.autoInstallOnAppQuit).toBe(true)
    // Switched off again, what lies there is not installed either.
    updates.know({ ...facts, address: '' })
    expect(updater.autoInstallOnAppQuit).toBe(false)
  })

  test('is not asked for when updates are off, or without a key', async () => {
    for (const off of [{ address: '' }, { key: '' }]) {
      updates.know({ ...facts, ...off })
      expect(await updates.look()).toBe('off')
    }
    expect(asked).toEqual([])
  })

  test('is not asked for while something is recorded or not sealed', async () => {
    updates.know({ ...facts, busy: true })
    expect(await updates.look()).toBe('busy')
    expect(asked).toEqual([])
  })

  test('is not taken when a recording begins meanwhile', async () => {
    const looking = updates.look()
    updates.know({ ...facts, busy: true })
    expect(await looking).toBe('busy')
    expect(isTaken()).toBe(false)
  })

  test.each([
    ['has no signature', 'unsigned', () => delete files['/u/list.yml.sig']],
    ['has another’s signature', 'signature-wrong', () => (files['/u/list.yml.sig'] = Buffer.alloc(64, 1))],
    ['has half a signature', 'signature-wrong', () => (files['/u/list.yml.sig'] = Buffer.alloc(5))],
    ['was changed after it was signed', 'signature-wrong', () => (files['/u/list.yml'] = listOf('0.3.0'))],
    ['has no list', 'unsigned', () => delete files['/u/list.yml']],
    ['has a list without end', 'not-what-was-signed', () => (files['/u/list.yml'] = Buffer.alloc(2 << 20))],
  ])('that %s is refused', async (_, because, change) => {
    change()
    await expect(updates.look()).rejects.toMatchObject({ name: 'UpdateRefused', because })
    expect(isTaken()).toBe(false)
    expect(quit).toBeUndefined()
  })

  test('of which electron-updater is shown another list than the one that was signed is refused', async () => {
    const own = updater.setFeedURL.bind(updater)
    updater.setFeedURL = (options) => {
      files['/u/list.yml'] = listOf('0.2.0', Buffer.from('another program'))
      own(options)
    }
    await expect(updates.look()).rejects.toMatchObject({ because: 'not-what-was-signed' })
    expect(isTaken()).toBe(false)
  })

  test('whose file is not the one in the list is refused by electron-updater itself', async () => {
    files['/u/Zhenglu-0.2.0-x64.AppImage'] = Buffer.from('a program of somebody else')
    await expect(updates.look()).rejects.toThrow(/sha512 checksum mismatch/)
    expect(updater.autoInstallOnAppQuit).toBe(false)
    await expect(downloaded()).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test.each(['0.1.0', '0.0.9'])('is none when the server has %s', async (version) => {
    const list = listOf(version)
    files['/u/list.yml'] = list
    files['/u/list.yml.sig'] = sign(null, Buffer.from(list), privateKey)
    expect(await updates.look()).toBe('none')
  })

  test('cannot be asked for where nobody answers', async () => {
    updates.know({ ...facts, address: 'http://127.0.0.1:1/u' })
    await expect(updates.look()).rejects.toMatchObject({ because: 'unreachable' })
  })
})

test('what electron-updater read is what was signed only with the same version and none but signed files', () => {
  const list = listOf('0.2.0')
  const [own, other] = [{ sha512: sha512(program) }, { sha512: sha512(Buffer.from('other')) }]
  expect(isAsSigned(list, { version: '0.2.0', files: [own] })).toBe(true)
  expect(isAsSigned(list, { version: '0.3.0', files: [own] })).toBe(false)
  expect(isAsSigned(list, { version: '0.2.0', files: [own, other] })).toBe(false)
  expect(isAsSigned(list, { version: '0.2.0', files: [] })).toBe(false)
})

test('settings take an address with a key, or nothing', () => {
  expect(updateSettings.parse({})).toEqual({ address: '', key: '' })
  expect(updateSettings.safeParse({ address: 'https://u.example/' }).success).toBe(false)
  expect(updateSettings.safeParse({ address: 'https://u.example/', key }).success).toBe(true)
  expect(updateSettings.safeParse({ address: 'file:///u', key }).success).toBe(false)
  expect(updateSettings.safeParse({ key: key.slice(1) }).success).toBe(false)
})

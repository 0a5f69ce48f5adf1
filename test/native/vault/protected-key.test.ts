// The signing key in the care of a key store: nothing is lost on the way there, and a spare copy opens the vault anywhere.
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { generateKeyPairSync } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fileKeyStore, keyStoreWith, publicKeyPem } from '../../../native/vault/keys.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import {
  keyCare,
  protectKey,
  readProtectedKey,
  releaseKey,
  type SystemKeyStore,
} from '../../../native/vault/protected-key.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { VaultError } from '../../../native/vault/vault-error.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

/** A store that keeps what it sealed, as the account of one computer does. */
function memoryStore(changed: Partial<SystemKeyStore> = {}): SystemKeyStore {
  const kept = new Map<string, string>()
  return {
    name: () => Promise.resolve('gnome_libsecret'),
    seal: (secret) => {
      const handle = Buffer.from(`handle ${kept.size}`).toString('base64')
      kept.set(handle, secret)
      return Promise.resolve(handle)
    },
    open: (sealed) => {
      const secret = kept.get(sealed)
      return secret === undefined ? Promise.reject(new Error('of another account')) : Promise.resolve(secret)
    },
    ...changed,
  }
}
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof VaultError ? error.code : String(error)),
  )

let folder: TemporaryFolder
let vault: string
let removable: string
const stationId = '0123456789ab'
beforeEach(async () => {
  folder = await temporaryFolder()
  vault = join(folder.path, 'vault')
  removable = join(folder.path, 'removable')
  await mkdir(removable)
  await createVault(vault, '询问室')
})
afterEach(() => folder.remove())

const opens = async (system: SystemKeyStore | null): Promise<string> => {
  const held = await Vault.open(vault, { keys: keyStoreWith(system) })
  await held.close()
  return publicKeyPem(held.signer)
}
const shown = () => readFile(vaultPaths(vault).publicKey, 'utf8')

describe('a key that is given to a store', () => {
  test('is in no file of the vault, signs as before, and needs no key to be verified', async () => {
    const system = memoryStore()
    const pem = await readFile(vaultPaths(vault).privateKey, 'utf8')
    const { spare } = await protectKey(vault, stationId, system, removable)
    expect(await codeOf(stat(vaultPaths(vault).privateKey).then(() => undefined))).toMatch('ENOENT')
    expect(JSON.stringify(await readProtectedKey(vault))).not.toContain(pem.split('\n')[1])
    expect(await readFile(spare, 'utf8')).toBe(pem)
    expect((await stat(spare)).mode & 0o077).toBe(0)
    expect(await opens(system)).toBe(await shown())
    expect((await verifyVault(vault)).findings).toEqual([])
  })

  test('does not open elsewhere, and the failure names account, computer and where a spare key goes', async () => {
    await protectKey(vault, stationId, memoryStore(), removable)
    for (const system of [null, memoryStore()]) {
      const { username: account } = userInfo()
      const details = { account, computer: hostname(), path: vaultPaths(vault).privateKey }
      await expect(opens(system)).rejects.toMatchObject({ code: 'key-protected', details })
    }
  })

  test('opens anywhere with its spare copy, and with no other station’s', async () => {
    const { spare } = await protectKey(vault, stationId, memoryStore(), removable)
    const foreign = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    await writeFile(vaultPaths(vault).privateKey, foreign)
    expect(await codeOf(opens(null))).toBe('key-foreign')
    await rm(vaultPaths(vault).privateKey)
    await copyFile(spare, vaultPaths(vault).privateKey)
    expect(await opens(null)).toBe(await shown())
    expect(await keyCare(vault)).toBeNull()
  })

  test('is put back into its file', async () => {
    const system = memoryStore()
    await protectKey(vault, stationId, system, removable)
    expect(await codeOf(releaseKey(vault, null))).toBe('key-protected')
    await releaseKey(vault, system)
    expect(await readProtectedKey(vault)).toBeUndefined()
    expect(publicKeyPem((await fileKeyStore.load(vault)) ?? expect.fail('no key'))).toBe(await shown())
  })

  test('has another spare copy written', async () => {
    const system = memoryStore()
    const { spare } = await protectKey(vault, stationId, system, removable)
    const again = join(folder.path, 'second')
    await mkdir(again)
    const other = await protectKey(vault, stationId, system, again)
    expect(await readFile(other.spare, 'utf8')).toBe(await readFile(spare, 'utf8'))
    expect(await opens(system)).toBe(await shown())
  })
})

describe('a key stays in its file', () => {
  test.each([
    ['the system has no store that protects anything', { name: () => Promise.resolve(null) }, 'key-store-missing'],
    ['the store refuses', { seal: () => Promise.reject(new Error('locked')) }, 'key-store-failed'],
    ['the store opens something else', { open: () => Promise.resolve('else') }, 'key-store-failed'],
  ])('when %s', async (_, changed, code) => {
    expect(await codeOf(protectKey(vault, stationId, memoryStore(changed), removable))).toBe(code)
    expect(await opens(null)).toBe(await shown())
    expect(await readProtectedKey(vault)).toBeUndefined()
    // Once it works, the spare copy of the attempt before is not in the way.
    expect(await codeOf(protectKey(vault, stationId, memoryStore(), removable))).toBe('done')
  })

  test('when the spare copy cannot be written, or another lies there', async () => {
    const system = memoryStore()
    expect(await codeOf(protectKey(vault, stationId, system, join(removable, 'none')))).toBe('disk-failed')
    await writeFile(join(removable, 'zhenglu-spare-key-01234567.pem'), 'something else')
    expect(await codeOf(protectKey(vault, stationId, system, removable))).toBe('target-exists')
    expect(await opens(null)).toBe(await shown())
  })
})

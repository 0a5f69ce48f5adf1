// The signing key in the care of the operating system's key store. Its vault then holds, instead of the key, what that store
// opens only for the account, on the computer, that gave it. A spare copy, which people keep apart, opens it everywhere.
import { hostname, userInfo } from 'node:os'
import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { readIfThere, syncFolder, writeSynced, writeWhole } from './disk.ts'
import { keyFrom } from './key-pem.ts'
import { vaultPaths } from './layout.ts'
import { diskError, systemCode, VaultError } from './vault-error.ts'

/** A key store of the operating system, as Electron's `safeStorage` reaches it. */
export interface SystemKeyStore {
  /** Its name as the system calls it; null where there is none, or one that protects nothing. */
  name(): Promise<string | null>
  /** A secret as only this account on this computer can open it. @throws Error when the store refuses. */
  seal(secret: string): Promise<string>
  /** @throws Error when the store refuses, or did not seal it. */
  open(sealed: string): Promise<string>
}

/** Contents of `station/station.key.protected.json` (docs/format.md §1). */
const protectedKey = z.object({
  format: z.literal('zhenglu-protected-key'),
  version: z.literal(1),
  /** What the store made of the PKCS#8 PEM, in base64. */
  sealed: z.base64(),
  store: z.string(),
  account: z.string(),
  computer: z.string(),
  since: z.iso.datetime(),
})
export type ProtectedKey = z.output<typeof protectedKey>

/** What was kept when the key was given away; undefined when it never was. @throws VaultError `vault-damaged`. */
export async function readProtectedKey(vault: string): Promise<ProtectedKey | undefined> {
  const path = vaultPaths(vault).protectedKey
  const bytes = await readIfThere(path)
  if (bytes === undefined) return undefined
  try {
    return protectedKey.parse(JSON.parse(bytes.toString()))
  } catch (error) {
    throw new VaultError('vault-damaged', { path }, { cause: error })
  }
}

/** Who has the key in their care; null while it lies in its own file, which comes first. @throws VaultError `vault-damaged`. */
export async function keyCare(vault: string): Promise<ProtectedKey | null> {
  if ((await readIfThere(vaultPaths(vault).privateKey)) !== undefined) return null
  return (await readProtectedKey(vault)) ?? null
}

/**
 * The key as its store opens it, in PEM.
 * @throws VaultError `key-protected` where that store cannot be asked or does not open it.
 */
export async function openProtectedKey(
  vault: string,
  { sealed, account, computer, store }: ProtectedKey,
  system: SystemKeyStore | null,
): Promise<string> {
  const details = { account, computer, store, path: vaultPaths(vault).privateKey }
  if (system === null) throw new VaultError('key-protected', details)
  try {
    return await system.open(sealed)
  } catch (error) {
    throw new VaultError('key-protected', details, { cause: error })
  }
}

/** The name that a spare copy has outside, so that nobody mistakes one station's for another's. */
export const spareKeyFile = (station: string): string => `zhenglu-spare-key-${station.slice(0, 8)}.pem`

/**
 * Writes a spare copy of the key into `folder`, reads it back, gives the key to the system's store, and takes its plain file
 * away only when the store has opened again what it was given. A failure leaves the key where it was. Of a key that the
 * store has already it writes another spare copy.
 * @returns path of the spare copy.
 * @throws VaultError `key-store-missing`, `key-store-failed`, `target-exists`, or what the disk says.
 */
export async function protectKey(
  vault: string,
  station: string,
  system: SystemKeyStore,
  folder: string,
): Promise<{ spare: string }> {
  const paths = vaultPaths(vault)
  const store = await system.name()
  if (store === null) throw new VaultError('key-store-missing')
  const spare = join(folder, spareKeyFile(station))
  const kept = await keyCare(vault)
  const pem = kept === null ? await readKey(paths.privateKey) : await openProtectedKey(vault, kept, system)
  await writeSpare(spare, pem)
  if (kept === null) await giveAway(vault, pem, system, store)
  return { spare }
}

/** Leaves the key with the store alone. */
async function giveAway(vault: string, pem: string, system: SystemKeyStore, store: string): Promise<void> {
  const paths = vaultPaths(vault)
  try {
    const sealed = await sealAndTry(system, pem)
    const { username: account } = userInfo()
    const told = { store, account, computer: hostname(), since: new Date().toISOString() }
    const kept: ProtectedKey = { format: 'zhenglu-protected-key', version: 1, sealed, ...told }
    await writeWhole(paths.protectedKey, `${JSON.stringify(kept)}\n`, paths.scratch, 0o600)
    await rm(paths.privateKey)
    await syncFolder(paths.station)
  } catch (error) {
    throw diskError(error, paths.station)
  }
}

async function readKey(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw diskError(error, path)
  }
}

async function writeSpare(path: string, pem: string): Promise<void> {
  try {
    await writeSynced(path, pem, 0o600)
    await syncFolder(dirname(path))
    if ((await readFile(path, 'utf8')) !== pem) throw new VaultError('disk-failed', { path, cause: 'read back' })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw diskError(error, path)
    // One of an attempt that failed later does as well.
    if ((await readFile(path, 'utf8')) !== pem) throw new VaultError('target-exists', { path }, { cause: error })
  }
}

async function sealAndTry(system: SystemKeyStore, pem: string): Promise<string> {
  try {
    const sealed = await system.seal(pem)
    if ((await system.open(sealed)) !== pem) throw new Error('The store opened something else.')
    return sealed
  } catch (error) {
    throw new VaultError('key-store-failed', { cause: String(error) }, { cause: error })
  }
}

/**
 * Puts the key back into its own file.
 * @throws VaultError `key-protected` where the store does not open it, or what the disk says.
 */
export async function releaseKey(vault: string, system: SystemKeyStore | null): Promise<void> {
  const paths = vaultPaths(vault)
  const kept = await readProtectedKey(vault)
  if (kept === undefined) return
  const pem = await openProtectedKey(vault, kept, system)
  keyFrom(pem, paths.protectedKey)
  try {
    await writeWhole(paths.privateKey, pem, paths.scratch, 0o600)
    await rm(paths.protectedKey)
    await syncFolder(paths.station)
  } catch (error) {
    throw diskError(error, paths.station)
  }
}

// The station's signing key. Kept in a file of the vault that only its owner can read, unless the host has a better place.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { keySigner, type Signer } from '../journal/signer.ts'
import { readIfThere, writeWhole } from './disk.ts'
import { keyFrom } from './key-pem.ts'
import { vaultPaths } from './layout.ts'
import { openProtectedKey, readProtectedKey, type SystemKeyStore } from './protected-key.ts'
import { systemCode, VaultError } from './vault-error.ts'

export type { Signer } from '../journal/signer.ts'

/** Where a station's private key is kept: a file, the operating system's key store, a token. */
export interface KeyStore {
  /** The key of the station of `vault`, or undefined when none was made yet. @throws VaultError `vault-damaged`. */
  load(vault: string): Promise<Signer | undefined>
  /** Makes the key. */
  create(vault: string): Promise<Signer>
}

/** That `signer` is the one whose public key the vault shows. @throws VaultError `key-foreign`. */
async function requireOwn(signer: Signer, vault: string, path: string): Promise<void> {
  const shown = await readIfThere(vaultPaths(vault).publicKey)
  if (shown !== undefined && shown.toString().trim() !== publicKeyPem(signer).trim()) {
    throw new VaultError('key-foreign', { path })
  }
}

/**
 * Keeps an Ed25519 key as `station/station.key.pem` (PKCS#8) with owner-only rights, or finds it where {@link protectKey}
 * put it. A plain file comes first: that is how a spare copy opens a vault again.
 * @param system the key store that this process can ask; null for none. `load` throws VaultError `key-protected` when it
 *   has what it cannot open, and `key-foreign` when the key is not this station's.
 */
export function keyStoreWith(system: SystemKeyStore | null): KeyStore {
  return {
    async load(vault) {
      const { privateKey: path, protectedKey } = vaultPaths(vault)
      const plain = await readIfThere(path)
      const kept = plain === undefined ? await readProtectedKey(vault) : undefined
      if (plain === undefined && kept === undefined) return undefined
      const pem = kept === undefined ? (plain ?? '') : await openProtectedKey(vault, kept, system)
      const from = kept === undefined ? path : protectedKey
      const signer = keyFrom(pem, from)
      await requireOwn(signer, vault, from)
      return signer
    },
    async create(vault) {
      const { privateKey: path, scratch } = vaultPaths(vault)
      const keys = generateKeyPairSync('ed25519')
      await writeWhole(path, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }), scratch, 0o600)
      return keySigner(keys)
    },
  }
}

/** For whoever has no key store of the system: the command line, a station for a browser. */
export const fileKeyStore = keyStoreWith(null)

/** A public key as others read it (SubjectPublicKeyInfo in PEM). */
export function publicKeyPem(signer: Pick<Signer, 'publicKey'>): string {
  return signer.publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

/**
 * Reads a public key file.
 * @throws VaultError `vault-damaged` when it is missing or no Ed25519 key.
 */
export async function readPublicKey(path: string) {
  try {
    const key = createPublicKey(await readFile(path))
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
    return key
  } catch (error) {
    throw new VaultError('vault-damaged', { path, cause: systemCode(error) ?? null }, { cause: error })
  }
}

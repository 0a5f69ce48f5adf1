// The station's signing key. Kept in a file of the vault that only its owner can read, unless the host has a better place.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { keySigner, type Signer } from '../journal/signer.ts'
import { readIfThere, writeWhole } from './disk.ts'
import { vaultPaths } from './layout.ts'
import { systemCode, VaultError } from './vault-error.ts'

export type { Signer } from '../journal/signer.ts'

/** Where a station's private key is kept: a file, the operating system's key store, a token. */
export interface KeyStore {
  /** The key of the station of `vault`, or undefined when none was made yet. @throws VaultError `vault-damaged`. */
  load(vault: string): Promise<Signer | undefined>
  /** Makes the key. */
  create(vault: string): Promise<Signer>
}

/** Keeps an Ed25519 key as `station/station.key.pem` (PKCS#8) with owner-only rights. */
export const fileKeyStore: KeyStore = {
  async load(vault) {
    const path = vaultPaths(vault).privateKey
    const pem = await readIfThere(path)
    if (pem === undefined) return undefined
    try {
      const privateKey = createPrivateKey(pem)
      if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
      return keySigner({ privateKey, publicKey: createPublicKey(pem) })
    } catch (error) {
      throw new VaultError('vault-damaged', { path }, { cause: error })
    }
  },
  async create(vault) {
    const { privateKey: path, scratch } = vaultPaths(vault)
    const keys = generateKeyPairSync('ed25519')
    await writeWhole(path, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }), scratch, 0o600)
    return keySigner(keys)
  },
}

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

// The signing key as text: PKCS#8 in PEM.
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { keySigner, type Signer } from '../journal/signer.ts'
import { VaultError } from './vault-error.ts'

/**
 * Signs with the key that `pem` holds.
 * @param path where it came from, for the error.
 * @throws VaultError `vault-damaged` when it is no Ed25519 key.
 */
export function keyFrom(pem: string | Buffer, path: string): Signer {
  try {
    const privateKey = createPrivateKey(pem)
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
    return keySigner({ privateKey, publicKey: createPublicKey(pem) })
  } catch (error) {
    throw new VaultError('vault-damaged', { path }, { cause: error })
  }
}

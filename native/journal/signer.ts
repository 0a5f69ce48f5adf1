// Whoever holds a station's private key: a file, the operating system's key store, a token.
import { sign, type KeyObject } from 'node:crypto'

/** Signs with a key that need not be readable by us. */
export interface Signer {
  /** The Ed25519 key with which others check. */
  readonly publicKey: KeyObject
  /** Signature over `bytes`, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Buffer>
}

/** A signer whose private key is in this process's memory. */
export function keySigner(keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }): Signer {
  return { publicKey: keys.publicKey, sign: (bytes) => Promise.resolve(sign(null, bytes, keys.privateKey)) }
}

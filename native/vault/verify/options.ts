// What whoever asks for a verification gives along.
import { createPublicKey, type KeyObject } from 'node:crypto'
import { Failure } from '../../contract/failures.ts'
import { publicKeyFromRaw } from '../../journal/note.ts'

export interface VerifyOptions {
  /** The station's key, obtained elsewhere: a key, its PEM or DER (SubjectPublicKeyInfo), or its raw 32 bytes. */
  readonly publicKey?: KeyObject | Buffer
  /** Whether SM3 is computed too. Off unless asked for: it takes three to four times as long as SHA-256. */
  readonly sm3?: boolean
  readonly signal?: AbortSignal
  /** Called with the bytes of media done and to do. */
  readonly onProgress?: (done: number, total: number) => void
}

/** The key to compare with. @throws Failure `input-invalid` when it is no Ed25519 key. */
export function givenKey(key: KeyObject | Buffer): KeyObject {
  try {
    const read = Buffer.isBuffer(key) ? readKey(key) : key
    if (read.asymmetricKeyType !== 'ed25519' || read.type !== 'public') throw new TypeError('not an Ed25519 public key')
    return read
  } catch (error) {
    throw new Failure('input-invalid', { member: 'publicKey' }, { cause: error })
  }
}

function readKey(bytes: Buffer): KeyObject {
  if (bytes.length === 32) return publicKeyFromRaw(bytes)
  return bytes.includes('-----') ? createPublicKey(bytes) : createPublicKey({ key: bytes, format: 'der', type: 'spki' })
}

/** @throws Failure `cancelled` when the signal was given. */
export function stopWhenCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Failure('cancelled')
}

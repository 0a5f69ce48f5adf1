// Signed notes (C2SP signed-note): a text and Ed25519 signatures over it, as transparency logs write them.
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import type { Signer } from './signer.ts'

/** Signature type byte of Ed25519 in the key id (C2SP signed-note, "Signature types"). */
const ed25519 = 1

/** Raw 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x } = key.export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('not an Ed25519 key')
  return Buffer.from(x, 'base64url')
}

/** Public key object from its raw 32 bytes. */
export function publicKeyFromRaw(raw: Uint8Array): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  })
}

/** Key id: first four bytes of SHA-256(name || LF || 0x01 || public key) (C2SP signed-note, "Signatures"). */
export function keyId(name: string, publicKey: KeyObject): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(ed25519))
    .update(rawPublicKey(publicKey))
    .digest()
    .subarray(0, 4)
}

/** Signs `text` (which ends with a line feed) and gives the whole note. */
export async function signNote(text: string, name: string, signer: Signer): Promise<string> {
  if (!text.endsWith('\n')) throw new TypeError('the text of a note ends with a line feed')
  const signature = await signer.sign(Buffer.from(text))
  const line = Buffer.concat([keyId(name, signer.publicKey), signature]).toString('base64')
  return `${text}\n— ${name} ${line}\n`
}

/** A note taken apart; nothing about its signatures has been checked. */
export interface Note {
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly keyId: Buffer; readonly signature: Buffer }[]
}

/** Takes a note apart, or gives undefined when it is not one. */
export function parseNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n')
  if (end === -1 || !note.endsWith('\n')) return undefined
  const text = note.slice(0, end + 1)
  const signatures = []
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const match = /^— (?<name>[^\s+]+) (?<bytes>[A-Za-z0-9+/]+={0,2})$/u.exec(line)
    const bytes = Buffer.from(match?.groups?.['bytes'] ?? '', 'base64')
    const name = match?.groups?.['name']
    if (name === undefined || bytes.length !== 4 + 64) return undefined
    // Only the one canonical spelling: otherwise a byte could change unnoticed.
    if (bytes.toString('base64') !== match?.groups?.['bytes']) return undefined
    signatures.push({ name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) })
  }
  return { text, signatures }
}

/** Whether one of the note's signatures is by this key under this name, and right. */
export function verifyNote(note: Note, name: string, publicKey: KeyObject): boolean {
  const id = keyId(name, publicKey)
  return note.signatures.some(
    (each) =>
      each.name === name && each.keyId.equals(id) && verify(null, Buffer.from(note.text), publicKey, each.signature),
  )
}

// Whom a bundle is encrypted for: public keys of the age format (age-encryption.org/v1).
import type { Encrypter } from 'age-encryption'
import { Failure } from '../contract/failures.ts'

/** An encrypter for all of `keys`. @throws Failure `recipient-invalid` naming the first key that is none. */
export async function encrypterFor(keys: readonly string[]): Promise<Encrypter> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const key of keys) {
    try {
      encrypter.addRecipient(key)
    } catch (error) {
      throw new Failure('recipient-invalid', { recipient: key }, { cause: error })
    }
  }
  return encrypter
}

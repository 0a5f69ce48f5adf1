// `zhenglu identity` makes the key of a recipient, `zhenglu open` opens a bundle that was encrypted for it: on the
// recipient's computer, without a vault.
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { writeFailure } from '../archive/archive-failure.ts'
import { openEncrypted } from '../archive/open-encrypted.ts'
import { Failure } from '../contract/failures.ts'
import { systemCode } from '../vault/vault-error.ts'
import type { Typed } from './arguments.ts'
import type { Outcome } from './outcome.ts'

/** Writes a new secret key, for its owner alone to read, into a file that is not there yet. @throws Failure. */
export async function identityCommand({ options }: Typed): Promise<Outcome> {
  const file = resolve(options['to'] ?? '')
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  await writeFile(file, `# ${recipient}\n${identity}\n`, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    throw systemCode(error) === 'EEXIST' ? new Failure('target-exists', { path: file }) : writeFailure(error, file)
  })
  return { code: 0, json: { file, recipient }, text: () => [recipient] }
}

/** @throws Failure. */
export async function openCommand({ path, options }: Typed): Promise<Outcome> {
  const keys = resolve(options['identity'] ?? '')
  const identities = await readFile(keys, 'utf8').catch((error: unknown) => {
    throw new Failure('path-missing', { path: keys }, { cause: error })
  })
  const folder = await openEncrypted(resolve(path), identities, resolve(options['to'] ?? ''))
  return { code: 0, json: { folder }, text: () => [folder] }
}

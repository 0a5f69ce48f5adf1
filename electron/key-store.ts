// Electron's main process: the system's key store, for the station that alone knows what to keep there.
import type { SafeStorage } from 'electron'
import type { KeyStoreAnswer, KeyStoreQuestion } from '../native/contract/signing-key.ts'

/** Back ends of Linux that keep the password in the program itself, or that Electron does not know. */
const worthless: readonly string[] = ['basic_text', 'unknown']

async function nameOf(store: SafeStorage, platform: NodeJS.Platform): Promise<string | null> {
  if (!(await store.isAsyncEncryptionAvailable())) return null
  if (platform === 'win32') return 'DPAPI'
  if (platform === 'darwin') return 'Keychain'
  const name = store.getSelectedStorageBackend()
  return worthless.includes(name) ? null : name
}

/** Answers what the station asks of the key store. Only once the program is ready: Electron knows of none before. */
export function keyStoreOf(
  store: SafeStorage,
  note: (what: string, error: unknown) => void,
  platform: NodeJS.Platform = process.platform,
): (question: KeyStoreQuestion) => Promise<KeyStoreAnswer> {
  const valueOf = async ({ ask, value }: KeyStoreQuestion): Promise<string | null> => {
    const name = await nameOf(store, platform)
    if (ask === 'name' || name === null) return name
    if (ask === 'seal') return (await store.encryptStringAsync(value)).toString('base64')
    return (await store.decryptStringAsync(Buffer.from(value, 'base64'))).result
  }
  return async (question) => {
    const { id } = question
    try {
      return { tell: 'key-store', id, value: await valueOf(question) }
    } catch (error) {
      note(`the key store did not ${question.ask}`, error)
      return { tell: 'key-store', id, value: null }
    }
  }
}

// `safeStorage`: what it seals opens for this folder's "account" alone, and what was not sealed does not open.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { options } from './control.ts'
import { strict } from './strict.ts'

const key = createHash('sha256').update(options.folder).digest()

export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => options.keyStore,
  encryptStringAsync: (text: string) => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), body]))
  },
  // As Electron: what it cannot open it refuses by a rejection.
  // eslint-disable-next-line @typescript-eslint/require-await
  decryptStringAsync: async (bytes: Buffer) => {
    const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
    const result = Buffer.concat([opener.update(bytes.subarray(28)), opener.final()]).toString('utf8')
    return { shouldReEncrypt: false, result }
  },
})

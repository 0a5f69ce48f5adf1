// The system's key store, which the desktop program alone can reach: asked over its port, one question at a time or several.
import type { KeyStoreQuestion } from '../contract/signing-key.ts'
import type { SystemKeyStore } from '../vault/protected-key.ts'
import type { ShellPort } from './port.ts'

/** Milliseconds for an answer: the system may ask the person first. */
const patience = 120_000

/** @param waits milliseconds for an answer. */
export function keyStoreOver(port: ShellPort, waits = patience): SystemKeyStore {
  let last = 0
  const ask = (what: KeyStoreQuestion['ask'], value: string): Promise<string | null> =>
    new Promise((resolve, reject) => {
      last += 1
      const id = last
      const unhear = port.onTold((message) => {
        if (message.tell !== 'key-store' || message.id !== id) return
        unhear()
        clearTimeout(timer)
        resolve(message.value)
      })
      const timer = setTimeout(() => {
        unhear()
        reject(new Error(`The system’s key store gave no answer within ${waits / 1000} s.`))
      }, waits)
      port.say({ say: 'key-store', id, ask: what, value })
    })
  const got = async (what: 'seal' | 'open', value: string): Promise<string> => {
    const answer = await ask(what, value)
    if (answer === null) throw new Error('The system’s key store refused.')
    return answer
  }
  return {
    name: () => ask('name', ''),
    seal: (secret) => got('seal', secret),
    open: (sealed) => got('open', sealed),
  }
}

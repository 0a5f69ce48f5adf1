// Where the signing key is kept.
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { Station } from '../station.ts'
import { keyCare, protectKey, releaseKey } from '../vault/protected-key.ts'
import { requireTarget } from './target-folder.ts'

export function signingKeyHandlers(station: Station): HandlersOf<'signingKey'> {
  const { vault, options } = station
  const keyStore = options.keyStore ?? null
  return {
    'signingKey.get': async () => {
      const care = await keyCare(vault.folder)
      const store = keyStore === null ? null : await keyStore.name()
      if (care === null) return { kept: null, store }
      const { account, computer, since } = care
      return { kept: { store: care.store, account, computer, since }, store }
    },
    'signingKey.protect': async ({ folder }) => {
      if (keyStore === null) throw new Failure('key-store-missing')
      await requireTarget(folder, vault.folder)
      const made = await protectKey(vault.folder, vault.station.id, keyStore, folder)
      station.changed('shell')
      return made
    },
    'signingKey.release': async () => {
      await releaseKey(vault.folder, keyStore)
      station.changed('shell')
      return {}
    },
  }
}

// What is another in one version of the list than in another one. Items are the same by their key.
import { isDeepStrictEqual } from 'node:util'
import { actItemMembers, type ActItem, type ActListChanges } from '../contract/act-list.ts'

export function listChanges(from: readonly ActItem[], to: readonly ActItem[]): ActListChanges {
  const before = new Map(from.map((item) => [item.id, item]))
  const after = new Set(to.map(({ id }) => id))
  return {
    added: to.filter(({ id }) => !before.has(id)),
    removed: from.filter(({ id }) => !after.has(id)),
    changed: to.flatMap((item) => {
      const old = before.get(item.id)
      const members =
        old === undefined ? [] : actItemMembers.filter((name) => !isDeepStrictEqual(old[name], item[name]))
      return old === undefined || members.length === 0 ? [] : [{ before: old, after: item, members }]
    }),
  }
}

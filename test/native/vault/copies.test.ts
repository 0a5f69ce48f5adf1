// What both copies of a recording promise when their disks fail one after the other: nothing counts as written that is
// on no disk.
import { randomUUID } from 'node:crypto'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Copies } from '../../../native/vault/copies/copies.ts'
import { makeSecondRoot } from '../../../native/vault/copies/root.ts'
import type { VaultError } from '../../../native/vault/vault-error.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { makeFolder } from '../../../native/vault/disk.ts'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { canMountDisks, mountDisk, mountImage } from '../../rig/disk.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

const MiB = 1 << 20

/** Leaves no block free, not even those that a file system sets aside while it does not know where data will lie. */
async function fill(path: string): Promise<void> {
  for (const size of [40 * MiB, 64 << 10, 4 << 10]) {
    for (let isFull = false; !isFull;) {
      isFull = await appendFile(join(path, 'filler'), Buffer.alloc(size), { flush: true }).then(
        () => false,
        () => true,
      )
    }
  }
}

test.skipIf(!(await canMountDisks()))(
  'bytes that waited for the second disk when the first was full, and that it cannot take either, are refused',
  async () => {
    await using first = await mountDisk(20 * MiB)
    await using second = await mountImage(20 * MiB)
    const [root, mirror] = [join(first.path, 'vault'), join(second.path, 'second')]
    await createVault(root, '证录')
    await makeSecondRoot(root, mirror)
    const vault = await Vault.open(root)
    const recording = '20261126-211908-2s766g'
    await makeFolder(recordingDirectory(root, recording))
    const copies = new Copies({ recording, vaultId: vault.id, vault: root, mirror })
    const lost: [VaultError, boolean][] = []
    copies.onLost = (error, forGood) => lost.push([error, forGood])
    let changed: () => void = () => undefined
    copies.onChange = () => {
      changed()
    }
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise<void>((resolve) => (changed = resolve))
    }
    await until(() => copies.state('mirror') === 'writing')
    const journal = copies.file('journal.jsonl')
    const line = () => Buffer.alloc(64 << 10, randomUUID())
    const kept = line()
    await journal.append(kept, 0)

    await Promise.all([fill(first.path), fill(second.path)])
    await second.freeze()
    const refused = journal.append(line(), kept.length).catch((error: unknown) => error)
    await until(() => copies.leading === 'mirror')
    await second.thaw()
    await expect(refused).resolves.toMatchObject({ code: 'disk-full' })
    await expect(journal.append(line(), kept.length)).rejects.toMatchObject({ code: 'disk-full' })
    expect(lost.at(-1)).toMatchObject([{ code: 'disk-full' }, true])
    await copies.close()
    await vault.close()
    for (const of of [root, mirror]) {
      expect((await readFile(join(recordingDirectory(of, recording), 'journal.jsonl'))).equals(kept)).toBe(true)
    }
  },
)

test.each([
  ['has more of the journal', 'journal.jsonl'],
  ['has the seal already', 'manifest.json.sig'],
])('a second disk that %s than the vault is not written to: nothing is written over', async (_, file) => {
  await using folder = await temporaryFolder()
  const [root, mirror] = [join(folder.path, 'vault'), join(folder.path, 'second')]
  await createVault(root, '证录')
  await makeSecondRoot(root, mirror)
  const vault = await Vault.open(root)
  const recording = '20261126-211908-2s766g'
  const [here, there] = [recordingDirectory(root, recording), recordingDirectory(mirror, recording)]
  for (const place of [here, there]) await makeFolder(place)
  const common = Buffer.from('{"one":1}\n')
  for (const place of [here, there]) await writeFile(join(place, 'journal.jsonl'), common)
  await appendFile(join(there, file), '{"two":2}\n')
  const before = await readFile(join(there, 'journal.jsonl'))
  const ends = new Map([['journal.jsonl', common.length]])
  const copies = new Copies({ recording, vaultId: vault.id, vault: root, mirror, ends })
  await new Promise<void>((resolve) => (copies.onChange = resolve))
  expect(copies.failure('mirror')).toMatchObject({ code: 'copy-differs' })
  await copies.file('journal.jsonl').append(Buffer.from('{"other":2}\n'), common.length)
  await copies.close()
  await vault.close()
  expect((await readFile(join(there, 'journal.jsonl'))).equals(before)).toBe(true)
})

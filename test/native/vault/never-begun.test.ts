// What a station leaves that was killed before a recording's first line was on the disk.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { processes } from '../../../native/capture/orphans.ts'
import { leftOpen } from '../../../native/vault/recovery.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

test('a recording that never began leaves nothing behind; one with a single byte stays, and is named', async () => {
  await using folder = await temporaryFolder()
  const at = join(folder.path, 'vault')
  await createVault(at, '证录')
  const place = (second: number) => join(at, '2026', `20261125-08545${second}-ba4dey`)
  for (const second of [1, 2, 3]) await mkdir(place(second), { recursive: true })
  for (const file of ['journal.jsonl', 'checkpoints']) await writeFile(join(place(2), file), '')
  await writeFile(join(place(3), 'journal.jsonl'), '{')
  const vault = await Vault.open(at)
  expect(await leftOpen(vault, processes)).toEqual([])
  await vault.close()
  expect(await readdir(join(at, '2026'))).toEqual(['20261125-085453-ba4dey'])
  const { recordings } = await verifyVault(at)
  expect(recordings.map(({ sealed }) => sealed)).toEqual([false])
})

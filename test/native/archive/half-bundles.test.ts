// A station that is killed while it writes a bundle: the next start removes the half bundle, and nothing else.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noteHalfBundle, removeHalfBundles } from '../../../native/archive/half-bundles.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

test('a half bundle that was noted is removed with its note; a whole one, and one on a disk that is away, are not', async () => {
  await using folder = await temporaryFolder()
  const [scratch, target] = [join(folder.path, 'scratch'), join(folder.path, 'target')]
  for (const path of [scratch, join(target, '1.abcdef.partial', 'data'), join(target, '2')]) {
    await mkdir(path, { recursive: true })
  }
  await writeFile(join(target, '1.abcdef.partial', 'bagit.txt'), 'half')
  await noteHalfBundle(scratch, join(target, '1.abcdef.partial'))
  await noteHalfBundle(scratch, join(target, '2'))
  await noteHalfBundle(scratch, join(folder.path, 'away', '3.abcdef.partial'))
  const takeBack = await noteHalfBundle(scratch, join(target, '4.abcdef.partial'))
  expect(await readdir(scratch)).toHaveLength(4)
  await takeBack()
  await removeHalfBundles(scratch)
  expect(await readdir(target)).toEqual(['2'])
  expect(await readdir(scratch)).toHaveLength(1)
})

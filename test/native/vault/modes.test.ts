// Who has an account on this computer and nothing to do with the recordings cannot read them.
import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSecondRoot } from '../../../native/vault/copies/root.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

test.skipIf(process.platform === 'win32')(
  'every folder of a vault and of its second copy is its owner’s only',
  async () => {
    await using folder = await temporaryFolder()
    const [path, second] = [join(folder.path, 'a', 'vault'), join(folder.path, 'second')]
    await createVault(path, '证录')
    await makeSecondRoot(path, second)
    const vault = await Vault.open(path)
    const writer = await vault.openRecording({
      recordingKind: 'hearing',
      case: null,
      room: { id: 'r-1', name: '听证室一', kind: 'hearing' },
      place: '',
      people: [],
      sources: [],
      ffmpeg: { version: '5.1', sha256: '0'.repeat(64) },
      software: 'zhenglu',
      clock: { synchronised: null, zone: 'UTC' },
    })
    const folders = [
      path,
      join(path, 'station'),
      dirname(writer.folder),
      writer.folder,
      second,
      join(second, 'station'),
    ]
    for (const each of folders) expect([each, await modeOf(each)]).toEqual([each, '700'])
    expect(await readdir(writer.folder)).toContain('journal.jsonl')
    await vault.close()
  },
)

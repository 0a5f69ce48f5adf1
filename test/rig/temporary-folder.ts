// Folders that are gone when the test is.
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders = new Set<string>()
process.once('exit', () => {
  for (const path of folders) rmSync(path, { recursive: true, force: true })
})

/** A new empty folder; `await using folder = await temporaryFolder()` removes it at the end of the block. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string
  remove(): Promise<void>
}

/** Makes a folder under the system's temporary folder; removed at the latest when the test process ends. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'zhenglu-test-'))
  folders.add(path)
  const remove = async () => {
    await rm(path, { recursive: true, force: true })
    folders.delete(path)
  }
  return { path, remove, [Symbol.asyncDispose]: remove }
}

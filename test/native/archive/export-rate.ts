// How fast an export is beside the tools that people would use instead: measured in one run, on the same disk and files.
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { exportBundle, type Export } from '../../../native/archive/export-bundle.ts'
import { run } from '../../rig/run.ts'

export interface ExportRate {
  /** Bytes of the recordings. */
  readonly bytes: number
  /** Seconds of the export: copied, hashed twice, compared with the seal, synced. */
  readonly export: number
  /** Seconds of `cp -r` and `sha256sum` over the copy: one hash, nothing compared, nothing synced. */
  readonly copyAndHash: number
  /** How many times as fast the export is. */
  readonly ratio: number
}

/** Measures `rounds` times in turn and gives the medians. Files are read once before, so that both find them cached. */
export async function measureExport(wanted: Export, rounds = 3): Promise<ExportRate> {
  const folders = wanted.recordings.map(({ folder }) => folder)
  await mkdir(wanted.to, { recursive: true })
  await run('bash', ['-euc', 'cat "$@" > /dev/null', '-', ...(await filesOf(folders))])
  const exports: number[] = []
  const copies: number[] = []
  for (let round = 0; round < rounds; round++) {
    copies.push(await seconds(() => copyAndHash(folders, join(wanted.to, 'copy'))))
    await rm(join(wanted.to, 'copy'), { recursive: true })
    let bundle = ''
    exports.push(
      await seconds(async () => {
        bundle = (await exportBundle(wanted)).folder
      }),
    )
    await rm(bundle, { recursive: true })
  }
  const bytes = (await Promise.all((await filesOf(folders)).map((file) => stat(file)))).reduce(
    (sum, { size }) => sum + size,
    0,
  )
  const [exported, copied] = [median(exports), median(copies)]
  return { bytes, export: exported, copyAndHash: copied, ratio: copied / exported }
}

async function copyAndHash(folders: readonly string[], to: string): Promise<void> {
  const script = 'mkdir "$0" && cp -r "$@" "$0" && cd "$0" && find . -type f -exec sha256sum {} + > ../copy.sha256'
  await run('bash', ['-euc', script, to, ...folders])
  await rm(join(to, '..', 'copy.sha256'))
}

async function filesOf(folders: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  )
  return lists.flat()
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

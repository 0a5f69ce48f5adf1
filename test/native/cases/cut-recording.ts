// A recording whose station and camera were killed while the head of a fragment was being written: players refuse the
// whole part, although all but its end is sound.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBoxes } from '../../../native/media/boxes.ts'
import { cameraFile, type CaseNamed } from './make-recording.ts'

export interface CutRecording {
  readonly vault: string
  readonly case: CaseNamed
  readonly id: string
  readonly folder: string
  /** Name of its only part. */
  readonly file: string
  /** What is on the disk of it, and how much of that stands before the incomplete end. */
  readonly bytes: Buffer
  readonly playable: number
  /** The camera's file before it was cut. */
  readonly clip: Buffer
}

const of = {
  id: '5b1f8f0e-2a53-4f9c-8f8c-0f6b7b8b9a01',
  number: '城管罚字〔2026〕3号',
  cause: '占道经营',
  kind: 'penalty',
  party: '某商店',
} as const

/** Makes a vault in `folder` with such a recording, which is left open; two fragments are on the disk unstated. */
export async function cutRecording(folder: string): Promise<CutRecording> {
  const clip = await cameraFile(folder)
  const heads = readBoxes(clip).filter(({ type }) => type === 'moof')
  const [stated, last] = [heads.at(-4), heads.at(-2)]
  if (stated === undefined || last === undefined) throw new Error('the clip has too few fragments')
  const vault = join(folder, 'vault')
  const begun = join(folder, 'begun.mp4')
  await writeFile(begun, clip.subarray(0, stated.offset))
  await recordAndDie(vault, begun)
  const year = (await readdir(vault)).find((name) => /^\d{4}$/.test(name)) ?? ''
  const [id = ''] = await readdir(join(vault, year))
  const bytes = clip.subarray(0, last.offset + last.size - 3)
  const file = 'cam-1.0001.mp4'
  await appendFile(join(vault, year, id, file), bytes.subarray(stated.offset))
  return { vault, case: of, id, folder: join(vault, year, id), file, bytes, playable: last.offset, clip }
}

/** A station in a process of its own that records `media` into a new vault and is killed. */
async function recordAndDie(vault: string, media: string): Promise<void> {
  const top = join(import.meta.dirname, '..', '..', '..')
  const from = (path: string) => JSON.stringify(join(top, path))
  const script = `
    import { readFile } from 'node:fs/promises'
    import { createVault, Vault } from ${from('native/vault/vault.ts')}
    import { makeRecording } from ${from('test/native/cases/make-recording.ts')}
    const vault = ${JSON.stringify(vault)}
    await createVault(vault, '证录一号')
    await makeRecording(await Vault.open(vault), ${JSON.stringify(of)}, await readFile(${JSON.stringify(media)}), false)
    process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error('the station ended by itself')
}

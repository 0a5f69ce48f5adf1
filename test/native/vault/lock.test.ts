// The lock of a vault, and what a station that was killed while it took it leaves beside it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from '../../../native/vault/lock.ts'
import { processStart } from '../../../native/vault/process-start.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const inFolder = (name: string) => join(folder.path, name)

test('a dead station’s half-taken lock is cleared away, a living one’s is not', async () => {
  const other = spawn('sleep', ['60'])
  await once(other, 'spawn')
  const pid = other.pid ?? 0
  const started = (await processStart(pid)) ?? ''
  await writeFile(inFolder('lock.aaaaaa'), JSON.stringify({ pid, started: '1' }))
  await writeFile(inFolder('lock.bbbbbb'), JSON.stringify({ pid, started }))
  await writeFile(inFolder('lock'), JSON.stringify({ pid: 1, started: 'never' }))
  const release = await takeLock(inFolder('lock'))
  expect(JSON.parse(await readFile(inFolder('lock'), 'utf8'))).toMatchObject({ pid: process.pid })
  expect((await readdir(folder.path)).sort()).toEqual(['lock', 'lock.bbbbbb'])
  await release()
  other.kill('SIGKILL')
  await once(other, 'exit')
  await (
    await takeLock(inFolder('lock'))
  )()
  expect(await readdir(folder.path)).toEqual([])
})

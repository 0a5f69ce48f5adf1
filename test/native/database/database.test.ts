import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import { Connection } from '../../../native/database/connection.ts'
import { Database } from '../../../native/database/database.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let file: string
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'zhenglu.sqlite')
})
afterEach(() => folder.remove())

const put = (database: Database, name: string, value: string) =>
  database.write((writer) => writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', [name, value]))
const count = async (database: Database) =>
  Number((await database.read.first('SELECT count(*) AS n FROM setting'))?.['n'])

describe('the database', () => {
  test('keeps what was committed, and nothing of a transaction that failed', async () => {
    const database = await Database.open(file)
    await put(database, 'a', '1')
    const failing = database.write(async (writer) => {
      await writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', ['b', '2'])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await Promise.all(Array.from({ length: 50 }, (_, at) => put(database, `c${at}`, '3')))
    await database.close()
    const again = await Database.open(file)
    expect(await count(again)).toBe(51)
    expect(again.keptAside).toBeNull()
    await again.close()
  })

  test('keeps every acknowledged commit of a process that is killed', async () => {
    const script = `
      import { Database } from ${JSON.stringify(join(process.cwd(), 'native/database/database.ts'))}
      const database = await Database.open(${JSON.stringify(file)})
      for (let at = 0; ; at++) {
        await database.write((writer) => writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', ['k' + at, 'v']))
        console.log(at)
      }`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script])
    let acknowledged = -1
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line)
      if (acknowledged === 200) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(acknowledged).toBeGreaterThanOrEqual(200)
    const database = await Database.open(file)
    expect(database.keptAside).toBeNull()
    expect(await count(database)).toBeGreaterThan(acknowledged)
    await database.close()
  })

  test('that is damaged is kept aside whole, and a new one takes its place', async () => {
    const damaged = Buffer.from('this was a database once'.repeat(400))
    await writeFile(file, damaged)
    const database = await Database.open(file)
    expect(database.keptAside).toMatch(/zhenglu\.sqlite\.damaged-\d{14}$/)
    expect(await readFile(database.keptAside ?? '')).toEqual(damaged)
    expect(await count(database)).toBe(0)
    await database.close()
    expect((await readdir(folder.path)).filter((name) => name.includes('damaged'))).toHaveLength(1)
  })

  test('of a later program is refused and not touched', async () => {
    const later = await Connection.open(file, 'write')
    await later.script('PRAGMA user_version = 99')
    await later.close()
    const before = await readFile(file)
    const error: unknown = await Database.open(file).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Failure)
    expect((error as Failure).code).toBe('database-newer')
    expect((await readFile(file)).subarray(100)).toEqual(before.subarray(100))
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import { Connection } from '../../../native/database/connection.ts'
import { CopySchedule } from '../../../native/database/copy-schedule.ts'
import { copyOf } from '../../../native/database/copy.ts'
import { Database } from '../../../native/database/database.ts'
import { noteLeft, takeLeft } from '../../../native/database/left-mark.ts'
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
    expect(database.keptAside).toMatch(/zhenglu\.sqlite\.damaged-\d{17}$/)
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
    expect(await readFile(file)).toEqual(before)
    expect(await readdir(folder.path)).toEqual(['zhenglu.sqlite'])
  })

  test('takes the steps that are new to it, each wholly or not at all', async () => {
    const first = 'CREATE TABLE fact (name TEXT PRIMARY KEY) STRICT'
    const second = "ALTER TABLE fact ADD COLUMN party TEXT NOT NULL DEFAULT '当事人'"
    const old = await Database.open(file, [first])
    await old.write((writer) => writer.run("INSERT INTO fact (name) VALUES ('询问')"))
    await old.close()
    const broken = Database.open(file, [first, `${second}; INSERT INTO nowhere VALUES (1)`])
    await expect(broken).rejects.toThrow('nowhere')
    for (let again = 0; again < 2; again++) {
      const migrated = await Database.open(file, [first, second])
      expect(await migrated.read.all('SELECT * FROM fact')).toEqual([{ name: '询问', party: '当事人' }])
      await migrated.close()
    }
  })

  test('damaged in the middle is kept aside too', async () => {
    const database = await Database.open(file)
    for (let at = 0; at < 40; at++) await put(database, `k${at}`, '处罚'.repeat(500))
    await database.close()
    const bytes = await readFile(file)
    bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 8192)
    await writeFile(file, bytes)
    const again = await Database.open(file)
    expect(await readFile(again.keptAside ?? '')).toEqual(bytes)
    expect(await count(again)).toBe(0)
    await again.close()
  })

  test.each([0, -7, 0x7fff0000])(
    'whose version reads %i, as no program writes it, is kept aside too',
    async (version) => {
      const database = await Database.open(file)
      await put(database, 'a', '1')
      await database.close()
      const bytes = await readFile(file)
      bytes.writeInt32BE(version, 60)
      await writeFile(file, bytes)
      const again = await Database.open(file)
      expect(await readFile(again.keptAside ?? '')).toEqual(bytes)
      await again.close()
    },
  )

  test('that finds no room says so, keeps what it had and goes on', async () => {
    const database = await Database.open(file)
    await put(database, 'before', '1')
    const failing = database.write(async (writer) => {
      const [pages] = await writer.all('PRAGMA page_count')
      await writer.all(`PRAGMA max_page_count = ${Number(pages?.['page_count'])}`)
      await writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', ['large', '占'.repeat(100_000)])
    })
    await expect(failing).rejects.toMatchObject({ name: 'Failure', code: 'disk-full' })
    expect(await count(database)).toBe(1)
    await put(database, 'after', '2')
    expect(await count(database)).toBe(2)
    await database.close()
  })

  test.skipIf(process.platform === 'win32')('is nobody else’s to read, for it holds passwords of cameras', async () => {
    const database = await Database.open(file)
    await put(database, 'a', '1')
    for (const name of await readdir(folder.path)) expect((await stat(join(folder.path, name))).mode & 0o077).toBe(0)
    await database.close()
  })

  test('reads what is committed and nothing else, and cannot change it by reading', async () => {
    const database = await Database.open(file)
    await database.write(async (writer) => {
      await writer.run("INSERT INTO setting (name, value) VALUES ('a', '1')")
      expect(await count(database)).toBe(0)
      expect(await writer.first('SELECT count(*) AS n FROM setting')).toEqual({ n: 1 })
    })
    expect(await count(database)).toBe(1)
    await expect(database.read.all('DELETE FROM setting')).rejects.toMatchObject({ code: 'vault-read-only' })
    expect(await count(database)).toBe(1)
    await database.close()
  })

  test('that changes often is copied once for all who ask, and at the latest when it is closed', async () => {
    const database = await Database.open(file)
    await put(database, 'typed', '1')
    const copies: Promise<void>[] = []
    const first = new Promise<void>((resolve, reject) => {
      const begun = (copying: Promise<void>) => {
        copies.push(copying)
        copying.then(resolve, reject)
      }
      for (let asked = 0; asked < 5; asked++) database.copyWithin(20, begun)
    })
    await first
    expect(copies).toHaveLength(1)
    await put(database, 'typed later', '2')
    database.copyWithin(3_600_000, () => undefined)
    await database.close()
    for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true })
    const restored = await Database.open(file)
    expect(restored.restored).not.toBeNull()
    expect(await count(restored)).toBe(2)
    await restored.close()
  })
})

describe('a copy of a large database', () => {
  test('holds up nobody who writes meanwhile, and has what was there when it began', async () => {
    const database = await Database.open(file)
    const page = '占'.repeat(3000)
    await database.write(async (writer) => {
      for (let row = 0; row < 3000; row++) {
        await writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', [`row ${row}`, page])
      }
    })
    let isCopied = false
    const copying = database.copy().then(() => {
      isCopied = true
    })
    await put(database, 'typed meanwhile', '1')
    expect(isCopied).toBe(false)
    await copying
    await database.close()
    for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true })
    const restored = await Database.open(file)
    expect(await count(restored)).toBeGreaterThanOrEqual(3000)
    expect((await restored.read.first("SELECT value FROM setting WHERE name = 'row 2999'"))?.['value']).toBe(page)
    await restored.close()
  })
})

describe('copies of a database that changes all the time', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A disk on which a copy takes so many milliseconds. */
  const copiesTaking = (milliseconds: number) => {
    const begun: number[] = []
    const copies = new CopySchedule(
      () =>
        new Promise((resolve) => {
          begun.push(Date.now())
          setTimeout(resolve, milliseconds)
        }),
    )
    return { copies, begun }
  }
  const wanted = (copies: CopySchedule) => {
    copies.within(0, () => undefined)
  }

  test('take a tenth of the disk’s time at most, and the first change is copied at once', async () => {
    const { copies, begun } = copiesTaking(2000)
    const start = Date.now()
    for (let change = 0; change < 550; change++) {
      wanted(copies)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(begun.map((at) => Math.round((at - start) / 1000))).toEqual([0, 20, 40])
  })

  test('are soon made of a small one, after each change', async () => {
    const { copies, begun } = copiesTaking(10)
    for (let change = 0; change < 10; change++) {
      wanted(copies)
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(begun).toHaveLength(10)
  })

  test('a change that waits is copied with a later one that may not wait, and when the database is closed', async () => {
    const { copies, begun } = copiesTaking(1000)
    copies.within(60_000, () => undefined)
    wanted(copies)
    await vi.advanceTimersByTimeAsync(2000)
    expect(begun).toHaveLength(1)
    wanted(copies) // waits until the disk has rested
    const closing = copies.close()
    await vi.advanceTimersByTimeAsync(1000)
    await closing
    expect(begun).toHaveLength(2)
  })
})

describe('a database that is as it was left', () => {
  /** Damage of which only reading everything tells. */
  const damage = async (path: string) => {
    const { mtime, atime } = await stat(path)
    const bytes = await readFile(path)
    bytes.fill(0xee, bytes.length - 4096)
    await writeFile(path, bytes)
    await utimes(path, atime, mtime)
  }
  const filled = async () => {
    const database = await Database.open(file)
    await database.write((writer) => writer.run(`INSERT INTO setting VALUES ('a', ?)`, ['x'.repeat(50_000)]))
    return database
  }

  test('is not read before it is used, but behind that', async () => {
    await (await filled()).close()
    expect(await takeLeft(file)).toBe(true)
    await noteLeft(file)
    const database = await Database.open(file)
    expect(await database.read.all('SELECT name FROM setting')).toEqual([{ name: 'a' }])
    await database.check()
    await database.close()
    expect(await takeLeft(file)).toBe(true)
  })

  test('is read at once when a crash left it, or anything of it is another', async () => {
    await (await filled()).close()
    await damage(file)
    const database = await Database.open(file)
    expect(database.keptAside).not.toBeNull()
    await database.close()
  })

  test('whose damage is found behind is not noted as whole', async () => {
    await (await filled()).close()
    await damage(file)
    await noteLeft(file)
    const database = await Database.open(file)
    expect(database.keptAside).toBeNull()
    await expect(database.check()).rejects.toMatchObject({ code: 'database-damaged' })
    await database.close()
    const next = await Database.open(file)
    expect(next.keptAside).not.toBeNull()
    await next.close()
  })

  test('whose damage is found by its copy keeps the copy that is whole', async () => {
    const before = await filled()
    await before.copy()
    await before.close()
    await damage(file)
    await noteLeft(file)
    const whole = await readFile(copyOf(file))
    const database = await Database.open(file)
    await expect(database.copy()).rejects.toMatchObject({ code: 'database-damaged' })
    expect(await readFile(copyOf(file))).toEqual(whole)
    await database.close()
  })

  test('that was not closed has no note', async () => {
    const database = await filled()
    await database.close()
    const another = await Database.open(file)
    expect(await takeLeft(file)).toBe(false)
    await another.close()
  })
})

// The log's file: what is written, when it is rotated, and that nobody ever waits for it or fails by it.
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import { Log } from '../../../native/logs/log.ts'
import { logProcessErrors } from '../../../native/logs/process-errors.ts'
import { readLog } from '../../../native/logs/read-log.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let place: string
beforeEach(async () => {
  folder = await temporaryFolder()
  place = join(folder.path, 'log')
})
afterEach(() => folder.remove())

const now = () => new Date('2026-03-01T01:02:03.004Z')
const limits = { fileBytes: 600, files: 3, waitingBytes: 4000 }
const lines = async (name = 'station') => (await readLog(place, name, 1000)).map((line) => JSON.parse(line) as unknown)

test('an error is written with its code, its stack and its causes, without what is secret', async () => {
  const log = new Log(place, 'station', undefined, now)
  log.hide(['S3cr3t', 'ab'])
  const cause = new Error('rtsp://admin:x@192.0.2.7/S3cr3t said 401')
  const error = new Failure('source-failed', { source: 'cam-1', password: 'other', said: 'S3cr3t' }, { cause })
  log.note('error', {
    what: 'a source failed',
    error,
    details: { cookie: { a: 1 }, room: 'r' },
    said: 'the end S3cr3t',
  })
  await log.flush()
  expect(await lines()).toEqual([
    {
      at: '2026-03-01T01:02:03.004Z',
      level: 'error',
      what: 'a source failed',
      details: { cookie: '[…]', room: 'r' },
      error: {
        name: 'Failure',
        code: 'source-failed',
        details: { source: 'cam-1', password: '[…]', said: '[…]' },
        stack: expect.arrayContaining([expect.stringMatching(/^at .*log\.test\.ts:\d+/)]) as string[],
        cause: {
          name: 'Error',
          message: expect.stringContaining('rtsp://192.0.2.7/[…] said 401') as string,
          stack: expect.any(Array) as string[],
        },
      },
      said: 'the end […]',
    },
  ])
  const { mode } = await stat(join(place, 'station.jsonl'))
  if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600)
})

test('a full file becomes the one before, and the oldest goes', async () => {
  const log = new Log(place, 'shell', limits, now)
  for (let number = 0; number < 60; number++) {
    log.note('info', { what: 'turn', details: { number } })
    if (number % 5 === 4) await log.flush()
  }
  await log.flush()
  expect((await readdir(place)).sort()).toEqual(['shell.1.jsonl', 'shell.2.jsonl', 'shell.jsonl'])
  for (const name of await readdir(place)) expect((await stat(join(place, name))).size).toBeLessThanOrEqual(600)
  const numbers = (await lines('shell')).map((line) => (line as { details: { number: number } }).details.number)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => 60 - numbers.length + at))
  expect(numbers.length).toBeGreaterThan(10)
})

test('another life of the process goes on in the same file', async () => {
  for (const what of ['first', 'second']) {
    const log = new Log(place, 'station', limits, now)
    log.note('info', { what })
    await log.flush()
  }
  expect(await lines()).toMatchObject([{ what: 'first' }, { what: 'second' }])
})

test('a disk that takes nothing holds nobody up; what was lost is counted once it does', async () => {
  await writeFile(place, 'a file where the folder should be')
  const log = new Log(place, 'station', limits, now)
  for (let number = 0; number < 100; number++) log.note('info', { what: 'lost', details: { number } })
  await log.flush()
  expect(log.lately).toHaveLength(100)
  await rm(place)
  log.note('info', { what: 'kept' })
  await log.flush()
  expect(await lines()).toMatchObject([
    { what: 'kept' },
    { level: 'warning', what: 'lines of this log were lost', details: { lines: 100 } },
  ])
})

test('what the runtime warns of, and what ends the process, is noted; the last on disk at once', async () => {
  const log = new Log(place, 'station', undefined, now)
  log.note('info', { what: 'begins' })
  await log.flush()
  const stop = logProcessErrors(log)
  process.emit('warning', new Error('too many listeners'))
  // As the runtime does before it ends the process.
  process.listeners('uncaughtExceptionMonitor').at(-1)?.(new Error('the end'), 'uncaughtException')
  expect(await readFile(join(place, 'station.jsonl'), 'utf8')).toContain('"message":"the end"')
  stop()
  process.emit('warning', new Error('unheard'))
  await log.flush()
  expect((await lines()).map((line) => (line as { what: string }).what).sort()).toEqual([
    'begins',
    'the process ends of an error that nothing caught',
    'the runtime warned',
  ])
})

test('what cannot be written as JSON is written as far as it can', async () => {
  const log = new Log(place, 'station', undefined, now)
  const round: Record<string, unknown> = { a: 1n, f: () => 1, u: undefined }
  round['self'] = round
  log.note('warning', { what: 'odd', details: round, error: 'a text' })
  await log.flush()
  expect(await lines()).toMatchObject([{ what: 'odd', details: { a: '1' }, error: 'a text' }])
})

// A part whose end is incomplete, asked for by a real browser: what can be played of it plays, though players refuse the file.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processes } from '../../../native/capture/orphans.ts'
import { startServer, type RunningServer } from '../../../native/server/server.ts'
import { failureOf } from '../../../native/session/failure-of.ts'
import { Station } from '../../../native/station.ts'
import { recoverRecordings } from '../../../native/vault/recovery.ts'
import { openBrowser } from '../../rig/browser.ts'
import { probe } from '../../rig/probe.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cutRecording, type CutRecording } from '../cases/cut-recording.ts'

let folder: TemporaryFolder
let made: CutRecording
let station: Station
let server: RunningServer
let browser: Browser
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  made = await cutRecording(folder.path)
  await writeFile(join(folder.path, 'index.html'), '<!doctype html><title>证录</title>')
  station = await Station.open(made.vault, { host: 'browser', leftOpen: 'leave' })
  server = await startServer(station, { window: folder.path, failureOf })
  browser = await openBrowser()
  page = await browser.newPage()
  await page.goto(server.entrance)
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await station.close()
  await folder.remove()
})

const address = () => `/media/${made.id}/${made.file}`

interface Answer {
  readonly status: number
  readonly tag: string | null
  readonly length: string | null
  readonly range: string | null
  readonly bytes: Buffer
}
/** What the browser is given. */
async function ask(headers: Record<string, string> = {}, path = address()): Promise<Answer> {
  const { body, ...answer } = await page.evaluate(
    async ([from, sent]) => {
      const response = await fetch(from, { headers: sent, cache: 'no-store' })
      const said = (name: string) => response.headers.get(name)
      return {
        status: response.status,
        tag: said('etag'),
        length: said('content-length'),
        range: said('content-range'),
        body: [...new Uint8Array(await response.arrayBuffer())],
      }
    },
    [path, headers] as const,
  )
  return { ...answer, bytes: Buffer.from(body) }
}

/** Opens the part as a plain video and goes to `seconds`; null when the browser refuses it. */
const play = (seconds: number) =>
  page.evaluate(
    async ([source, to]) => {
      const video = document.createElement('video')
      const happens = (name: string) =>
        new Promise<boolean>((done) => {
          for (const each of [name, 'error']) {
            video.addEventListener(
              each,
              () => {
                done(each === name)
              },
              { once: true },
            )
          }
        })
      video.muted = true
      const loaded = happens('loadeddata')
      video.src = source
      if (!(await loaded)) return null
      const sought = happens('seeked')
      video.currentTime = to
      if (!(await sought)) return null
      return { duration: video.duration, at: video.currentTime, width: video.videoWidth }
    },
    [address(), seconds] as const,
  )

test('is refused by players as it is on the disk', async () => {
  await expect(probe(join(made.folder, made.file))).rejects.toThrow('error reading header')
  expect((await ask()).bytes).toEqual(made.bytes)
  expect(await play(1)).toBeNull()
})

test('plays and seeks up to where its end is incomplete, once the recovery has described that', async () => {
  const before = await ask()
  await recoverRecordings(station.vault, processes)
  await page.reload() // a page remembers the media that it was given
  const played = await play(2)
  expect(played?.width).toBe(320)
  expect(played?.at).toBe(2)
  expect(played?.duration).toBeGreaterThan(2.2)
  expect(played?.duration).toBeLessThan(3)
  const whole = await ask()
  expect(whole.bytes).toEqual(made.bytes.subarray(0, made.playable))
  expect(whole.length).toBe(String(made.playable))
  expect(whole.tag).not.toBe(before.tag)
  const last = await ask({ range: 'bytes=-10' })
  expect([last.status, last.range]).toEqual([206, `bytes ${made.playable - 10}-${made.playable - 1}/${made.playable}`])
  expect(last.bytes).toEqual(made.bytes.subarray(made.playable - 10, made.playable))
  expect((await ask({ range: `bytes=${made.playable}-` })).status).toBe(416)
  expect((await ask({ range: 'bytes=0-9', 'if-range': before.tag ?? '' })).status).toBe(200)
})

test('stays on the disk as it was found, and so do journal and seal for whoever asks for them', async () => {
  expect(await readFile(join(made.folder, made.file))).toEqual(made.bytes)
  for (const name of ['journal.jsonl', 'manifest.json']) {
    const there = await readFile(join(made.folder, name))
    expect((await ask({}, `/media/${made.id}/${name}`)).bytes).toEqual(there)
  }
})

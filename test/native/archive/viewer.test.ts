// The page of a bundle, opened from disk in a browser: no server, no network.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportBundle } from '../../../native/archive/export-bundle.ts'
import { accessibilityFaults } from '../../rig/accessibility.ts'
import { openBrowser } from '../../rig/browser.ts'
import { caseNumber, exportable, type Exportable } from './room.ts'

let room: Exportable
let folder: string
let browser: Browser
let page: Page
const errors: string[] = []
const requested: string[] = []

beforeAll(async () => {
  room = await exportable()
  ;({ folder } = await exportBundle(room.wanted))
  browser = await openBrowser()
  page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 720 } })).newPage()
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('request', (request) => requested.push(request.url()))
  await page.goto(pathToFileURL(join(folder, 'data/其他/index.html')).href)
})
afterAll(async () => {
  await browser.close()
  await room[Symbol.asyncDispose]()
})

test('shows the case and each seal code, in Chinese and in English', async () => {
  await expect(page.locator('h1').innerText()).resolves.toBe(caseNumber)
  for (const id of room.ids) {
    const text = await readFile(join(folder, 'data/电子档案', id, 'manifest.json'), 'utf8')
    const { journal } = JSON.parse(text) as { journal: { sealCode: string } }
    expect(await page.locator(`[id="${id}"] .seal`).innerText()).toBe(journal.sealCode)
  }
  await page.getByRole('button', { name: 'English' }).click()
  expect(await page.locator('h3', { hasText: 'Seal code' }).count()).toBe(2)
  await page.getByRole('button', { name: '中文' }).click()
  expect(await page.locator('h3', { hasText: '封存码' }).count()).toBe(2)
})

test('shows stages, related cases and notes of the case, whatever was typed into them', async () => {
  const text = () => page.locator('#case').innerText()
  for (const said of [
    '2026-01-06 · 调查取证 · 乙 & 丙',
    '本案并入该案 · 〔2026〕9号 · 违法建设 · 同一 <现场>',
    '第二行',
  ]) {
    expect(await text()).toContain(said)
  }
  await page.getByRole('button', { name: 'English' }).click()
  expect(await text()).toContain('2026-01-06 · Evidence · 乙 & 丙')
  await page.getByRole('button', { name: '中文' }).click()
})

test('plays picture and sound of every track from the file system', async () => {
  for (const kind of ['video', 'audio']) {
    const player = page.locator(kind).first()
    const played = await player.evaluate(async (media: HTMLMediaElement) => {
      media.muted = true
      const moved = new Promise<void>((done) => {
        media.addEventListener('timeupdate', () => {
          if (media.currentTime > 0.5) done()
        })
      })
      await media.play()
      await moved
      media.pause()
      return { seconds: media.duration, width: media instanceof HTMLVideoElement ? media.videoWidth : 0 }
    })
    expect(played.seconds).toBeGreaterThan(3)
    expect(played.width).toBe(kind === 'video' ? 640 : 0)
  }
})

test('takes every player of the recording to the moment of a mark, whatever its word', async () => {
  const [id] = room.ids
  const recording = page.locator(`[id="${id}"]`)
  const mark = recording.locator('ol button').first()
  expect(await mark.innerText()).toContain('出示证据 </script><b>&"😀')
  const player = recording.locator('video')
  await player.evaluate((media: HTMLMediaElement) => {
    media.currentTime = 3
  })
  const at = Date.parse((await mark.locator('time').getAttribute('datetime')) ?? '')
  await mark.click()
  const text = await readFile(join(folder, 'data/电子档案', id, 'manifest.json'), 'utf8')
  const { parts } = JSON.parse(text) as { parts: { wall: string }[] }
  const wanted = (at - Date.parse(parts[0]?.wall ?? '')) / 1000
  expect(await player.evaluate((media: HTMLMediaElement) => media.currentTime)).toBeCloseTo(wanted, 1)
})

test('shows what was said, shown and left out of the script, and who spoke, each at its moment', async () => {
  const recording = page.locator(`[id="${room.ids[1]}"]`)
  const listOf = (heading: string) =>
    recording.locator(`h3:text-is("${heading}") + ol`).getByRole('button').allInnerTexts()
  // The time in front of each is that of the clock.
  const told = async (heading: string) => (await listOf(heading)).map((text) => text.replace(/^.*\d:\d\d:\d\d /u, ''))
  expect(await told('程序记录')).toEqual([
    '宣读听证纪律 · 书记员',
    '逐件出示证据 · 照片 <三张> · 书记员',
    '辩论 · 跳过 · 双方没有争议 · 甲',
    '逐件出示证据 · 撤回 · 误记 · 书记员',
  ])
  expect(await told('发言')).toEqual(['甲 <主持>（主持人） 00:00:00', '乙（当事人） 00:00:00'])
  expect(await recording.getByText(/^未进行/).innerText()).toContain('最后陈述')
  expect(await recording.getByText(/^各人发言时间/).innerText()).toContain('乙（当事人） 00:00:00')
  await page.getByRole('button', { name: 'English' }).click()
  expect((await told('Script')).at(0)).toBe('Discipline of the hearing · 书记员')
  await page.getByRole('button', { name: '中文' }).click()
})

test('plays all tracks of a recording in step', async () => {
  const recording = page.locator(`[id="${room.ids[0]}"]`)
  await recording.locator('video').evaluate((media: HTMLMediaElement) => {
    media.currentTime = 1
  })
  await recording.getByRole('button', { name: '一起播放' }).click()
  const apart = await recording.evaluate(async (section) => {
    const [picture, sound] = section.querySelectorAll<HTMLMediaElement>('video, audio')
    if (picture === undefined || sound === undefined) return Number.NaN
    await new Promise<void>((done) => {
      picture.addEventListener('timeupdate', () => {
        if (picture.currentTime > 1.7) done()
      })
    })
    return picture.currentTime - sound.currentTime
  })
  const text = await readFile(join(folder, 'data/电子档案', room.ids[0], 'manifest.json'), 'utf8')
  const { parts } = JSON.parse(text) as { parts: { wall: string }[] }
  const [picture = 0, sound = 0] = parts.map(({ wall }) => Date.parse(wall))
  expect(Math.abs(apart - (sound - picture) / 1000)).toBeLessThan(0.3)
  await recording.getByRole('button', { name: '一起暂停' }).click()
  expect(await recording.locator('video').evaluate((media: HTMLMediaElement) => media.paused)).toBe(true)
})

test('goes on from one part to the next by itself', async () => {
  const recording = page.locator(`[id="${room.ids[1]}"]`)
  const source = await recording.locator('video').evaluate(async (media: HTMLVideoElement) => {
    media.muted = true
    media.currentTime = 3.5
    const next = new Promise<void>((done) => {
      media.addEventListener('playing', () => {
        if (media.src.endsWith('cam-1.0002.mp4')) done()
      })
    })
    await media.play()
    await next
    media.pause()
    return media.src
  })
  expect(source).toMatch(/cam-1\.0002\.mp4$/)
  expect(await recording.getByRole('button', { name: '第 2 段' }).getAttribute('aria-pressed')).toBe('true')
  expect(await recording.getByText('station-ended').count()).toBe(1)
})

test.each(['中文', 'English'])('can be used by people who see or hear little (%s)', async (language) => {
  await page.getByRole('button', { name: language }).click()
  // The tracks are evidence: nobody may add captions to them here.
  expect(await accessibilityFaults(page, { rules: { 'video-caption': { enabled: false } } })).toEqual([])
})

test('asks nobody but the disk, and has no error', () => {
  expect(requested.filter((address) => !address.startsWith('file://'))).toEqual([])
  expect(errors).toEqual([])
})

test('keeps a screenshot of how it looks', async () => {
  await page.setViewportSize({ width: 1280, height: 1000 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await page.screenshot({ path: join(import.meta.dirname, '../../../artefacts/bundle-viewer.png'), fullPage: true })
})

// How long a flash before the camera takes to be seen in the window: the camera flashes at each whole second of the
// wall clock, which window and camera share here.
import { join } from 'node:path'
import type { RtspServer } from '../rig/rtsp-server.ts'
import { serve } from '../e2e/station.ts'
import { openBrowser } from '../rig/browser.ts'
import { median } from './verification.ts'

/** Flashes that are waited for; the first ones are left out, the picture is still catching up. */
const flashes = 20
const leftOut = 5

/** Milliseconds after each whole second at which the first video of the page turns bright. Runs in the page. */
async function watchFlashes(count: number): Promise<number[]> {
  const video = document.querySelector('video')
  const context = new OffscreenCanvas(4, 4).getContext('2d', { willReadFrequently: true })
  if (video === null || context === null) throw new Error('no picture')
  const delays: number[] = []
  let wasBright = true
  while (delays.length < count) {
    await new Promise<unknown>((resolve) => video.requestVideoFrameCallback(resolve))
    context.drawImage(video, 0, 0, 4, 4)
    const isBright = (context.getImageData(1, 1, 1, 1).data[0] ?? 0) > 128
    if (isBright && !wasBright) delays.push(Date.now() % 1000)
    wasBright = isBright
  }
  return delays
}

/** Median delay in seconds, in standby and while recording. A delay of a second or more would be taken for a shorter one. */
export async function measurePictureDelay(cameras: RtspServer, folder: string) {
  await using station = await serve(join(folder, 'picture-delay'))
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
    await page.goto(station.entrance)
    const call = (name: string, body: object) =>
      page.evaluate(
        async ([path, json]) => {
          const headers = { 'content-type': 'application/json' }
          const answer = await fetch(path, { method: 'POST', headers, body: json })
          if (!answer.ok) throw new Error(await answer.text())
          return (await answer.json()) as { id: string }
        },
        [`/call/${name}`, JSON.stringify(body)] as const,
      )
    for (const room of (await call('rooms.list', {})) as unknown as { id: string }[]) {
      await call('rooms.remove', { room: room.id })
    }
    const source = { id: 'cam-1', name: 'flash', kind: 'rtsp', address: cameras.url('flash') }
    const room = (await call('rooms.create', { name: 'bench', kind: 'hearing', sources: [source] })).id
    await page.reload()
    const delay = async () => {
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1)
      return median((await page.evaluate(watchFlashes, flashes)).slice(leftOut)) / 1000
    }
    await call('rooms.standby', { room, on: true })
    const standby = await delay()
    const made = await call('cases.create', { number: 'bench', cause: 'bench', kind: 'other' })
    await call('recordings.start', { room, case: made.id, kind: 'hearing', operator: 'bench' })
    const recording = await delay()
    await call('recordings.end', { room, reason: 'bench' })
    return { standby, recording }
  } finally {
    await browser.close()
  }
}

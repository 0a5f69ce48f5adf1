// Electron's main process: the window comes back where it was, if that part of a screen is still there.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle, Screen } from 'electron'
import * as z from 'zod'

const kept = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(200), height: z.int().min(200) }),
  maximized: z.boolean(),
})
export type WindowState = z.output<typeof kept>

/** Milliseconds after the last move until it is written. */
const settled = 500
/** Pixels of the window's upper edge that must be on a screen for it to be found and moved. */
const graspable = 100

/** What was kept; null when there is nothing, or nothing that can be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    return kept.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    return null
  }
}

/** Whether enough of a window that lay there can be seen on one of the screens. */
function isSeen({ x, y, width }: Rectangle, areas: readonly Rectangle[]): boolean {
  return areas.some((area) => {
    const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
    return overlap >= graspable && y >= area.y && y <= area.y + area.height - graspable
  })
}

/** Where to open the window; without a place it is centred. */
export function boundsToOpen(state: WindowState | null, screen: Pick<Screen, 'getAllDisplays'>): Partial<Rectangle> {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  return state !== null && isSeen(state.bounds, areas) ? state.bounds : {}
}

type Watched = Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized' | 'isDestroyed'>

/** Keeps where the window is, whenever that changed: whole, or as it was before. */
export function keepWindowState(window: Watched, file: string): void {
  let timer: NodeJS.Timeout | undefined
  const write = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed()) return
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeFileSync(`${file}.new`, JSON.stringify(state))
      renameSync(`${file}.new`, file)
    } catch {
      // Where a window was is worth no message.
    }
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(write, settled)
  }
  window.on('resize', later)
  window.on('move', later)
  window.on('maximize', later)
  window.on('unmaximize', later)
  window.on('close', write)
}

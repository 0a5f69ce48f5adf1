// How long a station with many cases takes to start, by itself and until a window shows what can be done; what it and its
// window hold in memory when nobody does anything.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser } from 'playwright'
import { Database } from '../../native/database/database.ts'
import { keepingCompiledCode } from '../../native/code-cache.ts'
import { Station } from '../../native/station.ts'
import { vaultPaths } from '../../native/vault/layout.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'
import { openBrowser } from '../rig/browser.ts'
import { fillCases } from './case-load.ts'

export const startLoad = { few: 100, usual: 10_000, many: 100_000, starts: 7, windows: 5, idleSeconds: 20 }

export interface Started {
  /** Milliseconds from the start of the process until the station is open, each time: with few and with many cases. */
  readonly few: readonly number[]
  readonly many: readonly number[]
  /** Milliseconds from the start of the process until the window shows its rooms and can be used, with the usual number of cases. */
  readonly usable: readonly number[]
  /** Bytes in memory after some time in which nobody did anything. */
  readonly station: number
  readonly window: number
}

const top = join(import.meta.dirname, '..', '..')

/** A vault whose station has so many cases, and was closed as a person closes it. */
async function makeVault(vault: string, cases: number): Promise<string> {
  const station = await Station.open(vault, { host: 'browser', create: true, demonstration: true })
  await station.close()
  const database = await Database.open(vaultPaths(vault).database)
  await fillCases(database, cases)
  // As after the days in which the search took them in, which a start does not look at.
  await database.write((writer) => writer.run('DELETE FROM search_waiting'))
  await database.copy()
  await database.close()
  return vault
}

/**
 * As `npm start` starts it. Times since 1970, in milliseconds.
 * @param opener who opens a window as soon as there is an entrance; without, the station says where it is when it is open.
 */
async function start(vault: string, opener?: 'browser') {
  const begun = Date.now()
  const args = [join(top, 'native', 'cli.ts'), 'serve', '--vault', vault, '--json']
  const env = { ...process.env, ...keepingCompiledCode(), ...(opener === undefined ? {} : { ZHENGLU_HOST: opener }) }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { entrance } = JSON.parse(line) as { entrance: string }
  const end = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  return { entrance, took: Date.now() - begun, begun, pid: child.pid ?? 0, end }
}

async function startOnly(vault: string): Promise<number> {
  const { took, end } = await start(vault)
  await end()
  return took
}

/** Milliseconds in which a new window comes to rest: Debian's Chromium reads an extension of its own for each. */
const settles = 1500

/**
 * Opens an empty window. It can be used when the room of the demonstration is painted, with what can be done in it: the
 * page notes when, by the clock of the computer; looking from outside is slower.
 */
async function emptyWindow(browser: Browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const usable = Promise.withResolvers<number>()
  await page.exposeFunction('canBeUsed', (at: number) => {
    usable.resolve(at)
  })
  await page.addInitScript(
    ([room, act]) => {
      const { canBeUsed } = window as unknown as { canBeUsed: (at: number) => void }
      const watch = new MutationObserver(() => {
        const shown = (document.body as HTMLElement | null)?.textContent ?? ''
        if (!shown.includes(room) || !shown.includes(act)) return
        watch.disconnect()
        // The frame after the next begins when the next was painted.
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            canBeUsed(Date.now())
          })
        })
      })
      watch.observe(document, { childList: true, subtree: true })
    },
    ['演示室', zhCN.console.start] as const,
  )
  await new Promise((resolve) => setTimeout(resolve, settles))
  return {
    /** Enters a station; resolves with when the window can be used. */
    enter: async (entrance: string): Promise<number> => {
      await page.goto(entrance, { waitUntil: 'commit' })
      return usable.promise
    },
    close: () => context.close(),
  }
}

/** Resident bytes of a process: proc(5). */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
}

/** Resident bytes of the largest page of any browser that was started from here. */
async function largestPage(): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return command.includes('--type=renderer') ? residentOf(Number(pid)) : 0
    }),
  )
  return Math.max(...sizes)
}

/** @param folder for the vaults. */
export async function measureStart(folder: string, said: (text: string) => void): Promise<Started> {
  const { few, usual, many, starts, windows, idleSeconds } = startLoad
  said('vaults')
  const vaults = {
    few: await makeVault(join(folder, 'few'), few),
    usual: await makeVault(join(folder, 'usual'), usual),
    many: await makeVault(join(folder, 'many'), many),
  }
  said('starts')
  const took = { few: [] as number[], many: [] as number[] }
  for (let at = -1; at < starts; at++) {
    for (const which of ['few', 'many'] as const) {
      const milliseconds = await startOnly(vaults[which])
      // The first of each reads programs and files that the others find in memory.
      if (at >= 0) took[which].push(milliseconds)
    }
  }
  said('windows')
  const browser = await openBrowser()
  const usable: number[] = []
  try {
    for (let at = -1; at < windows; at++) {
      const window = await emptyWindow(browser)
      const { entrance, begun, end } = await start(vaults.usual, 'browser')
      const usableAt = await window.enter(entrance)
      if (at >= 0) usable.push(usableAt - begun)
      await window.close()
      await end()
    }
    said('idle')
    const idle = await emptyWindow(browser)
    const { entrance, pid, end } = await start(vaults.usual, 'browser')
    await idle.enter(entrance)
    await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000))
    const [station, window] = [await residentOf(pid), await largestPage()]
    await idle.close()
    await end()
    return { ...took, usable, station, window }
  } finally {
    await browser.close()
  }
}

// Starts the built shell on the stand-in, with a real station and a real Chromium, and does what people and systems do.
import { fork } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { shellFolder } from '../../../scripts/build-shell.mjs'
import { wantedName, type Seen, type Wanted } from './control.ts'

export interface Shell {
  /** Everything that Electron was asked for, in order. */
  readonly seen: Seen[]
  /** What was asked for of one kind, oldest first. */
  facts(what: string): unknown[]
  /** Does what a person or the system does; answers with what came of it. */
  act(act: string, given?: unknown): Promise<unknown>
  /** The page of the station that is shown now; after a crash another one. */
  page(): Promise<Page>
  pages(): Page[]
  /** Connects to Chromium once there is a window. */
  readonly gone: Promise<number | null>
  end(): Promise<number | null>
}

/** Waits until it is so, in hooks too. @throws Error when it does not come. */
async function until(isSo: () => boolean, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Waited ${milliseconds} ms in vain`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Both the window and the shell must have been built. */
export async function startShell(
  vault: string,
  wanted: Omit<Wanted, 'port'>,
  args: readonly string[] = [],
): Promise<Shell> {
  const port = await freePort()
  const child = fork(join(shellFolder, 'electron', 'main.js'), ['--vault', vault, ...args], {
    execArgv: ['--import', join(import.meta.dirname, 'register.ts')],
    env: {
      ...process.env,
      [wantedName]: JSON.stringify({ ...wanted, port }),
      XDG_CONFIG_HOME: join(wanted.folder, 'config'),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const seen: Seen[] = []
  const waiting = new Map<number, { done(answer: unknown): void; fail(error: Error): void }>()
  child.on('message', (message: Seen | { id: number; answer?: unknown; problem?: string }) => {
    if ('what' in message) seen.push(message)
    else if (message.problem !== undefined) waiting.get(message.id)?.fail(new Error(message.problem))
    else waiting.get(message.id)?.done(message.answer)
  })
  const gone = once(child, 'exit').then(([code]) => code as number | null)
  let lastId = 0
  const act = (name: string, given: unknown = null): Promise<unknown> => {
    lastId += 1
    const id = lastId
    return new Promise((done, fail) => {
      waiting.set(id, { done, fail })
      child.send({ id, act: name, with: given })
    })
  }
  const facts = (what: string) => seen.filter((each) => each.what === what).map((each) => each.facts)
  let browser: Promise<Browser> | null = null
  const connect = async (): Promise<Browser> => {
    const isShown = () => (child.exitCode === null ? facts('loaded').length : -1)
    await until(() => isShown() !== 0, 60_000)
    if (child.exitCode !== null) throw new Error(`The shell ended with ${child.exitCode}: ${JSON.stringify(seen)}`)
    return chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  }
  let pages = (): Page[] => []
  const page = async (): Promise<Page> => {
    const chrome = await (browser ??= connect())
    const heard = new WeakSet<Page>()
    pages = () => chrome.contexts().flatMap((context) => context.pages())
    const shown = () => pages().find((each) => !each.isClosed() && each.url().startsWith('http://127.0.0.1:'))
    await until(() => shown() !== undefined, 30_000)
    const found = shown()
    if (found === undefined) throw new Error('no page')
    // Who listens to no dialog has it answered by Playwright; here the shell answers.
    if (!heard.has(found)) found.on('dialog', () => undefined)
    heard.add(found)
    return found
  }
  const end = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      await act('press', 1)
      void act('quit').catch(() => undefined)
      setTimeout(() => child.kill(), 20_000).unref()
    }
    return gone
  }
  return { seen, facts, act, page, pages: () => pages(), gone, end }
}

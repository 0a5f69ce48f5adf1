// Chromium as the stand-in has it: one, started with its first window. Every request of every page is asked of the rules.
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page, type Request, type Route } from 'playwright'
import { options } from './control.ts'
import { theSession } from './session.ts'

/** What a page of ours must decide: whether it may go somewhere, and whether a window that it opens may. */
export interface Owner {
  readonly page: Page | null
  mayGo(url: string, isMain: boolean): boolean
  mayOpen(url: string): boolean
  opened(page: Page): void
}

const owners = new Set<Owner>()
export const own = (owner: Owner): void => void owners.add(owner)
interface Decision {
  readonly owner: Owner
  readonly url: string
  readonly isAllowed: boolean
}
/** Whether windows that pages ask for may be opened; each until it is there. */
const decisions: Decision[] = []

const withoutHash = (url: string): string => url.split('#', 1)[0] ?? ''

/** The decision on a window that is opened at `url`; undefined for one that nobody asked for, which is refused. */
async function decisionOn(url: string): Promise<Decision | undefined> {
  const found = () => decisions.find((each) => withoutHash(each.url) === withoutHash(url))
  const end = performance.now() + 5000
  while (found() === undefined && performance.now() < end) await new Promise((done) => setTimeout(done, 20))
  return found()
}

/** Hears of each window that a page opens, with the whole address: that of a request lacks what stands behind `#`. */
export async function hearOpening(owner: Owner, page: Page): Promise<void> {
  const wire = await page.context().newCDPSession(page)
  wire.on('Page.windowOpen', ({ url }) => decisions.push({ owner, url, isAllowed: owner.mayOpen(url) }))
  await wire.send('Page.enable')
}

const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

function pageOf(request: Request): Page | null {
  try {
    return request.frame().page()
  } catch {
    // The first request of a window that a page opens: its frame is not there yet.
    return null
  }
}

const ownerOf = (page: Page | null): Owner | undefined =>
  page === null ? undefined : [...owners].find((each) => each.page === page)

async function decide(route: Route, request: Request): Promise<void> {
  const url = request.url()
  const page = pageOf(request)
  const owner = ownerOf(page)
  if (request.isNavigationRequest()) {
    // What is aborted leaves the page where it is; what is blocked would show an error in its place.
    if (owner?.mayGo(url, request.frame() === page?.mainFrame()) === false) {
      await route.abort('aborted')
      return
    }
    // Nothing is asked of the network: an empty window, which is closed as soon as it is there.
    if (owner === undefined && (await decisionOn(url))?.isAllowed !== true) {
      await route.fulfill({ status: 200, body: '' })
      return
    }
  }
  if (theSession.cancels(url)) await route.abort('blockedbyclient')
  else await route.continue()
}

/** A window that a page has opened: kept or closed, as was decided. */
async function opened(page: Page): Promise<void> {
  if ((await page.opener()) === null) return
  const said = await decisionOn(page.url())
  if (said !== undefined) decisions.splice(decisions.indexOf(said), 1)
  if (said?.isAllowed === true) said.owner.opened(page)
  else await page.close()
}

let started: Promise<BrowserContext> | null = null

async function start(): Promise<BrowserContext> {
  const args = [...quiet, '--disable-gpu', '--autoplay-policy=no-user-gesture-required', '--disable-popup-blocking']
  const context = await chromium.launchPersistentContext(join(options.folder, 'profile'), {
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    args: [
      ...args,
      `--remote-debugging-port=${options.port}`,
      '--window-size=1440,900',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    viewport: null,
  })
  await context.route('**/*', (route, request) => decide(route, request))
  context.on('page', (page) => void opened(page))
  return context
}

export const context = (): Promise<BrowserContext> => (started ??= start())

let first: Promise<Page | undefined> | null = null
/** A page for a window: the one that Chromium began with, or another. */
export async function newPage(): Promise<Page> {
  const chrome = await context()
  if (first === null) {
    first = Promise.resolve(chrome.pages()[0])
    const page = await first
    if (page !== undefined) return page
  }
  return chrome.newPage()
}

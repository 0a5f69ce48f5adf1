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
/** Whether windows that pages open may be, in the order in which they were asked for. */
const decisions: { readonly owner: Owner; readonly isAllowed: boolean }[] = []

/** The decision on the window that is opened next; one that nobody asked for is refused. */
async function decision(): Promise<(typeof decisions)[number] | undefined> {
  const end = performance.now() + 5000
  while (decisions.length === 0 && performance.now() < end) await new Promise((done) => setTimeout(done, 20))
  return decisions[0]
}

/** Hears of each window that a page opens, with the whole address: that of a request lacks what stands behind `#`. */
export async function hearOpening(owner: Owner, page: Page): Promise<void> {
  const wire = await page.context().newCDPSession(page)
  wire.on('Page.windowOpen', ({ url }) => decisions.push({ owner, isAllowed: owner.mayOpen(url) }))
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

const ownerOf = (page: Page | null): Owner | undefined => [...owners].find((each) => each.page === page)

/** Whether a page may load what it navigates to, or a window be opened for it. */
async function maySee(request: Request): Promise<boolean> {
  const page = pageOf(request)
  const owner = page === null ? undefined : ownerOf(page)
  if (owner !== undefined) return owner.mayGo(request.url(), request.frame() === page?.mainFrame())
  return (await decision())?.isAllowed === true
}

async function decide(route: Route, request: Request): Promise<void> {
  const isNavigation = request.isNavigationRequest()
  const isRefused = isNavigation && !(await maySee(request))
  if (!isRefused && !theSession.cancels(request.url())) await route.continue()
  // What is aborted leaves the page where it is; what is blocked would show an error in its place.
  else await route.abort(isNavigation ? 'aborted' : 'blockedbyclient')
}

/** A window that a page has opened: kept or closed, as was decided with its first request. */
async function opened(page: Page): Promise<void> {
  if ((await page.opener()) === null) return
  const said = await decision()
  decisions.shift()
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

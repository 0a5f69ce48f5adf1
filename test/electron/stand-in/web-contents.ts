// `webContents`: a real page of Chromium, with Electron's events and rules around it.
import type { Page } from 'playwright'
import { hearOpening, newPage, own, type Owner } from './chromium.ts'
import { tell } from './control.ts'
import { session } from './session.ts'
import { Emitter, strict } from './strict.ts'

const events = [
  ...['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview', 'did-create-window'],
  ...['did-navigate', 'did-navigate-in-page', 'render-process-gone', 'unresponsive', 'responsive'],
  ...['will-prevent-unload'],
]
type OpenHandler = (details: { url: string }) => { action: string; overrideBrowserWindowOptions?: object }
/** Milliseconds between two looks at a title. */
const look = 500

export interface ContentsParts {
  /** The page was closed by itself, not taken away by a crash. */
  closed(): void
  /** The first page has something to show. */
  ready(): void
  title(text: string): void
  /** Makes the window around a page that a page opened. */
  child(options: object, page: Page): object
}

export class TheContents extends Emitter implements Owner {
  readonly session = session
  page: Page | null = null
  readonly #parts: ContentsParts
  #openHandler: OpenHandler | null = null
  #isLoading = false
  #address = ''
  #title = ''
  #allowed: object | null = null
  #isDestroyed = false
  #dead: Page | null = null

  constructor(parts: ContentsParts) {
    super('webContents', events)
    this.#parts = parts
    own(this)
    setInterval(() => void this.#lookAtTitle(), look).unref()
  }

  isDestroyed = (): boolean => this.#isDestroyed
  setWindowOpenHandler = (handler: OpenHandler): void => {
    this.#openHandler = handler
  }
  downloadURL = (url: string): void => {
    tell('download', url)
  }
  forcefullyCrashRenderer = (): void => {
    void this.crash()
  }
  loadURL = async (url: string): Promise<void> => {
    const before = this.page
    const page = before ?? (await newPage())
    if (before === null) {
      this.adopt(page)
      await hearOpening(this, page)
      void this.#dead?.close().catch(() => undefined)
      this.#dead = null
    }
    this.#isLoading = true
    try {
      await page.goto(url, { waitUntil: 'domcontentloaded' })
      tell('loaded', new URL(page.url()).hash)
    } finally {
      this.#isLoading = false
    }
    this.#parts.ready()
  }

  mayGo(url: string, isMain: boolean): boolean {
    // What the program itself loads is asked of nobody, as in Electron.
    if (this.#isLoading) return true
    const event = isMain ? 'will-navigate' : 'will-frame-navigate'
    const isStopped = this.asks(event, { url })
    if (isStopped) tell('refused', { event, url })
    return !isStopped
  }

  mayOpen(url: string): boolean {
    const said = this.#openHandler?.({ url }) ?? { action: 'allow' }
    tell('window.open', { url, action: said.action })
    this.#allowed = said.action === 'allow' ? (said.overrideBrowserWindowOptions ?? {}) : null
    return said.action === 'allow'
  }

  opened(page: Page): void {
    const window = this.#parts.child(this.#allowed ?? {}, page)
    this.#allowed = null
    this.emit('did-create-window', window, { url: page.url() })
  }

  adopt(page: Page): void {
    this.page = page
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#navigated(frame.url())
    })
    page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') return
      const letsGo = this.asks('will-prevent-unload')
      // Another that listens may have answered before. Until then Chromium hears no further wish to close.
      void (letsGo ? dialog.accept() : dialog.dismiss())
        .catch(() => undefined)
        .then(() => {
          tell('answered', letsGo)
        })
    })
    page.on('crash', () => {
      if (this.page === page) this.#crashed(page)
    })
    page.on('close', () => {
      if (this.page !== page) return
      this.page = null
      this.#isDestroyed = true
      this.#parts.closed()
    })
  }

  /** Ends the process of the page, as a fault of Chromium does. */
  async crash(): Promise<void> {
    const { page } = this
    if (page === null) return
    const wire = await page.context().newCDPSession(page)
    void wire.send('Page.crash').catch(() => undefined)
  }

  #crashed(page: Page): void {
    // Playwright does nothing more with it: the next load has a page of its own in the same window. It goes when that is
    // there: with its last page Chromium forgets the cookies of the session, which Electron keeps.
    this.page = null
    this.#dead = page
    tell('crashed')
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  }

  #navigated(url: string): void {
    const isSame = this.#address !== '' && withoutHash(url) === withoutHash(this.#address)
    this.#address = url
    if (isSame) this.emit('did-navigate-in-page', {}, url, true, 1, 1)
    else this.emit('did-navigate', {}, url, 200, 'OK')
  }

  async #lookAtTitle(): Promise<void> {
    const title = await this.page?.title().catch(() => undefined)
    if (title === undefined || title === this.#title) return
    this.#title = title
    this.#parts.title(title)
  }
}

const withoutHash = (url: string): string => url.split('#', 1)[0] ?? ''

export const webContents = (of: TheContents): TheContents => strict('webContents', of)

// What the window may not do, asked of the real rules through a stand-in for Electron's sessions and contents.
import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { menuLanguage, menuTemplate } from '../../electron/menu.ts'
import { lockContents, lockSession, weakeningSwitch, webPreferences } from '../../electron/security.ts'
import { openWindow, windowOptions } from '../../electron/window.ts'

const origin = 'http://127.0.0.1:4000'

/** The part of Electron's WebContents and Session that the rules are set on; keeps what was set. */
class StandIn extends EventEmitter {
  windowOpen: ((details: { url: string }) => { action: string }) | undefined
  permission:
    | ((contents: null, name: string, answer: (granted: boolean) => void, details: { requestingUrl: string }) => void)
    | undefined
  check: ((contents: null, name: string, from: string) => boolean) | undefined
  device: (() => boolean) | undefined
  request: ((details: { url: string }, answer: (said: { cancel: boolean }) => void) => void) | undefined
  readonly webRequest = {
    onBeforeRequest: (listener: StandIn['request']) => {
      this.request = listener
    },
  }
  readonly session = this
  readonly downloads: string[] = []

  downloadURL(url: string): void {
    this.downloads.push(url)
  }

  setWindowOpenHandler(handler: StandIn['windowOpen']): void {
    this.windowOpen = handler
  }
  setPermissionRequestHandler(handler: StandIn['permission']): void {
    this.permission = handler
  }
  setPermissionCheckHandler(handler: StandIn['check']): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: StandIn['device']): void {
    this.device = handler
  }

  /** Whether a navigation is stopped. */
  stops(event: string, url: string): boolean {
    let isStopped = false
    this.emit(event, {
      url,
      preventDefault: () => {
        isStopped = true
      },
    })
    return isStopped
  }

  /** Whether a download is stopped. */
  stopsDownload(url: string): boolean {
    let isStopped = false
    const preventDefault = () => (isStopped = true)
    this.emit('will-download', { preventDefault }, { getURL: () => url })
    return isStopped
  }

  /** What is answered when a page asks for a permission, and when it looks whether it has it. */
  grants(name: string, from: string): (boolean | undefined)[] {
    const answers: boolean[] = []
    this.permission?.(null, name, (granted) => answers.push(granted), { requestingUrl: `${from}/` })
    return [...answers, this.check?.(null, name, from)]
  }

  cancels(url: string): boolean | undefined {
    let said: boolean | undefined
    this.request?.({ url }, ({ cancel }) => {
      said = cancel
    })
    return said
  }
}

const locked = () => {
  const contents = new StandIn()
  lockContents(contents as unknown as Parameters<typeof lockContents>[0], origin)
  lockSession(contents as unknown as Parameters<typeof lockSession>[0], origin)
  return contents
}

describe('the window', () => {
  test('is an ordinary sandboxed page without any bridge', () => {
    expect(webPreferences).toMatchObject({
      ...{ sandbox: true, contextIsolation: true, webSecurity: true },
      ...{ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false },
      ...{ allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, plugins: false },
    })
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures')
    expect(webPreferences.preload).toBeUndefined()
    expect(windowOptions.webPreferences).toBe(webPreferences)
  })

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays at its station on %s', (event) => {
    const contents = locked()
    expect(contents.stops(event, `${origin}/recordings`)).toBe(false)
    for (const url of ['http://127.0.0.1:4001/', 'https://evil.example/', 'file:///etc/passwd', 'javascript:1', ''])
      expect(contents.stops(event, url)).toBe(true)
  })

  test('opens no other window and embeds no page; a document of the station is kept where the person says', () => {
    const contents = locked()
    const document = `${origin}/media/20260101-000000-abcdef/statement-1-1.pdf`
    for (const url of [`${origin}/`, document, 'https://evil.example/media/x', 'file:///media/x', 'mailto:a@b.example'])
      expect(contents.windowOpen?.({ url })).toEqual({ action: 'deny' })
    expect(contents.downloads).toEqual([document])
    expect(contents.stops('will-attach-webview', origin)).toBe(true)
  })

  test('downloads from its station only', () => {
    const contents = locked()
    for (const url of [`${origin}/media/x/y.pdf`, `blob:${origin}/1`]) expect(contents.stopsDownload(url)).toBe(false)
    for (const url of ['https://evil.example/x.exe', 'data:text/plain,x', 'blob:http://127.0.0.1:1/1', 'file:///x'])
      expect(contents.stopsDownload(url)).toBe(true)
  })

  test.each(['media', 'display-capture', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'openExternal'])(
    'is denied %s: devices are the station’s business',
    (name) => {
      const contents = locked()
      expect([...contents.grants(name, origin), contents.device?.()]).toEqual([false, false, false])
    },
  )

  test('may fill the screen, and no other page may', () => {
    const contents = locked()
    expect(contents.grants('fullscreen', origin)).toEqual([true, true])
    expect(contents.grants('fullscreen', 'http://127.0.0.1:1')).toEqual([false, false])
  })

  test('asks nobody but its station', () => {
    const contents = locked()
    for (const url of [`${origin}/call/x`, 'ws://127.0.0.1:4000/events', `blob:${origin}/1`, 'data:image/png,x'])
      expect(contents.cancels(url)).toBe(false)
    for (const url of ['https://evil.example/', 'ws://127.0.0.1:4001/', 'http://localhost:4000/', 'file:///etc/passwd'])
      expect(contents.cancels(url)).toBe(true)
  })

  test('is locked before it enters, and shown when there is something to see', async () => {
    const contents = new StandIn()
    const done: string[] = []
    const window = {
      webContents: contents,
      once: (_: string, ready: () => void) => {
        ready()
      },
      show: () => done.push('shown'),
      loadURL: (url: string) => {
        done.push(contents.windowOpen && contents.permission && contents.request ? `locked, ${url}` : 'open!')
        return Promise.resolve()
      },
    }
    await openWindow(window as unknown as Parameters<typeof openWindow>[0], origin, `${origin}/enter?secret=x`)
    expect(done).toEqual(['shown', `locked, ${origin}/enter?secret=x`])
  })
})

test.each(['remote-debugging-port', 'remote-debugging-pipe', 'disable-web-security', 'proxy-server'])(
  '--%s lets others in',
  (name) => {
    expect(weakeningSwitch({ hasSwitch: (asked) => asked === name })).toBe(name)
  },
)

test('an ordinary start lets nobody in', () => {
  expect(weakeningSwitch({ hasSwitch: (asked) => ['lang', 'no-sandbox'].includes(asked) })).toBeUndefined()
})

describe('the menu', () => {
  test.each([
    ['zh-CN', '文件'],
    ['zh-Hant-TW', '文件'],
    ['', '文件'],
    ['en-GB', 'File'],
    ['de', 'File'],
  ])('for %j begins with %s', (locale, first) => {
    expect(menuTemplate(menuLanguage(locale))[0]?.label).toBe(first)
  })

  test('cannot reload a window that is recording', () => {
    const said = JSON.stringify(menuTemplate('en'))
    expect(said).not.toMatch(/reload|toggleDevTools/i)
    expect(said).toContain('togglefullscreen')
  })
})

// What the window may not do, asked of the real rules through a stand-in for Electron's sessions and contents.
import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { menuLanguage, menuTemplate } from '../../electron/menu.ts'
import { lockContents, lockSession, webPreferences } from '../../electron/security.ts'
import { openWindow, windowOptions } from '../../electron/window.ts'

const origin = 'http://127.0.0.1:4000'

/** The part of Electron's WebContents and Session that the rules are set on; keeps what was set. */
class StandIn extends EventEmitter {
  windowOpen: ((details: { url: string }) => { action: string }) | undefined
  permission: ((contents: null, name: string, answer: (granted: boolean) => void) => void) | undefined
  check: ((contents: null, name: string) => boolean) | undefined
  device: (() => boolean) | undefined
  request: ((details: { url: string }, answer: (said: { cancel: boolean }) => void) => void) | undefined
  readonly webRequest = {
    onBeforeRequest: (listener: StandIn['request']) => {
      this.request = listener
    },
  }
  readonly session = this

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
    expect(webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    expect(webPreferences.preload).toBeUndefined()
    expect(windowOptions.webPreferences).toBe(webPreferences)
  })

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays at its station on %s', (event) => {
    const contents = locked()
    expect(contents.stops(event, `${origin}/recordings`)).toBe(false)
    for (const url of ['http://127.0.0.1:4001/', 'https://evil.example/', 'file:///etc/passwd', 'javascript:1', ''])
      expect(contents.stops(event, url)).toBe(true)
  })

  test('opens no other window and embeds no page', () => {
    const contents = locked()
    expect(contents.windowOpen?.({ url: `${origin}/` })).toEqual({ action: 'deny' })
    expect(contents.stops('will-attach-webview', origin)).toBe(true)
  })

  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'openExternal'])(
    'is denied %s: devices are the station’s business',
    (name) => {
      const contents = locked()
      const answers: boolean[] = []
      contents.permission?.(null, name, (granted) => answers.push(granted))
      expect([...answers, contents.check?.(null, name), contents.device?.()]).toEqual([false, false, false])
    },
  )

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

// What the window may not do, asked of the real rules through a stand-in for Electron's sessions and contents.
import { describe, expect, test } from 'vitest'
import { menuTemplate } from '../../electron/menu.ts'
import { lockContents, lockSession, weakeningSwitch, webPreferences } from '../../electron/security.ts'
import { languageOf } from '../../electron/words.ts'
import { openWindow, windowOptions } from '../../electron/window.ts'
import { TheSession } from './stand-in/session.ts'
import { Emitter } from './stand-in/strict.ts'

const origin = 'http://127.0.0.1:4000'

/** The stand-in's rules around a page, without a page. */
class Contents extends Emitter {
  readonly session = new TheSession()
  windowOpen: ((details: { url: string }) => { action: string }) | undefined
  readonly downloads: string[] = []

  constructor() {
    super('webContents', ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])
  }
  downloadURL(url: string): void {
    this.downloads.push(url)
  }
  setWindowOpenHandler(handler: Contents['windowOpen']): void {
    this.windowOpen = handler
  }
}

const locked = () => {
  const contents = new Contents()
  lockContents(contents as unknown as Parameters<typeof lockContents>[0], () => origin)
  lockSession(contents.session as unknown as Parameters<typeof lockSession>[0], () => origin)
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
    expect(contents.asks(event, { url: `${origin}/recordings` })).toBe(false)
    for (const url of ['http://127.0.0.1:4001/', 'https://evil.example/', 'file:///etc/passwd', 'javascript:1', ''])
      expect(contents.asks(event, { url })).toBe(true)
  })

  test('opens no other window and embeds no page; a document of the station is kept where the person says', () => {
    const contents = locked()
    const document = `${origin}/media/20260101-000000-abcdef/statement-1-1.pdf`
    for (const url of [`${origin}/`, document, 'https://evil.example/media/x', 'file:///media/x', 'mailto:a@b.example'])
      expect(contents.windowOpen?.({ url })).toEqual({ action: 'deny' })
    expect(contents.downloads).toEqual([document])
    expect(contents.asks('will-attach-webview', { url: origin })).toBe(true)
  })

  test('opens the one window for the other screen, where that is offered', () => {
    const contents = new Contents()
    const allow = () => ({ action: 'allow' as const })
    lockContents(contents as unknown as Parameters<typeof lockContents>[0], () => origin, allow)
    for (const place of ['/#/party', '/#/party/00000000-0000-4000-8000-000000000001'])
      expect(contents.windowOpen?.({ url: `${origin}${place}` })).toEqual({ action: 'allow' })
    for (const url of [`${origin}/#/partyx`, `${origin}/#/party/../x`, `${origin}/x#/party`, `${origin}/?a#/party`])
      expect(contents.windowOpen?.({ url })).toEqual({ action: 'deny' })
    expect(contents.windowOpen?.({ url: 'http://127.0.0.1:4001/#/party' })).toEqual({ action: 'deny' })
  })

  test('downloads from its station only', () => {
    const contents = locked()
    for (const url of [`${origin}/media/x/y.pdf`, `blob:${origin}/1`])
      expect(contents.session.stopsDownload(url)).toBe(false)
    for (const url of ['https://evil.example/x.exe', 'data:text/plain,x', 'blob:http://127.0.0.1:1/1', 'file:///x'])
      expect(contents.session.stopsDownload(url)).toBe(true)
  })

  test.each(['media', 'display-capture', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'openExternal'])(
    'is denied %s: devices are the station’s business',
    (name) => {
      const contents = locked()
      expect([...contents.session.answers(name, origin), contents.session.grantsDevice()]).toEqual([
        false,
        false,
        false,
      ])
    },
  )

  test('may fill the screen, and no other page may', () => {
    const contents = locked()
    expect(contents.session.answers('fullscreen', origin)).toEqual([true, true])
    expect(contents.session.answers('fullscreen', 'http://127.0.0.1:1')).toEqual([false, false])
  })

  test('asks nobody but its station', () => {
    const contents = locked()
    for (const url of [`${origin}/call/x`, 'ws://127.0.0.1:4000/events', `blob:${origin}/1`, 'data:image/png,x'])
      expect(contents.session.cancels(url)).toBe(false)
    for (const url of ['https://evil.example/', 'ws://127.0.0.1:4001/', 'http://localhost:4000/', 'file:///etc/passwd'])
      expect(contents.session.cancels(url)).toBe(true)
  })

  test('is locked before it enters, and shown when there is something to see', async () => {
    const contents = new Contents()
    const done: string[] = []
    const window = {
      webContents: contents,
      once: (_: string, ready: () => void) => {
        ready()
      },
      show: () => done.push('shown'),
      loadURL: (url: string) => {
        done.push(contents.windowOpen && contents.session.isLocked ? `locked, ${url}` : 'open!')
        return Promise.resolve()
      },
    }
    await openWindow(window as unknown as Parameters<typeof openWindow>[0], () => origin, `${origin}/enter?secret=x`)
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
    expect(menuTemplate({ language: languageOf(locale), run: () => undefined })[0]?.label).toBe(first)
  })

  test('cannot reload a window that is recording', () => {
    const said = JSON.stringify(menuTemplate({ language: 'en', run: () => undefined }))
    expect(said).not.toMatch(/reload|toggleDevTools/i)
    expect(said).toContain('full-screen')
  })
})

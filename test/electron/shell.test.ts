// The built shell from start to end, on the stand-in for Electron: a real station, a real window in Chromium. One start
// serves most of it; what is done is what a person or the system does.
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyVault } from '../../native/vault/verify/verify-vault.ts'
import { buildShell } from '../../scripts/build-shell.mjs'
import { buildWindow } from '../../scripts/build-window.mjs'
import { ask, screenshot } from '../e2e/station.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { startShell, type Shell } from './stand-in/start.ts'

const patience = { timeout: 30_000 }
const password = 'Richtig-2026'
const admin = { account: 'A1', name: '王某', roles: ['admin' as const, 'operator' as const, 'clerk' as const] }

let folder: TemporaryFolder
beforeAll(async () => {
  buildWindow()
  buildShell()
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

describe('the shell', () => {
  let shell: Shell
  let vault: string
  let room: string
  beforeAll(async () => {
    vault = join(folder.path, 'vault')
    const link = `zhenglu://case/${encodeURIComponent('沪罚1号')}`
    shell = await startShell(vault, { folder: join(folder.path, 'electron'), displays: 2 }, [link])
    await shell.page()
  }, 120_000)
  afterAll(() => shell.end())

  const last = (what: string) => shell.facts(what).at(-1)
  const hash = async () => new URL((await shell.page()).url()).hash
  const station = async <N extends Parameters<typeof ask>[1]>(name: N, input: unknown) =>
    ask(await shell.page(), name, input)
  const happened = async () => {
    const { notices } = await station('shell.get', {})
    return notices.map(({ happening, recording }) => (recording ? `${happening}, recording` : happening))
  }
  const record = async () => {
    const { id } = await station('cases.create', { number: '', cause: '无证经营', kind: 'penalty' })
    await station('recordings.start', { room, case: id, kind: 'training', operator: '王某' })
    await expect.poll(() => last('tray'), patience).toBe('recording.png')
  }

  test('starts sandboxed, takes its links, shows one locked window and how things stand', async () => {
    expect(shell.seen[0]?.what).toBe('sandbox')
    expect(shell.facts('scheme')).toEqual(['zhenglu'])
    expect(shell.facts('window')).toHaveLength(1)
    await expect.poll(() => last('tool tip'), patience).toBe('证录 · 未待机')
    expect(last('tray')).toBe('off.png')
    expect(last('tray menu')).toEqual(['未待机', '显示窗口', '-', '退出证录'])
    expect(JSON.stringify(last('menu'))).toContain('案件 Alt+2')
    // An idle computer may sleep.
    expect(shell.facts('awake')).toEqual([])
    await expect.poll(() => last('title'), patience).toMatch(/^未待机 · ./)
  })

  test('was started with a link to a case that there is not, and says so; another start leads to one', async () => {
    await expect.poll(hash, patience).toMatch(/^#\/open\/case\//)
    await (await shell.page()).getByText('本站没有这个案件').waitFor(patience)
    const { id } = await station('cases.create', { number: '沪罚〔2026〕2号', cause: '无证经营', kind: 'penalty' })
    const argv = (link: string) => ({ event: 'second-instance', args: [['zhenglu', link]] })
    for (const link of ['zhenglu://case/', 'zhenglu://settings/x', 'https://evil.example', '--proxy-server=x']) {
      await shell.act('app', argv(link))
    }
    expect(await hash()).toMatch(/^#\/open\/case\//)
    await shell.act('minimize')
    await shell.act('app', argv(`zhenglu://case/${encodeURIComponent('沪罚〔2026〕2号')}`))
    await expect.poll(hash, patience).toBe(`#/cases/${id}`)
    expect(shell.facts('restore')).toHaveLength(1)
  })

  test('leads nowhere else, and grants nothing', async () => {
    const page = await shell.page()
    const before = page.url()
    const { origin } = new URL(before)
    await page.evaluate(() => {
      window.location.href = 'https://evil.example/'
    })
    await expect.poll(() => last('refused'), patience).toMatchObject({ url: 'https://evil.example/' })
    expect(page.url()).toBe(before)
    await page.evaluate(() => {
      window.open('https://evil.example/party')
    })
    await expect.poll(() => last('window.open'), patience).toMatchObject({ action: 'deny' })
    for (const permission of ['media', 'notifications', 'clipboard-read']) {
      expect(await shell.act('permission', { permission, url: origin })).toBe(false)
    }
    expect(await shell.act('permission', { permission: 'fullscreen', url: origin })).toBe(true)
    expect(await shell.act('permission', { permission: 'fullscreen', url: 'https://evil.example' })).toBe(false)
    expect(await shell.act('device')).toBe(false)
    const place = () =>
      page.evaluate(
        () =>
          new Promise<string>((done) => {
            navigator.geolocation.getCurrentPosition(
              () => {
                done('told')
              },
              ({ message }) => {
                done(message)
              },
            )
          }),
      )
    expect(await place()).not.toBe('told')
  })

  test('opens the party’s screen on the other display, once, and closes it when that is gone', async () => {
    const page = await shell.page()
    const open = () =>
      page.evaluate(() => {
        window.open('/#/party')
      })
    await open()
    await expect
      .poll(() => shell.facts('window').at(1), patience)
      .toMatchObject({ fullScreen: true, bounds: { x: 1920 } })
    await expect.poll(async () => ((await shell.act('windows')) as unknown[]).length, patience).toBe(2)
    await open()
    await expect.poll(() => last('window.open'), patience).toMatchObject({ action: 'deny' })
    await shell.act('displays', 1)
    await expect.poll(async () => ((await shell.act('windows')) as unknown[]).length, patience).toBe(1)
  })

  test('runs commands of its menu in the window, fills the screen, and is brought to the front by its icon', async () => {
    await shell.act('menu', 'go-cases')
    await expect.poll(hash, patience).toBe('#/cases')
    await shell.act('menu', 'full-screen')
    expect(last('full screen')).toBe(true)
    await shell.act('menu', 'full-screen')
    expect(last('full screen')).toBe(false)
    await shell.act('tray')
    expect(last('focus')).toBe(0)
  })

  test('says that it records, and keeps the computer awake for it', async () => {
    room = (await station('rooms.list', {}))[0]?.id ?? ''
    await record()
    expect(last('tool tip')).toBe('证录 · 正在录制：Demonstration room 演示室')
    expect(last('awake')).toEqual(['prevent-display-sleep'])
    expect(last('title')).toMatch(/^正在录制：/)
  })

  test('opens a window whose process failed again at the same place, while the recording goes on', async () => {
    const before = await hash()
    await shell.act('crash')
    await expect.poll(() => shell.facts('crashed').length, patience).toBe(1)
    await expect.poll(() => shell.facts('loaded').length, patience).toBe(2)
    await expect.poll(hash, patience).toBe(before)
    await expect.poll(happened, patience).toEqual(['window-reopened, recording'])
    const page = await shell.page()
    await page.getByText('窗口出错后已在原处重新打开').waitFor(patience)
    await screenshot(page, 'window-reopened-zh-CN')
    expect(last('tray')).toBe('recording.png')
  })

  test('starts a station that ended again; it takes the recording over, and the window is let in', async () => {
    const before = await hash()
    const { origin } = new URL((await shell.page()).url())
    await shell.act('kill station')
    await expect.poll(() => shell.facts('utility process').length, patience).toBe(2)
    const moved = async () => new URL((await shell.page()).url()).origin !== origin
    await expect.poll(moved, patience).toBe(true)
    await expect.poll(hash, patience).toBe(before)
    await expect.poll(happened, patience).toEqual(['station-restarted, recording'])
    await expect.poll(() => last('tray'), patience).toBe('recording.png')
    expect(shell.facts('asked')).toEqual([])
  })

  test('gives the signing key to the system’s key store; the station starts with it, and goes on recording', async () => {
    const privateKey = join(vault, 'station', 'station.key.pem')
    const spares = join(folder.path, 'removable')
    await mkdir(spares)
    expect(await station('signingKey.get', {})).toEqual({ kept: null, store: 'gnome_libsecret' })
    const { spare } = await station('signingKey.protect', { folder: spares })
    expect(await readFile(spare, 'utf8')).toContain('PRIVATE KEY')
    expect(existsSync(privateKey)).toBe(false)
    const { origin } = new URL((await shell.page()).url())
    await shell.act('kill station')
    await expect.poll(async () => new URL((await shell.page()).url()).origin !== origin, patience).toBe(true)
    expect(await station('signingKey.get', {})).toMatchObject({ kept: { store: 'gnome_libsecret' } })
    await expect.poll(() => last('tray'), patience).toBe('recording.png')
  })

  test('has its own log in what is collected for whoever mends it', async () => {
    const { text } = await station('diagnostics.collect', {})
    expect(text).toMatch(/Log of the shell[^]*the station ended unasked/)
  })

  test('has the station note that the computer slept, and tells it', async () => {
    await shell.act('power', 'suspend')
    await shell.act('power', 'resume')
    await expect.poll(happened, patience).toContain('computer-slept, recording')
  })

  test('is told by the system what happens while nobody looks, and led back by a press', async () => {
    await shell.act('minimize')
    await station('recordings.end', { room, person: '王某', reason: '演示结束' })
    await expect.poll(() => shell.facts('notification'), patience).toEqual(['Demonstration room 演示室：录制已结束'])
    await expect.poll(() => last('awake'), patience).toEqual([])
    const shown = shell.facts('restore').length
    await shell.act('notification')
    expect(shell.facts('restore')).toHaveLength(shown + 1)
  })

  test('starts with the computer when that is set', async () => {
    const file = join(folder.path, 'electron', 'config', 'autostart', 'zhenglu.desktop')
    expect(existsSync(file)).toBe(false)
    await station('shell.save', { startsWithComputer: true })
    await expect.poll(() => existsSync(file), patience).toBe(true)
    expect(readFileSync(file, 'utf8')).toMatch(/\nExec="[^"\n]+"( "[^"\n]+")?\n/)
    await station('shell.save', { startsWithComputer: false })
    await expect.poll(() => existsSync(file), patience).toBe(false)
  })

  test('keeps where its window is', async () => {
    const bounds = { x: 100, y: 50, width: 1300, height: 800 }
    await shell.act('move', bounds)
    const file = join(folder.path, 'electron', 'userData', 'window.json')
    await expect
      .poll(() => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null), patience)
      .toEqual({ bounds, maximized: false })
  })

  test('in kiosk mode has no menu and no way out but an administrator’s password', async () => {
    await station('access.begin', { ...admin, password })
    await station('shell.enterKiosk', {})
    await expect.poll(() => last('kiosk'), patience).toBe(true)
    await expect.poll(() => last('menu'), patience).toBeNull()
    expect(last('tray menu')).toEqual([expect.any(String), '显示窗口'])
    await shell.act('close')
    await shell.act('quit')
    expect(last('quit')).toBe('later')
    await (await shell.page()).getByRole('button', { name: '退出专机模式' }).waitFor(patience)
    await expect(station('shell.leaveKiosk', { account: 'A1', password: 'falsch' })).rejects.toThrow('log-in-wrong')
    expect(last('kiosk')).toBe(true)
    await station('shell.leaveKiosk', { account: 'A1', password })
    await expect.poll(() => last('kiosk'), patience).toBe(false)
    await expect.poll(() => JSON.stringify(last('menu')), patience).toContain('案件 Alt+2')
  })
})

test('asks whoever closes it while it records, and seals before the computer shuts down', async () => {
  const vault = join(folder.path, 'left')
  const shell = await startShell(vault, { folder: join(folder.path, 'leaving') })
  const page = await shell.page()
  const answered = () => shell.facts('answered')
  const [room] = await ask(page, 'rooms.list', {})
  const { id } = await ask(page, 'cases.create', { number: '', cause: '无证经营', kind: 'penalty' })
  await ask(page, 'recordings.start', { room: room?.id, case: id, kind: 'training', operator: '王某' })
  await expect.poll(() => shell.facts('tray').at(-1), patience).toBe('recording.png')
  // A page that nobody touched is closed without a question, in Electron as in any Chromium.
  await page.keyboard.press('Shift')
  await shell.act('close')
  await expect.poll(answered, patience).toEqual([false])
  expect(await shell.act('power', 'shutdown')).toBe(true)
  await expect.poll(answered, patience).toEqual([false, false])
  expect(shell.facts('asked')).toEqual(['正在录制', '正在录制'])
  expect(((await shell.act('windows')) as unknown[]).length).toBe(1)
  await shell.act('press', 1)
  expect(await shell.act('session end')).toBe(true)
  expect(await shell.gone).toBe(0)
  const { recordings, findings } = await verifyVault(vault)
  expect(findings).toEqual([])
  expect(recordings.map(({ sealed, findings: own }) => [sealed, own])).toEqual([[true, []]])
})

test('a second start hands over to the first and is gone', async () => {
  const shell = await startShell(join(folder.path, 'none'), { folder: join(folder.path, 'second'), second: true })
  expect(await shell.gone).toBe(0)
  expect(shell.facts('window')).toEqual([])
})

test('the installed program does not start with a switch that lets others look into its window, and says so', async () => {
  const wanted = { folder: join(folder.path, 'switch'), packaged: true, switches: ['remote-debugging-port'] }
  const shell = await startShell(join(folder.path, 'none'), wanted)
  expect(await shell.gone).toBe(1)
  const [box] = shell.facts('error box') as [{ title: string; text: string }]
  expect(box.title).toBe('证录 Zhenglu')
  expect(box.text).toMatch(/“检查启动参数”[^]*Looking at the switches[^]*--remote-debugging-port/)
})

test('a step of the start that fails is named in both languages', async () => {
  await writeFile(join(folder.path, 'file'), 'not a folder')
  const shell = await startShell(join(folder.path, 'file'), { folder: join(folder.path, 'failing') })
  expect(await shell.gone).toBe(1)
  const [box] = shell.facts('error box') as [{ text: string }]
  expect(box.text).toMatch(/“启动录制站”[^]*Starting the station/)
})

// What the desktop program is told of rooms, what it tells windows, and its kiosk mode that only a password ends.
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import { windowPlace, type ShellHears, type ShellTells } from '../../../native/contract/shell.ts'
import type { RoomState, StationEvent } from '../../../native/contract/state.ts'
import { shellPortOver } from '../../../native/shell/port.ts'
import { happeningsBetween, worstOf } from '../../../native/shell/standing.ts'
import { Station } from '../../../native/station.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

const off: RoomState = {
  ...{ room: '00000000-0000-4000-8000-000000000001', phase: 'off', recording: null, failure: null, lastSeal: null },
  ...{ sources: [], alarms: [], preflight: null, prompt: null },
}
const password = 'Richtig-2026'
const admin = { account: 'A1', name: '王某', roles: ['admin' as const], unit: '', certificate: '', validUntil: null }
const clerk = { ...admin, account: 'C1', name: '书记员', roles: ['clerk' as const] }

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )

describe('how rooms stand', () => {
  test('is the worst of all', () => {
    expect(worstOf([])).toBe('off')
    expect(worstOf(['standby', 'recording', 'break', 'off'])).toBe('recording')
    expect(worstOf(['recording', 'failed', 'standby'])).toBe('failed')
  })

  test('is told when a recording fails or ends, and when somebody seems to have forgotten one, once each', () => {
    const failed: RoomState = { ...off, phase: 'failed' }
    const since = new Date().toISOString()
    const forgotten: RoomState = { ...off, prompt: { kind: 'start', since } }
    expect(happeningsBetween(undefined, failed)).toEqual([])
    expect(happeningsBetween(off, failed)).toEqual(['recording-failed'])
    expect(happeningsBetween(failed, failed)).toEqual([])
    expect(happeningsBetween(off, forgotten)).toEqual(['start-forgotten'])
    expect(happeningsBetween(forgotten, { ...off, prompt: { kind: 'end', since } })).toEqual(['end-forgotten'])
  })
})

test.each(['/console', '/open/case/%E6%B2%AA%E7%BD%9A1', '/cases?stage=filed'])('%s is a place', (place) => {
  expect(windowPlace.safeParse(place).success).toBe(true)
})
test.each(['console', '//evil.example/ x', '/a#b', '/a"b', '/\u0000', 'javascript:1', ''])('%j is none', (place) => {
  expect(windowPlace.safeParse(place).success).toBe(false)
})

describe('a station with a desktop program', () => {
  let folder: TemporaryFolder
  let station: Station
  let said: ShellHears[]
  let events: StationEvent[]
  let tell: (message: ShellTells | { readonly tell: 'nonsense' }) => void
  beforeEach(async () => {
    folder = await temporaryFolder()
    const vault = join(await mkdtemp(join(folder.path, 'v')), 'vault')
    station = await Station.open(vault, { host: 'electron', create: true, demonstration: true })
    ;[said, events] = [[], []]
    station.onEvent((event) => events.push(event))
    station.shell.connect(
      shellPortOver({
        postMessage: (message) => said.push(message as ShellHears),
        on: (_, listener) => {
          tell = (message) => {
            listener({ data: message })
          }
        },
      }),
    )
  })
  afterEach(async () => {
    await station.close()
    await folder.remove()
  })
  const lastSaid = () => said.findLast(({ say }) => say === 'state')

  test('says how it stands, again when its settings change, and not when nothing did', async () => {
    await expect.poll(lastSaid).toMatchObject({ state: 'off', language: 'zh-CN', kiosk: false })
    station.shell.refresh()
    await station.saveSettings({ ...(await station.currentSettings()), language: 'en' })
    await expect.poll(lastSaid).toMatchObject({ language: 'en' })
    expect(said).toHaveLength(2)
  })

  test('leads its windows to a place and runs their commands; what is no message is dropped', () => {
    tell({ tell: 'open', place: '/open/case/1' })
    tell({ tell: 'command', command: 'go-cases' })
    tell({ tell: 'nonsense' })
    expect(events.filter(({ event }) => event === 'open' || event === 'command')).toEqual([
      { event: 'open', place: '/open/case/1' },
      { event: 'command', command: 'go-cases' },
    ])
  })

  test('notes that the computer slept and that its window was opened again, until it was read', async () => {
    tell({ tell: 'sleeps' })
    tell({ tell: 'awake' })
    tell({ tell: 'window-reopened', reason: 'crashed' })
    const { notices } = await station.handlers['shell.get']({})
    expect(notices.map(({ happening, recording }) => [happening, recording])).toEqual([
      ['computer-slept', false],
      ['window-reopened', false],
    ])
    await station.handlers['shell.putAway']({ id: notices[0]?.id ?? 0 })
    expect((await station.handlers['shell.get']({})).notices).toHaveLength(1)
    await station.audit.log.flush()
    await expect
      .poll(async () => (await station.handlers['audit.find']({ offset: 0, limit: 10, text: '' })).entries)
      .toEqual(expect.arrayContaining([expect.objectContaining({ action: 'computer-slept', origin: 'station' })]))
  })

  test('is in kiosk mode until an administrator gives the password', async () => {
    expect(await codeOf(station.handlers['shell.enterKiosk']({}))).toBe('accounts-missing')
    await station.handlers['access.begin']({ ...admin, password })
    await station.handlers['people.add']({ ...clerk, password: 'Anders-2026' })
    expect(await station.handlers['shell.enterKiosk']({})).toMatchObject({ kiosk: true })
    await expect.poll(lastSaid).toMatchObject({ kiosk: true })
    const leave = (account: string, given: string) =>
      codeOf(station.handlers['shell.leaveKiosk']({ account, password: given }))
    expect(await leave('C1', 'Anders-2026')).toBe('not-permitted')
    for (let wrong = 0; wrong < 3; wrong++) expect(await leave('A1', 'falsch')).toBe('log-in-wrong')
    expect(await leave('A1', password)).toBe('log-in-delayed')
    expect((await station.handlers['shell.get']({})).kiosk).toBe(true)
    await station.people.attempted((await station.people.ofAccount('A1'))?.person.id ?? '', 0)
    expect(await leave('A1', password)).toBe('done')
    await expect.poll(lastSaid).toMatchObject({ kiosk: false })
    // Who was at the window still is.
    expect(station.logIn.name).toBe('王某')
  })
})

test('in a browser there is no kiosk mode', async () => {
  await using folder = await temporaryFolder()
  const station = await Station.open(join(folder.path, 'vault'), { host: 'browser', create: true })
  expect(await codeOf(station.handlers['shell.enterKiosk']({}))).toBe('shell-missing')
  expect(await station.handlers['shell.get']({})).toMatchObject({ present: false, kiosk: false })
  await station.close()
})

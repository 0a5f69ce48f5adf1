// Secrets, names and numbers are put wherever a station keeps or says something: none may be in the diagnostics.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import { roomFileSchema } from '../../../native/contract/rooms.ts'
import { settingsSchema } from '../../../native/contract/settings.ts'
import { diagnosticsOf } from '../../../native/handlers/diagnostics.ts'
import { Log } from '../../../native/logs/log.ts'
import { Station } from '../../../native/station.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { Vault } from '../../../native/vault/vault.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cameraFile, makeRecording } from '../cases/make-recording.ts'
import { json, zhenglu } from '../command/zhenglu.ts'

/** What must not be found, by what it is. */
const planted = {
  'number of a case': 'ZF-2026-0815',
  'number of a case in Chinese': '沪城管罚〔2026〕815号',
  'number of another case': '甲-77',
  'name of a party': 'Ottokar Prohaska',
  'name of a party in Chinese': '欧阳建国',
  'number of a party': '11010519491231002X',
  'telephone of a party': '13812345678',
  'address of a party': '解放路88号',
  cause: '无证经营食品',
  'password of a camera': 'Kq7!camera',
  'user of a camera': 'cameraman',
  'secret in the path of a camera': 'p4thsecret',
  'name of a camera': 'Westkamera',
  'name of a room': 'Verhoerraum',
  'name of the operator': 'Federspiel',
  'name of the station': 'Bezirksamt',
  'account of an administrator': 'chiefadmin',
  'name of an administrator': 'Mechtild',
  'password of an administrator': 'Tr0ub4dor&9',
  'key of a time-stamp authority': 'tsakey998',
  'path of a web hook': 'hooktoken776',
  'argument of a command': 'cmdsecret554',
  recipient: 'Stadtarchiv',
  'update server': 'updates.example',
  'what was said': 'ich habe nichts gesehen',
  cookie: 'hT2v9QJmX0f3nYc8RkLwZ1sD7uEaGpBi4oV6xKyN5M0',
  'private key': 'MC4CAQAwBQYDK2Vw',
  'folder of a person': 'homeofwang',
} as const

let folder: TemporaryFolder
let vault: string
let text: string

beforeAll(async () => {
  folder = await temporaryFolder()
  const home = join(folder.path, planted['folder of a person'])
  vault = join(home, 'vault')
  const shell = join(home, 'shell-log')
  await mkdir(home)
  const environment = { ...process.env, ZHENGLU_SHELL_LOG: shell }
  const station = await Station.open(vault, { host: 'browser', create: true, environment })
  await fill(station)
  await say(station)
  const shellLog = new Log(shell, 'shell')
  shellLog.note('error', { what: 'the window process is gone', error: new Error(everything), said: everything })
  shellLog.note('error', { what: 'the tray has no icon', error: `not an error: ${everything}` })
  await shellLog.flush()
  text = (await diagnosticsOf(station)).text
  await station.close()
  await writeFile(join(folder.path, 'there.txt'), 'kept')
})
afterAll(() => folder.remove())

const everything = Object.values(planted)
  .map((secret) => `"${secret}"`)
  .join(', ')

async function fill(station: Station): Promise<void> {
  const call = station.handlers
  const person = {
    ...{ kind: 'person' as const, sex: 'male' as const, birth: '1949-12-31', document: 'identity-card' as const },
    ...{ number: planted['number of a party'], phone: planted['telephone of a party'], employer: '' },
  }
  await call['cases.create']({
    ...{ number: planted['number of a case'], cause: planted.cause, kind: 'penalty', notes: planted['what was said'] },
    ...{ unit: '', confidentiality: 'internal', party: '', officers: [] },
    parties: [
      { ...person, name: planted['name of a party'], address: planted['address of a party'] },
      { ...person, name: planted['name of a party in Chinese'], address: '' },
    ],
  })
  const room = roomFileSchema.parse({
    name: planted['name of a room'],
    kind: 'interview',
    sources: [
      {
        ...{ id: 'cam-1', kind: 'rtsp', name: planted['name of a camera'], user: planted['user of a camera'] },
        address: `rtsp://192.0.2.7:8554/${planted['secret in the path of a camera']}?a=b`,
        password: planted['password of a camera'],
      },
    ],
  })
  await call['rooms.create'](room)
  await station.settings.save(
    settingsSchema.parse({
      ...{ operator: planted['name of the operator'], stationName: planted['name of the station'] },
      timeStampAuthority: `https://tsa.example/?k=${planted['key of a time-stamp authority']}`,
      webHook: `https://hook.example/${planted['path of a web hook']}`,
      alarmCommand: ['/usr/bin/true', planted['argument of a command']],
      recipients: [{ name: planted.recipient, key: 'age1qqpqyqszqgpqyqszqgpqyqszqgpqyqszqgp' }],
      updates: { address: `https://${planted['update server']}/`, key: `${'A'.repeat(43)}=` },
    }),
  )
  await call['access.begin']({
    ...{ account: planted['account of an administrator'], name: planted['name of an administrator'] },
    ...{ roles: ['admin'], unit: '', certificate: '', validUntil: null },
    password: planted['password of an administrator'],
  })
}

/** What fails says everything that it can. */
async function say(station: Station): Promise<void> {
  station.trouble('a test failed', new Error(everything, { cause: new SyntaxError(everything) }))
  station.trouble(
    'a test was refused',
    new Failure('case-unknown', { number: planted['number of another case'], everything }),
  )
  station.log.note('warning', {
    what: 'alarm: source-lost',
    details: { ...planted, source: 'cam-1' },
    said: everything,
  })
  station.place.said?.(
    'cam-1',
    `rtsp://${planted['user of a camera']}:${planted['password of a camera']}@192.0.2.7/x: 401 Unauthorized`,
  )
  await station.handlers['cases.get']({ id: '00000000-0000-4000-8000-000000000000' }).catch((error: unknown) => {
    station.trouble('a call failed', error)
  })
}

test.each(Object.entries(planted))('has no %s', (_, secret) => {
  expect(text).not.toContain(secret)
  expect(text).not.toContain(encodeURIComponent(secret))
})

test('has nothing of the vault’s own private key', async () => {
  const key = await readFile(vaultPaths(vault).privateKey, 'utf8')
  const [, body = ''] = key.split('\n')
  expect(body.length).toBeGreaterThan(20)
  expect(text).not.toContain(body)
})

test('says what helps', () => {
  for (const part of [
    /^zhenglu: \d+\.\d+\.\d+, build /m,
    /^host: browser$/m,
    /^processors: \d+ × /m,
    /^vault: (enough|low|urgent|full), free [\d.]+ GB of [\d.]+ GB/m,
    /^cases: 1$/m,
    /^time-stamp authority set: yes$/m,
    /^updates: on$/m,
    /^source cam-1: rtsp, other, 192\.0\.2\.7:8554, with a password$/m,
    /^chain of seals: chain-empty$/m,
    /^audit log: writing/m,
    /info the station starts: version=/,
    /error a test failed\n {2}Error .*\n {4}at .*<program>\/test\/native\/diagnostics\/collect\.test\.ts:\d+/,
    /← SyntaxError/,
    /Failure case-unknown number=\[…\]/,
    / {2}\| rtsp:\/\/192\.0\.2\.7\/\[…\] 401 Unauthorized/,
    /the window process is gone/,
    /the tray has no icon\n {2}not an error: \[…\]/,
  ]) {
    expect(text).toMatch(part)
  }
})

test('the command writes it into a file that is not there yet, and the audit log says so', async () => {
  const held = await Vault.open(vault)
  const of = { id: crypto.randomUUID(), number: '1', cause: 'x', kind: 'penalty', party: '' } as const
  await makeRecording(held, of, await cameraFile(folder.path), true)
  await held.close()
  const to = join(folder.path, 'diagnostics.txt')
  const ended = await zhenglu('diagnostics', '--vault', vault, '--to', to, '--json')
  expect(json(ended)).toEqual({ file: to })
  expect(await readFile(to, 'utf8')).toMatch(/^chain of seals: chain-unbroken$/m)
  const again = await zhenglu('diagnostics', '--vault', vault, '--to', join(folder.path, 'there.txt'))
  expect(again.code).toBe(2)
  expect(await readFile(join(folder.path, 'there.txt'), 'utf8')).toBe('kept')
  const station = await Station.open(vault, { host: 'browser' })
  const { entries } = await station.handlers['audit.find']({ ...asked, action: 'diagnostics-collected' })
  await station.close()
  expect(entries).toMatchObject([{ origin: 'command', action: 'diagnostics-collected', outcome: 'done' }])
})

const asked = { text: '', offset: 0, limit: 10 }

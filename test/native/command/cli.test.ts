// The path that everything stands on, as somebody would walk it who trusts other people's tools more than ours: two
// RTSP cameras and a PulseAudio microphone, recorded, verified, exported on the command line.
import { on, once } from 'node:events'
import { createPublicKey } from 'node:crypto'
import { chmod, cp, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manifestSchema, type Manifest } from '../../../native/vault/manifest.ts'
import { lineSchema } from '../../../native/vault/lines.ts'
import type { VerificationReport } from '../../../native/contract/verification.ts'
import { measureBursts, measureFlashes } from '../../rig/onsets.ts'
import { duration, probe } from '../../rig/probe.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { ffmpeg, run } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { json, start, zhenglu } from './zhenglu.ts'

const password = 'Geheim-91!'
const number = '沪市监罚〔2026〕17号'
const seconds = 12
let cameras: RtspServer
let sound: Pulse
let folder: TemporaryFolder
let vault: string
let roomFile: string

beforeAll(async () => {
  const flash = { picture: 'flash', sound: 'aac' } as const
  cameras = await startRtspServer({
    mounts: { whole: { ...flash, login: { user: 'admin', password, scheme: 'digest' } }, subject: flash },
  })
  sound = await startPulse()
  await sound.bursts('room')
  folder = await temporaryFolder()
  vault = join(folder.path, 'vault')
  roomFile = join(folder.path, 'room.json')
  const rtsp = (id: string, name: string, mount: string) => ({ id, name, kind: 'rtsp', address: cameras.url(mount) })
  const room = {
    name: '听证室一',
    kind: 'hearing',
    sources: [
      { ...rtsp('cam-1', '全景', 'whole'), user: 'admin', password },
      rtsp('cam-2', '当事人', 'subject'),
      { id: 'mic-1', name: '桌面', kind: 'pulse', position: 'table-microphone', device: sound.device('room') },
    ],
  }
  await writeFile(roomFile, JSON.stringify(room))
})
afterAll(async () => {
  await sound.stop()
  await cameras.stop()
  await folder.remove()
})

describe('a recording from cameras to the bundle', () => {
  let recording: string
  let manifest: Manifest

  test('is made and sealed; the password is in no process title and in no file but the database', async () => {
    const args = [
      'record',
      '--vault',
      vault,
      '--room',
      roomFile,
      '--case',
      number,
      '--seconds',
      String(seconds),
      '--json',
    ]
    const { child, ended } = start(args, sound.env)
    let titles = ''
    const watching = setInterval(() => {
      void run('ps', ['-eo', 'args']).then((text) => (titles += text))
    }, 500)
    const done = await ended
    clearInterval(watching)
    expect([done.code, done.error]).toEqual([0, ''])
    expect(child.exitCode).toBe(0)
    expect(titles).toContain('cam-1.0001.mp4')
    expect(titles).not.toContain(password)
    recording = String(json(done)['folder'])
    manifest = manifestSchema.parse(JSON.parse(await readFile(join(recording, 'manifest.json'), 'utf8')))
    expect(manifest.case).toMatchObject({ number })
    const found = await run('grep', ['-rlF', password, vault]).catch(() => '')
    expect(found.split('\n').filter((file) => file !== '' && !file.includes('zhenglu.sqlite'))).toEqual([])
  })

  test('ffprobe reads every track, with less than a second missing', async () => {
    for (const { file } of manifest.parts) {
      const { streams } = await probe(join(recording, file))
      expect(streams.map(({ codec_name }) => codec_name)).toEqual(file.startsWith('cam') ? ['h264', 'aac'] : ['aac'])
      const { format } = await probe(join(recording, file))
      const length = (await duration(join(recording, file))) - Number(format.start_time ?? 0)
      expect(length).toBeGreaterThan(seconds - 1)
    }
    expect(manifest.parts).toHaveLength(3)
  })

  test('its tracks are in step within 80 ms', async () => {
    const lines = (await readFile(join(recording, 'journal.jsonl'), 'utf8')).trim().split('\n')
    const first = new Map(
      lines.flatMap((line) => {
        const parsed = lineSchema.parse(JSON.parse(line))
        return parsed.kind === 'chunk' && parsed.chunk === 1 ? [[parsed.track, parsed] as const] : []
      }),
    )
    // A flash and a tone come at each whole second of the wall clock: where in its second does each track have them?
    const offsets = async (track: string, measure: (file: string) => Promise<number[]>) => {
      const chunk = first.get(track)
      const zero = Date.parse(chunk?.wall ?? '') / 1000 - (chunk?.mediaFrom ?? 0) / 1e6
      const onsets = (await measure(join(recording, `${track}.0001.mp4`))).slice(2)
      expect(onsets.length).toBeGreaterThan(4)
      const after = onsets.map((onset) => (((zero + onset + 0.5) % 1) - 0.5) * 1000).toSorted((a, b) => a - b)
      return after[Math.floor(after.length / 2)] ?? NaN
    }
    const all = await Promise.all([
      offsets('cam-1', measureFlashes),
      offsets('cam-2', measureFlashes),
      offsets('cam-1', measureBursts),
      offsets('cam-2', measureBursts),
      offsets('mic-1', measureBursts),
    ])
    console.log(`ms after the second: ${all.map((each) => each.toFixed(0)).join(', ')}`)
    expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(80)
  })

  test('sha256sum and openssl agree with the seal; verify finds nothing', async () => {
    const sums = await run(
      'sha256sum',
      manifest.parts.map(({ file }) => join(recording, file)),
    )
    expect(
      sums
        .trim()
        .split('\n')
        .map((line) => line.slice(0, 64)),
    ).toEqual(manifest.parts.map(({ sha256 }) => sha256))
    const key = join(folder.path, 'key.pem')
    const jwk = {
      kty: 'OKP',
      crv: 'Ed25519',
      x: Buffer.from(manifest.station.publicKey, 'base64').toString('base64url'),
    }
    await writeFile(key, createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'pem', type: 'spki' }))
    const signed = ['-rawin', '-in', join(recording, 'manifest.json'), '-sigfile', join(recording, 'manifest.json.sig')]
    const said = await run('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', key, ...signed])
    expect(said).toContain('Signature Verified Successfully')
    expect(await zhenglu('verify', recording)).toMatchObject({ code: 0, error: '' })
    // And so does a verifier that was written from docs/format.md alone.
    const stranger = join(import.meta.dirname, '..', '..', 'stranger', 'verify_recording.py')
    expect((await run('/usr/bin/python3', ['-I', stranger, recording])).trim()).toBe('')
    expect(await zhenglu('verify', vault, '--key', key, '--sm3')).toMatchObject({ code: 0, error: '' })
  })

  test('a byte that is changed in a copy on another computer is named, with its time', async () => {
    const copy = join(folder.path, basename(recording))
    await cp(recording, copy, { recursive: true })
    const bytes = await readFile(join(copy, 'cam-2.0001.mp4'))
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(join(copy, 'cam-2.0001.mp4'), bytes)
    const done = await zhenglu('verify', copy, '--json')
    expect(done.code).toBe(1)
    const [report] = (JSON.parse(done.out) as VerificationReport).recordings
    const finding = report?.findings.find(({ code }) => code === 'chunk-changed')
    expect(finding).toMatchObject({ file: 'cam-2.0001.mp4', track: 'cam-2', part: 1 })
    expect(finding?.mediaFrom).toBeLessThan(finding?.mediaTo ?? 0)
    expect(finding?.wall).toMatch(/^20/)
  })

  test('is exported as a bag that other tools accept, and not twice', async () => {
    const to = join(folder.path, 'out')
    await mkdir(to)
    const done = await zhenglu('export', '--vault', vault, '--case', number, '--to', to, '--json')
    expect([done.code, done.error]).toEqual([0, ''])
    const bag = String(json(done)['folder'])
    for (const algorithm of ['sha256', 'sha512']) {
      const check = `cd "$0" && ${algorithm}sum --strict --quiet -c manifest-${algorithm}.txt tagmanifest-${algorithm}.txt`
      expect(await run('bash', ['-ec', check, bag])).toBe('')
    }
    expect(await zhenglu('verify', bag)).toMatchObject({ code: 0 })
    const again = await zhenglu('export', '--vault', vault, '--case', number, '--to', to)
    expect(again.code).toBe(2)
    expect(again.error).toContain('[target-exists]')
    expect(await readdir(to)).toEqual([basename(bag)])
  })

  test('is exported for a recipient, who opens and verifies it', async () => {
    const [key, to] = [join(folder.path, 'archive.key'), join(folder.path, 'out-encrypted')]
    const { recipient } = json(await zhenglu('identity', '--to', key, '--json'))
    expect((await stat(key)).mode & 0o777).toBe(0o600)
    expect((await zhenglu('identity', '--to', key)).error).toContain('[target-exists]')
    const args = ['--vault', vault, '--case', number, '--to', to, '--for', String(recipient), '--json']
    const file = String(json(await zhenglu('export', ...args))['folder'])
    const opened = await zhenglu('open', file, '--identity', key, '--to', join(folder.path, 'opened'), '--json')
    expect([opened.code, opened.error]).toEqual([0, ''])
    expect(await zhenglu('verify', String(json(opened)['folder']))).toMatchObject({ code: 0 })
  })

  test('the index is built again from the vault', async () => {
    await chmod(join(vault, 'station', 'zhenglu.sqlite'), 0o600)
    await writeFile(join(vault, 'station', 'zhenglu.sqlite'), 'no database any more')
    expect(json(await zhenglu('reindex', '--vault', vault, '--json'))).toEqual({ recordings: 1, unreadable: [] })
    const again = await zhenglu('export', '--vault', vault, '--case', number, '--to', join(folder.path, 'out-2'))
    expect([again.code, again.error]).toEqual([0, ''])
    expect((await readdir(join(vault, 'station'))).some((name) => name.includes('.damaged-'))).toBe(true)
  })
})

test('with nothing but ffmpeg, which is what the package brings, the demonstration room records moving pictures', async () => {
  const bin = join(folder.path, 'bin')
  await mkdir(bin)
  await symlink((await run('which', [ffmpeg])).trim(), join(bin, 'ffmpeg'))
  const env = { FFMPEG_BIN: join(bin, 'ffmpeg'), PATH: bin }
  const args = ['record', '--vault', join(folder.path, 'vault-3'), '--room', 'demo', '--case', '1', '--seconds', '4']
  const done = await start([...args, '--json'], env).ended
  expect([done.code, done.error]).toEqual([0, ''])
  const recording = String(json(done)['folder'])
  for (const camera of ['cam-1', 'cam-2']) {
    const file = join(recording, `${camera}.0001.mp4`)
    const still = ['-i', file, '-vf', 'freezedetect=noise=0.0005:duration=1,metadata=print:file=-', '-f', 'null', '-']
    expect(await run(ffmpeg, ['-v', 'error', ...still])).not.toContain('freeze_start')
  }
})

describe('SIGTERM', () => {
  test('ends and seals', async () => {
    const own = join(folder.path, 'vault-2')
    const { child, ended } = start(['record', '--vault', own, '--room', 'demo', '--case', '培训', '--json'])
    const running = async () =>
      (await readdir(own, { recursive: true }).catch(() => [])).some((name) => name.endsWith('cam-2.0001.mp4'))
    while (!(await running())) await new Promise((resolve) => setTimeout(resolve, 50))
    await new Promise((resolve) => setTimeout(resolve, 2000))
    child.kill('SIGTERM')
    const done = await ended
    expect(done.code).toBe(0)
    expect((await zhenglu('verify', own)).code).toBe(0)
  })
})

describe('bad input', () => {
  const record = (...args: string[]) => ['record', '--room', 'demo', '--case', '1', ...args]
  const place = (name: string) => join(folder.path, name)

  beforeAll(async () => {
    await writeFile(place('a-file'), 'x')
    await mkdir(place('foreign'))
    await writeFile(place('foreign/letter.txt'), 'x')
    await mkdir(place('newer'))
    await writeFile(place('newer/vault.json'), '{"format":"zhenglu-vault","version":2}')
    await writeFile(place('no-room.json'), '{"name":""}')
    await writeFile(place('empty-room.json'), '{"name":"空","kind":"hearing","sources":[]}')
    const twice = { kind: 'pulse', device: 'room.monitor', name: '桌面' }
    const sources = [
      { id: 'mic-1', ...twice },
      { id: 'mic-2', ...twice },
    ]
    await writeFile(place('twice.json'), JSON.stringify({ name: '二', kind: 'hearing', sources }))
    for (const [name, address] of Object.entries({ http: 'http://x/', words: 'the camera in the corner' })) {
      const camera = { id: 'cam-1', name: '全景', kind: 'rtsp', address }
      await writeFile(place(`no-rtsp-${name}.json`), JSON.stringify({ name, kind: 'hearing', sources: [camera] }))
    }
  })

  test.each([
    ['no command', () => [], 'input-invalid'],
    ['an unknown command', () => ['frob'], 'input-invalid'],
    ['an unknown option', () => ['verify', '.', '--frob'], 'input-invalid'],
    ['a missing option', () => ['record', '--room', 'demo'], 'input-invalid'],
    ['a time that is none', () => record('--vault', place('v'), '--seconds', 'ten'), 'input-invalid'],
    [
      'an empty case number',
      () => ['record', '--room', 'demo', '--vault', place('v'), '--case', '  '],
      'input-invalid',
    ],
    [
      'an over-long case number',
      () => ['record', '--room', 'demo', '--vault', place('v'), '--case', '案'.repeat(81)],
      'input-invalid',
    ],
    ['a vault that is a file', () => record('--vault', place('a-file')), 'vault-not-a-folder'],
    ['a folder that is no vault', () => record('--vault', place('foreign')), 'vault-foreign'],
    ['a vault of a newer format', () => record('--vault', place('newer')), 'vault-newer-format'],
    ['no vault', () => ['recover', '--vault', place('none')], 'vault-missing'],
    [
      'no room file',
      () => ['record', '--vault', place('v'), '--case', '1', '--room', place('none.json')],
      'path-missing',
    ],
    [
      'a room file that is none',
      () => ['record', '--vault', place('v'), '--case', '1', '--room', place('no-room.json')],
      'room-file-invalid',
    ],
    [
      'an address that is not RTSP',
      () => ['record', '--vault', place('v'), '--case', '1', '--room', place('no-rtsp-http.json')],
      'source-address-invalid',
    ],
    [
      'an address that is none',
      () => ['record', '--vault', place('v'), '--case', '1', '--room', place('no-rtsp-words.json')],
      'source-address-invalid',
    ],
    [
      'a room without sources',
      () => ['record', '--vault', place('v'), '--case', '1', '--room', place('empty-room.json')],
      'room-without-sources',
    ],
    [
      'two sources with the same device',
      () => ['record', '--vault', place('v'), '--case', '1', '--room', place('twice.json')],
      'source-twice',
    ],
    ['an unknown case', () => ['export', '--vault', vault, '--case', '无', '--to', place('o')], 'case-unknown'],
    [
      'a key to encrypt for that is none',
      () => ['export', '--vault', vault, '--case', number, '--to', place('o'), '--for', 'age1x'],
      'recipient-invalid',
    ],
    [
      'no bundle to open',
      () => ['open', place('none'), '--identity', place('a-file'), '--to', place('o')],
      'identity-missing',
    ],
    ['nothing to verify', () => ['verify', place('none')], 'path-missing'],
    ['something that cannot be verified', () => ['verify', place('foreign')], 'path-not-verifiable'],
  ])('%s: exit code 2, one sentence, its code', async (_, args, code) => {
    const chinese = await start(args(), { LANG: 'zh_CN.UTF-8' }).ended
    const english = await zhenglu(...args())
    for (const { code: exit, out, error } of [chinese, english]) {
      expect([exit, out]).toEqual([2, ''])
      expect(error).toContain(`[${code}]`)
      expect(error.trim().split('\n')).toHaveLength(1)
    }
    expect(chinese.error).toMatch(/\p{Script=Han}/u)
    expect(english.error).not.toMatch(/^\p{Script=Han}/u)
  })

  test('leaves what was there as it was', async () => {
    expect(await readFile(place('a-file'), 'utf8')).toBe('x')
    expect(await readdir(place('foreign'))).toEqual(['letter.txt'])
    expect(await readdir(place('newer'))).toEqual(['vault.json'])
    for (const name of ['none', 'v']) await expect(stat(place(name))).rejects.toThrow('ENOENT')
  })

  test('no ffmpeg, or one too old, is told as such', async () => {
    const args = record('--vault', place('v-ffmpeg'), '--seconds', '1')
    expect((await start(args, { FFMPEG_BIN: place('no-ffmpeg') }).ended).error).toContain('[ffmpeg-missing]')
    const old = place('old-ffmpeg')
    await writeFile(old, '#!/bin/sh\necho "ffmpeg version 4.4.2-0ubuntu0 Copyright"\n', { mode: 0o755 })
    const done = await start(args, { FFMPEG_BIN: old }).ended
    expect([done.code, done.error.includes('[ffmpeg-too-old]')]).toEqual([2, true])
  })

  test('a program that opens a window hears where before the vault is open, then that it is, or why it cannot be', async () => {
    const own = place('v-opener')
    const opener = { ZHENGLU_HOST: 'browser' }
    const { child, ended } = start(['serve', '--vault', own, '--json'], opener)
    const said = on(createInterface({ input: child.stdout }), 'line')
    const next = async (): Promise<unknown> => {
      const { value } = (await said.next()) as IteratorYieldResult<[string]>
      return JSON.parse(value[0])
    }
    const where = (await next()) as { entrance: string }
    expect((await fetch(where.entrance, { redirect: 'manual' })).status).toBe(302)
    expect(await next()).toEqual({ opened: true })
    const second = await start(['serve', '--vault', own, '--json'], opener).ended
    const lines = second.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(second.code).toBe(2)
    expect(lines).toMatchObject([{ entrance: expect.any(String) as string }, { failure: { code: 'vault-in-use' } }])
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  })

  test('a second station on the same vault is refused', async () => {
    const own = place('v-two')
    const { child, ended } = start(['serve', '--vault', own, '--json'])
    await once(child.stdout, 'data')
    const second = await zhenglu(...record('--vault', own, '--seconds', '1'))
    expect([second.code, second.error.includes('[vault-in-use]')]).toEqual([2, true])
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  })
})

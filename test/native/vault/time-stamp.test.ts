// Time stamps by a real authority (openssl ts), checked by ours and by openssl, and everything that can go wrong with them.
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { fetchMissingTimeStamps, readTimeStamp, requestTimeStamp } from '../../../native/vault/time-stamp.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { startTimeStampAuthority, type TimeStampAuthority } from '../../rig/time-stamp-authority.ts'
import { clip, makeRecording } from './verify/sealed-recording.ts'

let authority: TimeStampAuthority
beforeAll(async () => {
  authority = await startTimeStampAuthority()
})
afterAll(() => authority[Symbol.asyncDispose]())
beforeEach(() => {
  authority.answer('well')
})

const bytes = Buffer.from('{"format":"zhenglu-manifest"}\n')
const sha256 = (of: Buffer) => createHash('sha256').update(of).digest()
const ask = (of = bytes) => requestTimeStamp(authority.url, sha256(of))
/** A changed copy. */
const changed = (from: Buffer, offset: number, mask = 1) => {
  const copy = Buffer.from(from)
  copy.writeUInt8(copy.readUInt8(offset) ^ mask, offset)
  return copy
}

describe('a time stamp', () => {
  test.each(['rsa', 'ec'] as const)('by an authority with an %s key is taken by openssl and by us', async (kind) => {
    await using other = await startTimeStampAuthority(kind)
    const before = Date.now()
    const response = await requestTimeStamp(other.url, sha256(bytes))
    expect(await other.check(response, bytes)).toContain('Verification: OK')
    const read = readTimeStamp(response, bytes)
    expect(read).toMatchObject({ authority: 'O=Test\nCN=Test time stamps', trusted: false })
    if (!('at' in read)) throw new Error('no time stamp')
    expect(Math.abs(Date.parse(read.at) - before)).toBeLessThan(60_000)
    expect(read.certificate).toContain('BEGIN CERTIFICATE')
  })

  test('asks for the certificate, with a nonce, and sends nothing but the hash', async () => {
    await ask()
    const request = await authority.lastRequest()
    expect(request).toMatch(/Version: 1\nHash Algorithm: sha256/)
    expect(request).toMatch(/Nonce: 0x[0-9A-F]{16}/)
    expect(request).toMatch(/Certificate required: yes/)
  })

  test('is trusted when it leads to an authority that is given, and only then', async () => {
    const response = await ask()
    await using other = await startTimeStampAuthority()
    expect(readTimeStamp(response, bytes, [await readFile(authority.caFile)])).toMatchObject({ trusted: true })
    expect(readTimeStamp(response, bytes, [await readFile(other.caFile)])).toMatchObject({ trusted: false })
  })

  test('of other bytes is one of another', async () => {
    const response = await ask()
    expect(readTimeStamp(response, Buffer.from('else'))).toEqual({ fault: 'time-stamp-of-another', problem: 'imprint' })
    await expect(authority.check(response, Buffer.from('else'))).rejects.toThrow()
  })

  test('whose signature was changed is wrong', async () => {
    const response = await ask()
    expect(readTimeStamp(changed(response, response.length - 1), bytes)).toEqual({
      fault: 'time-stamp-signature-wrong',
      problem: 'signature',
    })
  })

  test('whose instant was changed is wrong', async () => {
    const response = await ask()
    const year = response.indexOf(`${new Date().getUTCFullYear()}`)
    expect(readTimeStamp(changed(response, year + 3), bytes)).toEqual({
      fault: 'time-stamp-signature-wrong',
      problem: 'content',
    })
  })

  test('by a certificate that is not for time stamps is refused by openssl and by us', async () => {
    await ask()
    const token = await authority.signedByAnother()
    expect(readTimeStamp(token, bytes)).toEqual({ fault: 'time-stamp-signature-wrong', problem: 'certificate-purpose' })
    await expect(authority.check(token, bytes)).rejects.toThrow()
  })

  test('cut off anywhere, or with bytes behind it, is malformed', async () => {
    const response = await ask()
    for (const length of [0, 1, 2, 5, 60, response.length - 1]) {
      expect(readTimeStamp(response.subarray(0, length), bytes)).toMatchObject({ fault: 'time-stamp-malformed' })
    }
    expect(readTimeStamp(Buffer.concat([response, Buffer.of(0)]), bytes)).toMatchObject({
      fault: 'time-stamp-malformed',
    })
  })

  test('with any byte changed is refused, or still says the same of the same bytes', async () => {
    const response = await ask()
    const said = readTimeStamp(response, bytes)
    fc.assert(
      fc.property(fc.nat(response.length - 1), fc.integer({ min: 1, max: 255 }), (offset, mask) => {
        const read = readTimeStamp(changed(response, offset, mask), bytes)
        if ('at' in read) expect(read).toEqual(said)
      }),
      { numRuns: 500 },
    )
  })

  test('any bytes are read without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        expect(readTimeStamp(Buffer.from(any), bytes)).toMatchObject({ fault: 'time-stamp-malformed' })
      }),
    )
  })
})

describe('an authority', () => {
  test.each([
    ['error 500', { cause: 'http', status: 500 }],
    ['nonsense', { cause: 'time-stamp-malformed' }],
    ['cut off', { cause: 'time-stamp-malformed', problem: 'length' }],
    ['refusal', { cause: 'refused' }],
  ] as const)('that answers with %s has given no time stamp', async (manner, details) => {
    authority.answer(manner)
    await expect(ask()).rejects.toMatchObject({
      code: 'time-stamp-unreachable',
      details: { authority: authority.url.href, ...details },
    })
  })

  test('that answers another request is found, by the hash or by the nonce', async () => {
    await ask()
    authority.answer('earlier answer')
    await expect(ask(Buffer.from('else'))).rejects.toMatchObject({
      details: { cause: 'time-stamp-of-another', problem: 'imprint' },
    })
    await expect(ask()).rejects.toMatchObject({ details: { cause: 'time-stamp-of-another', problem: 'nonce' } })
  })

  test('where nobody listens is unreachable, and its password is not told', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    const url = new URL(`http://name:secret@127.0.0.1:${port}/tsa?key=secret`)
    const asked = requestTimeStamp(url, randomBytes(32))
    await expect(asked).rejects.toMatchObject({ code: 'time-stamp-unreachable', details: { cause: 'connection' } })
    await expect(asked).rejects.not.toThrow('secret')
  })

  test('that never answers can be left', async () => {
    authority.answer('never')
    const cancel = new AbortController()
    const asked = requestTimeStamp(authority.url, sha256(bytes), { signal: cancel.signal })
    setImmediate(() => {
      cancel.abort()
    })
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('recordings', () => {
  const keys = generateKeyPairSync('ed25519')
  const ids = ['20260301-010203-aaaaaa', '20260302-010203-bbbbbb', '20260303-010203-cccccc'] as const
  let home: TemporaryFolder
  let vault: string
  const stamp = (id: string) => join(vault, '2026', id, 'manifest.json.tsr')
  const manifest = (id: string) => readFile(join(vault, '2026', id, 'manifest.json'))

  beforeAll(async () => {
    home = await temporaryFolder()
    const sound = await clip(home.path, 'sound', 1)
    for (const [i, id] of ids.entries()) {
      await makeRecording({ vault: join(home.path, 'original'), id, keys, tracks: { 'mic-1': [sound] }, sealed: i < 2 })
    }
    vault = join(home.path, 'vault')
  })
  afterAll(() => home.remove())
  beforeEach(async () => {
    await rm(vault, { recursive: true, force: true })
    await cp(join(home.path, 'original'), vault, { recursive: true })
    await mkdir(vaultPaths(vault).scratch, { recursive: true })
  })

  test('that lack a time stamp are given one later, and prove more then', async () => {
    expect(await fetchMissingTimeStamps(vault, authority.url)).toEqual({
      added: ids.slice(0, 2),
      left: 0,
      failure: undefined,
    })
    expect(await authority.check(await readFile(stamp(ids[0])), await manifest(ids[0]))).toContain('Verification: OK')
    const { findings, proves, doesNotProve } = await verifyRecording(join(vault, '2026', ids[0]))
    expect(findings).toEqual([])
    expect(proves).toContain('existed-at-time-stamp')
    expect(doesNotProve).toContain('time-stamp-authority')
    await expect(stat(stamp(ids[2]))).rejects.toThrow('ENOENT')
  })

  test('that have one are left as they are', async () => {
    await fetchMissingTimeStamps(vault, authority.url)
    const before = await readFile(stamp(ids[0]))
    const asked = authority.requests
    expect(await fetchMissingTimeStamps(vault, authority.url)).toEqual({ added: [], left: 0, failure: undefined })
    expect(authority.requests).toBe(asked)
    expect((await readFile(stamp(ids[0]))).equals(before)).toBe(true)
  })

  test('stay without one as long as the authority has none to give, and it is asked once', async () => {
    authority.answer('error 500')
    const asked = authority.requests
    const result = await fetchMissingTimeStamps(vault, authority.url)
    expect(result).toMatchObject({ added: [], left: 2, failure: { code: 'time-stamp-unreachable' } })
    expect(authority.requests).toBe(asked + 1)
    await expect(stat(stamp(ids[0]))).rejects.toThrow('ENOENT')
  })

  test.each([
    ['of another manifest', 'time-stamp-of-another', () => ask()],
    ['cut off', 'time-stamp-malformed', async () => (await ask(await manifest(ids[0]))).subarray(0, -9)],
    [
      'that was changed',
      'time-stamp-signature-wrong',
      async () => {
        const response = await ask(await manifest(ids[0]))
        return changed(response, response.length - 1)
      },
    ],
  ])('with a time stamp %s are still proved unaltered, and nothing about time is', async (_, code, make) => {
    await writeFile(stamp(ids[0]), await make())
    const { findings, proves } = await verifyRecording(join(vault, '2026', ids[0]))
    expect(findings).toEqual([expect.objectContaining({ code, file: 'manifest.json.tsr' })])
    expect(proves).toContain('unaltered-since-seal')
    expect(proves).not.toContain('existed-at-time-stamp')
  })
})

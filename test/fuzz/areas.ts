// Where a station is shot at: its calls, its media, the heads of requests, bare bytes, and its sockets.
import { createHash } from 'node:crypto'
import { calls, type CallName } from '../../native/contract/calls.ts'
import type { Chance } from '../faults/seed.ts'
import type { Area } from './shot.ts'
import { describe, spoiledBytes, spoiledLike } from './spoil.ts'
import type { Target } from './target.ts'

const names = Object.keys(calls) as CallName[]
const schemas = new Map(names.map((name) => [name, describe(calls[name].input)]))
const rarely = (chance: Chance, share: number) => chance.between(0, 1) < share

const own = ({ cookie, address }: Target) => ({ cookie, origin: address, 'content-type': 'application/json' })

const bodies: readonly ((text: string, chance: Chance) => Buffer)[] = [
  (text, chance) => spoiledBytes(Buffer.from(text), chance),
  () => Buffer.of(),
  () => Buffer.from('['.repeat(50_000)),
  () => Buffer.from('{"a":'.repeat(20_000)),
  () => Buffer.from(`{"n":${'9'.repeat(10_000)}}`),
  () => Buffer.from('{"id":"\\ud800"}'),
  () => Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  () => Buffer.from('{"__proto__":{"x":1}}'),
  () => Buffer.from('\ufeff{}'),
]
const types = ['application/json; charset=utf-16', 'text/plain', 'application/xml', 'x', 'multipart/form-data', '']

/** A call with an input that is spoiled as a value, or no longer JSON, or of another type, or no call at all. */
const call: Area = (chance, target) => {
  const name = chance.oneOf(names)
  const text = JSON.stringify(spoiledLike(schemas.get(name) ?? {}, chance))
  const body = rarely(chance, 0.25) ? chance.oneOf(bodies)(text, chance) : Buffer.from(text)
  const type = rarely(chance, 0.05) ? { 'content-type': chance.oneOf(types) } : {}
  const asked = rarely(chance, 0.05)
    ? chance.oneOf(['', 'constructor', '..%2f..', '%00', 'a'.repeat(300), `${name}/`])
    : name
  return target.ask('POST', `/call/${asked}`, { ...own(target), ...type }, body)
}

const up = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..\\', '..%5c', '....//', '%252e%252e%252f', '..%c0%af', './']
const goals = [
  'beside.txt',
  'station/station.key.pem',
  'station/zhenglu.sqlite',
  'vault.json',
  'etc/passwd',
  'journal.jsonl',
]
const parts = [
  '',
  '.',
  '..',
  '%00',
  '%',
  '%zz',
  'CON',
  'cam-1.0000.mp4',
  'cam-1.99999.mp4',
  '__proto__',
  '%ef%bc%8e%ef%bc%8e',
  '~',
  '*',
]
const ranges = [
  'bytes=-',
  'bytes=-0',
  'bytes=5-3',
  'bytes=0-0,1-2',
  'bytes=99999999999999999999-',
  'bytes=0-99999999999999999999',
  'items=1-2',
  'bytes=a-b',
  'bytes=--1',
  `bytes=${'0-0,'.repeat(500)}`,
  'bytes=1e3-',
  'bytes= 0-1',
]

/** A file of a recording, under an address that leads elsewhere, or a range that is none. */
const media: Area = (chance, target) => {
  const climb = () => chance.oneOf(up).repeat(Math.floor(chance.between(1, 8))) + chance.oneOf(goals)
  const file = rarely(chance, 0.5) ? climb() : rarely(chance, 0.5) ? chance.oneOf(parts) : chance.oneOf(target.files)
  const recording = rarely(chance, 0.2) ? (rarely(chance, 0.5) ? climb() : chance.oneOf(parts)) : target.recording
  const path = `/media/${recording}/${file}`
  const spoiled = rarely(chance, 0.2) ? visible(spoiledBytes(Buffer.from(path), chance)) : path
  const headers = {
    cookie: target.cookie,
    ...(rarely(chance, 0.6) && { range: chance.oneOf(ranges) }),
    ...(rarely(chance, 0.2) && { 'if-range': chance.oneOf(['"x"', 'W/"x"', '*', 'x'.repeat(1000)]) }),
    ...(rarely(chance, 0.2) && { 'if-none-match': chance.oneOf(['"x"', '*', ',,', '"'.repeat(99)]) }),
  }
  return target.ask(chance.oneOf(['GET', 'GET', 'GET', 'HEAD']), `/${spoiled.replace(/^\/+/, '')}`, headers)
}

/** As an address that Node's client sends at all. */
const visible = (bytes: Buffer) => bytes.toString('latin1').replace(/[^!-~]/g, (letter) => `%${letter.charCodeAt(0)}`)

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'HEAD', 'LOCK']
const paths = [
  '/',
  '/enter',
  '/enter?secret=x',
  '/enter?secret=a&secret=b',
  '//enter',
  '/events',
  '/live/a/b',
  '/call/settings.get',
  '/assets/',
  '/%',
  '/?'.padEnd(8000, 'x'),
  '/media/x/y',
  '*',
  '/..',
  '/index.html%00',
]

/** A request whose head is not that of our window. */
const head: Area = (chance, target) => {
  const cookies = [
    '',
    'zhenglu=',
    `${target.cookie}x`,
    `a=${'x'.repeat(6000)}`,
    `zhenglu=x; ${target.cookie}`,
    ';;;=',
    target.cookie,
  ]
  const headers = {
    ...own(target),
    cookie: chance.oneOf(cookies),
    ...(rarely(chance, 0.4) && {
      host: chance.oneOf(['', 'evil.example', `localhost:${target.port}`, '127.0.0.1', '[::1]']),
    }),
    ...(rarely(chance, 0.4) && {
      origin: chance.oneOf(['null', '', 'http://evil.example', 'file://', target.address]),
    }),
    ...(rarely(chance, 0.2) && { 'sec-fetch-site': chance.oneOf(['cross-site', 'same-site', '', 'x']) }),
    ...(rarely(chance, 0.1) && { expect: chance.oneOf(['100-continue', 'x']) }),
    ...(rarely(chance, 0.1) && { accept: 'text/html' }),
    ...(rarely(chance, 0.1) && { 'accept-encoding': chance.oneOf(['*', 'gzip;q=9', '\t']) }),
  }
  return target.ask(
    chance.oneOf(methods),
    chance.oneOf(paths),
    headers,
    rarely(chance, 0.3) ? Buffer.from('{}') : undefined,
  )
}

const requestText = (target: Target, line: string, more: readonly string[], body = '') =>
  [
    line,
    `host: 127.0.0.1:${target.port}`,
    `origin: ${target.address}`,
    `cookie: ${target.cookie}`,
    ...more,
    '',
    body,
  ].join('\r\n')
const smuggled = [
  ['content-length: 2', 'content-length: 3'],
  ['content-length: 2', 'transfer-encoding: chunked'],
  ['transfer-encoding: chunked'],
  ['transfer-encoding: x, chunked'],
  ['content-length: -1'],
  ['content-length: 99999999999'],
  ['content-length : 2'],
  [' folded: x'],
  ['connection: upgrade', 'upgrade: h2c', 'http2-settings: AAMAAABkAAQ'],
  ['content-type: application/json', 'content-length: 2'],
]

/** Bytes that were a request. */
const bytes: Area = (chance, target) => {
  const line = chance.oneOf([
    'POST /call/settings.get HTTP/1.1',
    'GET / HTTP/1.1',
    'GET /media/x/y HTTP/1.0',
    'PRI * HTTP/2.0',
  ])
  const whole = Buffer.from(requestText(target, line, chance.oneOf(smuggled), '{}'))
  const noise = () =>
    Buffer.from(Array.from({ length: Math.floor(chance.between(1, 400)) }, () => chance.between(0, 256)))
  if (rarely(chance, 0.1)) return target.send(noise())
  return target.send(spoiledBytes(rarely(chance, 0.5) ? spoiledBytes(whole, chance) : whole, chance))
}

const key = createHash('sha1').update('zhenglu').digest().subarray(0, 16).toString('base64')
/** A frame as RFC 6455 has it, or not: any first byte, masked or not, with a length that may be a lie. */
function frame(chance: Chance): Buffer {
  const length = Math.floor(chance.between(0, 200))
  const payload = Buffer.from(Array.from({ length }, () => chance.between(0, 256)))
  const masked = rarely(chance, 0.7) ? 0x80 : 0
  const opening = rarely(chance, 0.5)
    ? chance.oneOf([0x81, 0x82, 0x88, 0x89, 0x8a, 0x01, 0x80])
    : chance.between(0, 256)
  const lie = rarely(chance, 0.2) ? Buffer.of(opening, masked | 127, 0, 0, 0, 1, 0, 0, 0, 0) : undefined
  const size = lie ?? (length < 126 ? Buffer.of(opening, masked | length) : Buffer.of(opening, masked | 126, 0, length))
  return Buffer.concat([size, ...(masked === 0 ? [] : [Buffer.alloc(4)]), payload])
}

/** A socket that is opened out of order, or that sends what is none of its business. */
const socket: Area = (chance, target) => {
  const path = chance.oneOf([
    '/events',
    '/events',
    '/live/a/cam-1',
    '/live/%00/x',
    '/',
    '/call/settings.get',
    '/events/',
  ])
  const versions = ['13', '13', '13', '13', '8', 'x', '']
  const keys = [key, key, key, key, 'x', '']
  const asked = [
    `upgrade: ${rarely(chance, 0.9) ? 'websocket' : chance.oneOf(['h2c', 'x', 'websocket, x'])}`,
    'connection: Upgrade',
    `sec-websocket-version: ${chance.oneOf(versions)}`,
    `sec-websocket-key: ${chance.oneOf(keys)}`,
    ...(rarely(chance, 0.2) ? ['sec-websocket-extensions: permessage-deflate; server_max_window_bits=99'] : []),
    ...(rarely(chance, 0.1) ? ['sec-websocket-protocol: ,,'] : []),
  ]
  const method = rarely(chance, 0.9) ? 'GET' : chance.oneOf(['POST', 'HEAD', 'PUT'])
  const opening = Buffer.from(requestText(target, `${method} ${path} HTTP/1.1`, asked))
  const spoiled = rarely(chance, 0.1) ? spoiledBytes(opening, chance) : opening
  return target.send(spoiled, ...Array.from({ length: Math.floor(chance.between(0, 4)) }, () => frame(chance)))
}

/** Each with its share of all shots. */
export const areas: readonly { readonly name: string; readonly share: number; readonly shoot: Area }[] = [
  { name: 'calls', share: 0.4, shoot: call },
  { name: 'media', share: 0.2, shoot: media },
  { name: 'heads', share: 0.1, shoot: head },
  { name: 'bytes', share: 0.15, shoot: bytes },
  { name: 'sockets', share: 0.15, shoot: socket },
]

// What a log may not hold, as it is really printed by ffmpeg, Node, HTTP and people.
import { describe, expect, test } from 'vitest'
import { redacted } from '../../../native/logs/redact.ts'

describe('of addresses', () => {
  test.each([
    ['[rtsp @ 0x55] Could not open rtsp://admin:S3cr3t!x@192.0.2.7:554/h264', 'rtsp://192.0.2.7:554/[…]'],
    ['rtsp://admin:pa/ss@192.0.2.7/live', 'rtsp://[…]'],
    ['rtsp://admin:12/ss@192.0.2.7/live', 'rtsp://[…]'],
    ['rtsp://192.0.2.7/user=admin_password=S3cr3t_channel=1.sdp', 'rtsp://192.0.2.7/[…]'],
    ['GET http://127.0.0.1:40123/enter?secret=abcdefabcdefabcdef', 'http://127.0.0.1:40123/[…]'],
    ['https://user@tsa.example/stamp?key=S3cr3t', 'https://tsa.example/[…]'],
    ['rtsp://admin:p\'w"d@192.0.2.7/', 'rtsp://192.0.2.7/'],
    ['http://[2001:db8::1]:80/a', 'http://[2001:db8::1]:80/[…]'],
  ])('%s', (text, expected) => {
    const clean = redacted(text)
    expect(clean).toContain(expected)
    expect(clean).not.toMatch(/S3cr3t|admin|abcdefabc|pa\/ss|12\/ss|p'w/)
  })
})

describe('nothing is left of', () => {
  test.each([
    ['a cookie', 'set-cookie: zhenglu=aaaaaaaa; HttpOnly\nnext', 'aaaaaaaa'],
    ['a cookie in an object', '{ cookie: "zhenglu=aaaaaaaa" }', 'aaaaaaaa'],
    ['an authorization', 'Authorization: Digest username="admin", response="6629fae4"', '6629fae4'],
    ['a bearer', 'sent Bearer abc.def.ghi-jkl', 'abc.def'],
    ['a password', '{"account":"a","password":"Tr0ub4dor, and 3"}', 'Tr0ub4dor'],
    ['a password with an escape', String.raw`{"password":"Tr0\"ub4dor"}`, 'ub4dor'],
    ['a password in Chinese', '口令：Tr0ub4dor', 'Tr0ub4dor'],
    ['an entrance', 'entrance=Xk39sl2', 'Xk39sl2'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----', 'MC4CAQ'],
    ['half a private key', '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQ', 'MC4CAQ'],
    ['the key of a recipient', 'AGE-SECRET-KEY-1QQPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQ', '1QQPQ'],
    ['the number of an identity card', 'party 11010519491231002X is', '11010519491231002X'],
    ['the number of an organisation', '91350100M000100Y43', 'M000100Y43'],
    ['a telephone', 'called 13812345678 twice', '13812345678'],
    ['a cookie without its name', 'hT2v9QJmX0f3nYc8RkLwZ1sD7uEaGpBi4oV6xKyN5M0', 'hT2v9QJmX0'],
  ])('%s', (_, text, secret) => {
    expect(redacted(text)).not.toContain(secret)
  })

  test('a known secret, wherever it stands, written out or as addresses have it', () => {
    const clean = redacted('tried 雪山 and %E9%9B%AA%E5%B1%B1 again', ['雪山'])
    expect(clean).toBe('tried […] and […] again')
  })
})

describe('what helps stays', () => {
  test.each([
    'at Station.open (file:///opt/zhenglu/native/station.js:120:15)',
    'at node:internal/process/task_queues:105:5',
    'microphone: pulse 麦克风 2',
    'recording 20261127-013206-abcdef of 5e1f8b5a-7f5e-4c3f-9a57-1b3d8f0a2c11, 1732671126000 ms',
    'frame= 12 fps=25 q=-1.0 size=N/A time=00:00:01.00 bitrate=N/A speed=1x',
  ])('%s', (text) => {
    expect(redacted(text)).toBe(text)
  })
})

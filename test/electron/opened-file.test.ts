// What a person opened leads to the verification of the bundle that it lies in, and nothing else leads anywhere.
import { win32 } from 'node:path'
import { expect, test } from 'vitest'
import { fileIn, placeOfFile } from '../../electron/opened-file.ts'

test.runIf(process.platform !== 'win32')('the file of a bundle leads to its verification', () => {
  const file = '/media/usb/沪〔2026〕1号_20260301/data/其他/核验.zhenglu'
  const place = `/check?path=${encodeURIComponent('/media/usb/沪〔2026〕1号_20260301')}`
  expect(placeOfFile(file)).toBe(place)
  expect(fileIn(['/opt/Zhenglu/zhenglu', '--vault', '/v', file])).toBe(place)
})

test('on Windows, too', () => {
  const file = String.raw`E:\1_20260301\data\其他\核验.ZHENGLU`
  expect(placeOfFile(file, win32)).toBe(`/check?path=${encodeURIComponent(String.raw`E:\1_20260301`)}`)
})

test.runIf(process.platform !== 'win32')('a path that is too long for an address leads to the screen alone', () => {
  expect(placeOfFile(`/media/${'证'.repeat(100)}/data/其他/核验.zhenglu`)).toBe('/check')
})

test.each([
  '核验.zhenglu',
  'relative/核验.zhenglu',
  '/a/b/c.txt',
  '/a/b/c.zhenglu\n',
  '/a/b/\ud800.zhenglu',
  `/${'a'.repeat(1000)}.zhenglu`,
  '',
])('%j leads nowhere', (file) => {
  expect(placeOfFile(file)).toBeNull()
})

test('nothing opened, nowhere to go', () => {
  expect(fileIn(['/opt/Zhenglu/zhenglu', 'zhenglu://case/1'])).toBeNull()
})

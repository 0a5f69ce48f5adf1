// A service that listens, asked over HTTP as it is asked: what it answers is read, and each way in which it fails is told.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { speechSettings, type SpeechSettings } from '../../../native/contract/speech.ts'
import { adapterOf } from '../../../native/speech/adapter-of.ts'
import { hearSample } from '../../../native/speech/hear-sample.ts'
import { mayReach, reachOf } from '../../../native/speech/service-address.ts'
import { resources } from '../../../native/station.ts'
import { listeningService, type ListeningService } from '../../rig/listening-service.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let service: ListeningService
let wav: string
beforeAll(async () => {
  folder = await temporaryFolder()
  service = await listeningService()
  wav = join(folder.path, 'piece.wav')
  await writeFile(wav, Buffer.alloc(44 + 4 * 32_000))
})
afterAll(async () => {
  await service.close()
  await folder.remove()
})

const settings = (given: Partial<SpeechSettings>) =>
  speechSettings.parse({ adapter: 'service', service: service.address, ...given })
const listenWith = async (given: Partial<SpeechSettings>, signal = new AbortController().signal) => {
  const { listener, language } = await adapterOf(settings(given), process.env)
  const done: number[] = []
  const heard = await listener.transcribe({ wav, seconds: 4 }, language, signal, (seconds) => done.push(seconds))
  return { heard, done }
}
const failureOf = async (work: Promise<unknown>): Promise<Pick<Failure, 'code' | 'details'>> => {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Failure)) throw error
  return { code: error.code, details: error.details }
}

describe('a service', () => {
  test('is sent the sound whole, with language and model, and is heard in sentences with their seconds', async () => {
    const { heard, done } = await listenWith({ model: 'say 你店里卖什么？|卖卤味。' })
    expect(heard).toEqual([
      { from: 0, to: 2, text: '你店里卖什么？' },
      { from: 2, to: 4, text: '卖卤味。' },
    ])
    expect(done).toEqual([4])
    expect(service.asked.at(-1)).toEqual({
      path: '/v1/audio/transcriptions',
      fields: { response_format: 'verbose_json', model: 'say 你店里卖什么？|卖卤味。', language: 'zh' },
      seconds: 4,
    })
  })

  test('is told no language when it is to find out', async () => {
    await listenWith({ model: 'say a', language: 'auto' })
    expect(service.asked.at(-1)?.fields).not.toHaveProperty('language')
  })

  test.each([
    ['missing', 'speech-service-refused', { status: 400, said: /model missing is not there/ }],
    ['redirect', 'speech-service-refused', { status: 302 }],
    ['page', 'speech-answer-unreadable', { problem: 'not-json' }],
    ['plain words', 'speech-answer-unreadable', { problem: 'segments' }],
    ['backwards', 'speech-answer-unreadable', { problem: 'line' }],
    ['flood', 'speech-answer-unreadable', { problem: 'too-long' }],
    ['drop', 'speech-service-unreachable', { said: /./ }],
  ] as const)('whose model is "%s" fails as %s', async (model, code, details) => {
    const failure = await failureOf(listenWith({ model }))
    expect(failure.code).toBe(code)
    for (const [name, wanted] of Object.entries(details)) {
      if (wanted instanceof RegExp) expect(failure.details[name]).toMatch(wanted)
      else expect(failure.details[name]).toBe(wanted)
    }
  })

  test('that is not there is told so, and one that hangs can be cancelled', async () => {
    const gone = await listeningService()
    await gone.close()
    expect((await failureOf(listenWith({ service: gone.address }))).code).toBe('speech-service-unreachable')
    const stop = new AbortController()
    const before = service.asked.length
    const hanging = failureOf(listenWith({ model: 'hang' }, stop.signal))
    await expect.poll(() => service.asked.length).toBe(before + 1)
    stop.abort()
    expect((await hanging).code).toBe('cancelled')
  })
})

describe('where sound may go', () => {
  test('is this computer and private networks; elsewhere when it is said, over https', () => {
    for (const address of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1']) expect(reachOf(address)).toBe('own')
    for (const address of ['10.1.2.3', '172.31.0.1', '192.168.1.9', '100.64.0.1', 'fd00::1', 'fe80::1'])
      expect(reachOf(address)).toBe('internal')
    for (const address of ['8.8.8.8', '172.32.0.1', '59.192.0.1', '2001:db8::1', '::ffff:8.8.8.8', '0.0.0.0'])
      expect(reachOf(address)).toBe('elsewhere')
    expect(mayReach('10.0.0.1', 'http:', false)).toBe(true)
    expect(mayReach('8.8.8.8', 'https:', false)).toBe(false)
    expect(mayReach('8.8.8.8', 'http:', true)).toBe(false)
    expect(mayReach('8.8.8.8', 'https:', true)).toBe(true)
  })

  test('is judged before anything is sent', async () => {
    const codeOf = async (given: Partial<SpeechSettings>) => (await failureOf(listenWith(given))).code
    expect(await codeOf({ service: 'http://8.8.8.8/v1' })).toBe('speech-service-elsewhere')
    expect(await codeOf({ service: 'http://8.8.8.8/v1', serviceElsewhere: true })).toBe('speech-service-elsewhere')
    expect(await codeOf({ service: 'https://[2001:db8::1]/v1' })).toBe('speech-service-elsewhere')
    expect(await codeOf({ service: '' })).toBe('speech-service-missing')
    // By a name, too: this one is this computer's own.
    const named = service.address.replace('127.0.0.1', 'localhost')
    expect((await listenWith({ service: named, model: 'say 一' })).heard).toHaveLength(1)
  })

  test('is an address without login, query or fragment', () => {
    const isAddress = (address: string) => speechSettings.safeParse({ service: address }).success
    for (const address of ['', 'http://localhost:8080/inference', 'https://asr.example/v1/audio/transcriptions'])
      expect(isAddress(address), address).toBe(true)
    for (const address of ['ftp://a/', 'http://u:p@a/', 'http://a/?key=1', 'http://a/#b', 'a', 'file:///etc/passwd'])
      expect(isAddress(address), address).toBe(false)
  })
})

test('is tried with the clip of its language, in time, and nothing stays', async () => {
  const ffmpeg = await findFfmpeg()
  const tried = async (given: Partial<SpeechSettings>, limit?: number) => {
    const { listener, language } = await adapterOf(settings(given), process.env)
    const trial = { listener, language, ffmpeg, environment: process.env, scratch: folder.path, resources }
    return hearSample(trial, limit)
  }
  expect(await tried({ model: 'say 广州市|分析' })).toMatchObject({
    sample: 'zh',
    heard: ['广州市', '分析'],
    seconds: 5,
  })
  expect(service.asked.at(-1)?.seconds).toBeCloseTo(5, 1)
  expect(await tried({ model: 'say ask', language: 'en' })).toMatchObject({ sample: 'en', heard: ['ask'], seconds: 11 })
  expect((await failureOf(tried({ model: 'hang' }, 300))).code).toBe('speech-timeout')
})

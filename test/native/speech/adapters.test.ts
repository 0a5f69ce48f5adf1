// Programs that listen, run as they are run: what they write is read, and each way in which they fail is told.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processesAlive } from '../../../native/capture/child.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { speechSettings, type SpeechSettings } from '../../../native/contract/speech.ts'
import { adapterOf } from '../../../native/speech/adapter-of.ts'
import { modelArguments, PrintedWords } from '../../../native/speech/pocketsphinx.ts'
import { readAnswer } from '../../../native/speech/whisper.ts'
import { standInWhisper, type StandIn } from '../../rig/stand-in-whisper.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let whisper: StandIn
let wav: string
beforeAll(async () => {
  folder = await temporaryFolder()
  whisper = await standInWhisper(join(folder.path, 'whisper'))
  wav = join(folder.path, 'piece.wav')
  await writeFile(wav, Buffer.alloc(44 + 4 * 32_000))
})
afterAll(() => folder.remove())

const environment = { ...process.env, ZHENGLU_SECRET: 'x' }
const listenWith = async (
  settings: Partial<SpeechSettings>,
  signal = new AbortController().signal,
  onProgress: (seconds: number) => void = () => undefined,
) => {
  const whole = speechSettings.parse({ adapter: 'whisper', program: whisper.program, ...settings })
  const { listener, language } = await adapterOf(whole, environment)
  return listener.transcribe({ wav, seconds: 4 }, language, signal, onProgress)
}
const failureOf = async (work: Promise<unknown>): Promise<Pick<Failure, 'code' | 'details'>> => {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Failure)) throw error
  return { code: error.code, details: error.details }
}

describe('whisper.cpp', () => {
  test('is heard: its milliseconds are seconds, its progress is told, its file does not stay', async () => {
    const seconds: number[] = []
    const model = await whisper.model('say', '你店里卖什么？|卖卤味。')
    const heard = await listenWith({ model }, undefined, (done) => seconds.push(done))
    expect(heard).toEqual([
      { from: 0, to: 2, text: '你店里卖什么？' },
      { from: 2, to: 4, text: '卖卤味。' },
    ])
    expect(seconds.at(-1)).toBe(4)
    await expect(readFile(`${wav}.json`)).rejects.toThrow()
  })

  test.each([
    ['exit', '3', 'speech-failed', { exit: 3, said: /failed to initialize whisper context/ }],
    // Of a language that it does not know the real one ends with 0 and writes nothing.
    ['nothing', '', 'speech-failed', { exit: 0, said: /unknown language 'zh'/ }],
    ['broken', '', 'speech-answer-unreadable', { problem: 'not-json' }],
    ['other', '', 'speech-answer-unreadable', { problem: 'transcription' }],
  ] as const)('that does "%s %s" fails as %s', async (verb, argument, code, details) => {
    const failure = await failureOf(listenWith({ model: await whisper.model(verb, argument) }))
    expect(failure.code).toBe(code)
    for (const [name, wanted] of Object.entries(details)) {
      if (wanted instanceof RegExp) expect(failure.details[name]).toMatch(wanted)
      else expect(failure.details[name]).toBe(wanted)
    }
  })

  test('gets little of the environment', async () => {
    const { details } = await failureOf(listenWith({ model: await whisper.model('environment') }))
    expect(details['said']).toContain('PATH')
    expect(details['said']).not.toContain('ZHENGLU_SECRET')
  })

  test('is killed when it is cancelled', async () => {
    const pidFile = join(folder.path, 'pid')
    const stop = new AbortController()
    const failed = failureOf(listenWith({ model: await whisper.model('hang', pidFile) }, stop.signal))
    await expect.poll(() => readFile(pidFile, 'utf8').then(Number, () => 0)).toBeGreaterThan(0)
    const child = Number(await readFile(pidFile, 'utf8'))
    stop.abort()
    expect((await failed).code).toBe('cancelled')
    expect(() => process.kill(child, 0)).toThrow()
    expect(processesAlive()).toBe(0)
    expect((await failureOf(listenWith({ model: await whisper.model('say', '一') }, stop.signal))).code).toBe(
      'cancelled',
    )
  })

  test('that writes no sentences, or times that run backwards, is not believed', () => {
    const read = (transcription: unknown) => readAnswer(Buffer.from(JSON.stringify({ transcription })), 'whisper-cli')
    expect(read([])).toEqual([])
    expect(read([{ offsets: { from: 0, to: 1 }, text: ' \n ' }])).toEqual([])
    expect(read([{ offsets: { from: 0, to: 1 }, text: ' a\u0007\nb' }])).toEqual([{ from: 0, to: 0.001, text: 'a b' }])
    expect(() => read([{ offsets: { from: 2, to: 1 }, text: 'a' }])).toThrow('speech-answer-unreadable')
    expect(() => read([{ offsets: { from: 0, to: 1 }, text: 'a'.repeat(9000) }])).toThrow('speech-answer-unreadable')
  })
})

describe('settings', () => {
  test('say what is missing: nothing chosen, no program, no model, a program that cannot be run', async () => {
    const codeOf = async (settings: Partial<SpeechSettings>) => (await failureOf(listenWith(settings))).code
    const model = await whisper.model('say', '一')
    expect(await codeOf({ adapter: 'off' })).toBe('speech-off')
    expect(await codeOf({ model: '' })).toBe('speech-model-missing')
    expect(await codeOf({ model: 'models/ggml-base.bin' })).toBe('speech-model-missing')
    expect(await codeOf({ model: folder.path })).toBe('speech-model-missing')
    expect(await codeOf({ model, program: join(folder.path, 'none') })).toBe('speech-program-missing')
    expect(await codeOf({ model, program: 'whisper-cli' })).toBe('speech-program-missing')
    expect(await codeOf({ model, program: model })).toBe('speech-program-missing')
    // Its own model speaks English.
    const own = { adapter: 'pocketsphinx', program: whisper.program } as const
    expect(await codeOf({ ...own, language: 'zh' })).toBe('speech-model-missing')
    expect(await codeOf({ ...own, model: folder.path })).toBe('speech-model-missing')
  })

  test('take languages by their codes alone', () => {
    for (const language of ['zh', 'auto', 'yue']) expect(speechSettings.safeParse({ language }).success).toBe(true)
    for (const language of ['', 'zh-CN', '-m', 'en\n'])
      expect(speechSettings.safeParse({ language }).success).toBe(false)
  })
})

describe('PocketSphinx', () => {
  test('prints words with their times, which make sentences without silence and noise', () => {
    const printed = new PrintedWords()
    const text =
      'and not\n<s> 3.170 3.280 1.000200\nand(2) 3.290 3.730 0.985603\n<sil> 3.740 3.980 0.828348\n' +
      'not 3.990 4.300 0.817403\n</s> 4.310 4.760 1.000000\n' +
      '\n<s> 5.000 5.100 1.000000\n[NOISE] 5.100 5.300 0.900000\n++UM++ 5.300 5.400 0.900000\n</s> 5.400 5.500 1.000000\n'
    for (const part of [text.slice(0, 40), text.slice(40, 90), text.slice(90)]) printed.push(part)
    expect(printed.heardTo).toBe(5.5)
    expect(printed.end('pocketsphinx_continuous')).toEqual([{ from: 3.29, to: 4.3, text: 'and not' }])
  })

  test('takes a model from a folder as it is packed', async () => {
    const model = join(folder.path, 'zh')
    await mkdir(join(model, 'zh_broadcastnews_ptm256_8000'), { recursive: true })
    await writeFile(join(model, 'zh_broadcastnews_ptm256_8000', 'mdef'), '')
    for (const name of ['zh-phone.lm.bin', 'zh.lm.bin', 'zh.dic']) await writeFile(join(model, name), '')
    expect(await modelArguments(model)).toEqual([
      ...['-hmm', join(model, 'zh_broadcastnews_ptm256_8000')],
      ...['-lm', join(model, 'zh.lm.bin'), '-dict', join(model, 'zh.dic')],
    ])
  })
})

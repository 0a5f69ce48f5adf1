// What programs hear in a sealed recording is a draft beside its record: in the record only line by line, by a person.
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import { Failure } from '../../../native/contract/failures.ts'
import type { Job } from '../../../native/contract/jobs.ts'
import { speechSettings } from '../../../native/contract/speech.ts'
import { readRecordingFolder } from '../../../native/cases/recording-folder.ts'
import { piecesOf, secondsOf } from '../../../native/speech/pieces.ts'
import { writeWav } from '../../../native/speech/wav.ts'
import { Station } from '../../../native/station.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { fixtures } from '../../rig/clip.ts'
import { ffmpeg, run } from '../../rig/run.ts'
import { standInWhisper, type StandIn } from '../../rig/stand-in-whisper.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { makeRecording as makeParts } from '../archive/make-recording.ts'
import { makeRecording, type RecordingMade } from '../cases/make-recording.ts'

let folder: TemporaryFolder
let station: Station
let whisper: StandIn
let of: string
let made: RecordingMade
let open: RecordingMade
let record: string
const person = '王记录'
const window = randomUUID()
const track = 'cam-1'

beforeAll(async () => {
  folder = await temporaryFolder()
  whisper = await standInWhisper(join(folder.path, 'whisper'))
  station = await Station.open(join(folder.path, 'vault'), { host: 'browser', create: true })
  const facts = {
    number: '沪市监罚〔2026〕17号',
    cause: '无证经营食品',
    kind: 'penalty',
    party: '赵某',
    notes: '',
  } as const
  const found = await station.cases.create(facts)
  of = found.id
  const clip = join(folder.path, 'speech.mp4')
  const form = '-f mp4 -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 250000'
  const coding = `-ar 16000 -ac 1 -c:a flac -strict -2 ${form}`.split(' ')
  await run(ffmpeg, ['-v', 'error', '-ss', '3', '-t', '5', '-i', fixtures['speech-en'], ...coding, clip])
  const bytes = await readFile(clip)
  const named = { ...facts, id: of }
  made = await makeRecording(station.vault, named, bytes, true)
  open = await makeRecording(station.vault, named, bytes, false)
  for (const each of [made, open]) await station.recordings.index(each.folder)
  const heading = { unit: '', cause: '', place: '', form: '', people: [] }
  const wanted = { case: of, recording: made.id, kind: 'interview', heading, person } as const
  record = (await station.writtenRecords.begin(wanted)).id
})
afterAll(async () => {
  await station.close()
  await folder.remove()
})

const set = async (speech: object) =>
  station.handlers['settings.save']({ ...(await station.settings.get()), speech: speechSettings.parse(speech) })
const start = (recording = made.id, wanted = track) =>
  station.handlers['speech.start']({ recording, track: wanted, person })
const drafts = async () => (await station.handlers['speech.drafts']({ recording: made.id })).drafts
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )
const ended = async ({ job: id }: { job: string }): Promise<Job | undefined> => {
  const job = () => station.jobs.list.find((each) => each.id === id)
  await expect.poll(() => job()?.state, { interval: 20, timeout: 100_000 }).not.toBe('running')
  return job()
}
const said = async () => (await station.writtenRecords.get(record)).entries.map(({ at, text }) => ({ at, text }))
/** All that a folder holds, by name and hash; and whether the words are in any of it. */
const filesIn = async (path: string, words: string) => {
  const names = (await readdir(path, { recursive: true })).sort()
  const files: string[] = []
  for (const name of names) if ((await stat(join(path, name))).isFile()) files.push(name)
  const all = await Promise.all(files.map((name) => readFile(join(path, name))))
  const hashes = all.map((bytes, i) => `${files[i] ?? ''} ${createHash('sha256').update(bytes).digest('hex')}`)
  return { hashes, holding: files.filter((_, i) => all[i]?.includes(words) === true) }
}

describe('a draft', () => {
  test('is not made while nothing is chosen, of what is not sealed, or of what is not there', async () => {
    expect(await codeOf(start())).toBe('speech-off')
    await set({ adapter: 'whisper', program: whisper.program, model: await whisper.model('say', '一'), language: 'zh' })
    expect(await codeOf(start(open.id))).toBe('recording-not-sealed')
    expect(await codeOf(start(made.id, 'mic-9'))).toBe('source-unknown')
    expect(await drafts()).toEqual([])
    expect(await codeOf(set({ adapter: 'whisper', program: '/none', model: '', language: 'zh' }))).toBe(
      'speech-program-missing',
    )
  })

  test('enters neither record nor recording nor bundle; a line does, when a person takes it over', async () => {
    const words = ['卖卤味没有办许可证。', '今后补办。']
    const before = await filesIn(made.folder, '卤味')
    const model = await whisper.model('say', words.join('|'))
    await set({ adapter: 'whisper', program: whisper.program, model, language: 'zh' })
    const seen: string[] = []
    const stop = station.onEvent((event) => {
      if (event.event === 'changed') seen.push(event.what)
    })
    expect(await ended(await start())).toMatchObject({ kind: 'speech', state: 'done', failure: null })
    stop()
    expect(seen).toContain('speech')
    const [draft] = await drafts()
    expect(draft).toMatchObject({ track, person, adapter: 'whisper', model, language: 'zh', lines: 2 })
    expect(draft?.root).toBe((await station.recordings.read(made.id)).manifest?.journal.root)
    const { lines } = await station.handlers['speech.draft']({ draft: draft?.id ?? '' })
    expect(lines.map(({ text }) => text)).toEqual(words)
    const { wall } = (await station.handlers['recordings.index']({ id: made.id, track })).parts[0] ?? { wall: null }
    expect(lines[0]?.at).toBe(wall)
    expect(Date.parse(lines[1]?.at ?? '') - Date.parse(wall ?? '')).toBeCloseTo(2500, -2)

    expect(await said()).toEqual([])
    expect(await filesIn(made.folder, '卤味')).toEqual(before)
    expect((await verifyRecording(made.folder)).findings).toEqual([])
    await open.seal()
    await station.recordings.index(open.folder)
    const bundle = async () => {
      const to = join(folder.path, `out-${randomUUID()}`)
      const done = await ended(await station.handlers['archive.export']({ case: of, to, recipients: [] }))
      expect(done?.failure).toBeNull()
      return filesIn(done?.folder ?? '', '卤味')
    }
    expect((await bundle()).holding).toEqual([])

    const [line] = lines
    if (line === undefined) throw new Error('no line')
    const { id, at, text } = line
    const entry = {
      what: 'entry',
      id,
      at,
      place: 1,
      section: 'course',
      speaker: 'answer',
      text,
      removed: false,
    } as const
    await station.handlers['writtenRecords.change']({ record, window, person, changes: [entry] })
    expect(await said()).toEqual([{ at, text: words[0] }])
    expect(await filesIn(made.folder, '卤味')).toEqual(before)
  })

  test('that is cancelled or fails leaves nothing; one at a time is made; older ones stay listed', async () => {
    const pid = join(folder.path, 'pid')
    const by = { adapter: 'whisper', program: whisper.program, language: 'zh' }
    await set({ ...by, model: await whisper.model('hang', pid) })
    const hanging = await start()
    expect(await codeOf(start())).toBe('speech-busy')
    await expect.poll(() => readFile(pid, 'utf8').catch(() => '')).not.toBe('')
    await station.handlers['jobs.cancel'](hanging)
    expect((await ended(hanging))?.state).toBe('cancelled')
    await set({ ...by, model: await whisper.model('exit', '7') })
    expect(await ended(await start())).toMatchObject({ state: 'failed', failure: { code: 'speech-failed' } })
    expect(await drafts()).toHaveLength(1)
    expect(await readdir(station.place.scratch)).toEqual([])
    await set({ ...by, model: await whisper.model('say', '二') })
    await ended(await start())
    expect((await drafts()).map(({ lines }) => lines)).toEqual([1, 2])
    await expect(station.database.write((writer) => writer.run('DELETE FROM speech_draft'))).rejects.toThrow()
  })

  test('hears English with PocketSphinx, offline, at the moments at which it was said', async ({ skip }) => {
    await set({ adapter: 'pocketsphinx', language: 'en' }).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'speech-program-missing')
        skip('pocketsphinx is not installed: apt-get install pocketsphinx pocketsphinx-en-us')
      throw error
    })
    const done = await ended(await start())
    expect(done?.failure).toBeNull()
    expect(done?.done).toBeGreaterThan(4)
    const [draft] = await drafts()
    const { lines } = await station.handlers['speech.draft']({ draft: draft?.id ?? '' })
    const { wall } = (await station.handlers['recordings.index']({ id: made.id, track })).parts[0] ?? { wall: null }
    const second = lines.find(({ text }) => text.includes('country can do for you'))
    expect(lines.length).toBeGreaterThan(0)
    // "ask not (…) what your country can do for you": the second half begins 2.4 s after the beginning of the clip.
    const begins = (Date.parse(second?.at ?? '') - Date.parse(wall ?? '')) / 1000
    expect(begins).toBeGreaterThan(2)
    expect(begins).toBeLessThan(3)
  })
})

test('each part is heard at its own time: what lies between them is no sound', async () => {
  const clip = join(folder.path, 'speech.mp4')
  const { folder: of } = await makeParts({
    ...{ vault: join(folder.path, 'parts'), id: '20260301-010203-abcdef', keys: generateKeyPairSync('ed25519') },
    case: { id: randomUUID(), number: '1', cause: '占道经营', kind: 'penalty', party: '' },
    tracks: { 'mic-1': [clip, clip] },
  })
  const pieces = piecesOf(await readRecordingFolder(of), 'mic-1')
  expect(pieces.map(({ file }) => file)).toEqual(['mic-1.0001.mp4', 'mic-1.0002.mp4'])
  const [first, second] = pieces.map(({ at }) => at)
  // The second was begun ten seconds after the first, which is five seconds long.
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(9900)
})

test('a piece from the middle of a part sounds as it does in the whole, and what was altered is not heard', async () => {
  const recording = await station.recordings.read(made.id)
  const found = await findFfmpeg()
  const wavOf = async (piece: ReturnType<typeof piecesOf>[number], name: string) => {
    const to = join(folder.path, name)
    const { signal } = new AbortController()
    const wanted = {
      folder: made.folder,
      recording: made.id,
      piece,
      ffmpeg: found,
      environment: process.env,
      to,
      signal,
    }
    await writeWav(wanted)
    const bytes = await readFile(to)
    return bytes.subarray(bytes.indexOf('data') + 8)
  }
  const [whole] = piecesOf(recording, track)
  const pieces = piecesOf(recording, track, 2.5)
  expect(pieces).toHaveLength(2)
  if (whole === undefined) throw new Error('nothing to hear')
  const all = await wavOf(whole, 'whole.wav')
  for (const [i, piece] of pieces.entries()) {
    const heard = await wavOf(piece, `${i}.wav`)
    const from = 2 * Math.round(((piece.from - whole.from) / 1e6) * 16_000)
    expect(piece.at - whole.at).toBeCloseTo((piece.from - whole.from) / 1000, 3)
    expect(heard.length).toBe(2 * Math.round(secondsOf(piece) * 16_000))
    expect(heard.equals(all.subarray(from, from + heard.length))).toBe(true)
  }
  const copy = join(folder.path, whole.file)
  const bytes = await readFile(join(made.folder, whole.file))
  bytes[bytes.length - 400] = (bytes[bytes.length - 400] ?? 0) ^ 1
  await writeFile(copy, bytes)
  const { signal } = new AbortController()
  const altered = writeWav({
    ...{ folder: folder.path, recording: made.id, piece: whole, ffmpeg: found, environment: process.env, signal },
    to: join(folder.path, 'altered.wav'),
  })
  expect(await codeOf(altered)).toBe('recording-damaged')
})

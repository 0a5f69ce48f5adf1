// A verifier that a stranger could have written from docs/format.md: it accepts what we seal and finds what is altered,
// so that neither the format's description nor a judge depends on our program.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { alteredRecording, flipped, keys } from '../native/vault/verify/altered-recording.ts'
import { linesWithoutCrash, sealAnew } from '../native/vault/verify/sealed-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

/** Exit code and the faults that the stranger's verifier names. */
function strangersVerdict(): Promise<{ code: number; faults: string[] }> {
  return new Promise((done) => {
    const script = join(import.meta.dirname, 'verify_recording.py')
    execFile('/usr/bin/python3', ['-I', script, recording.folder], (error, out) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, faults: out.split('\n').filter(Boolean) })
    })
  })
}

const swapped = (lines: string[]) => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '')

/** The first letter of the first checkpoint's root becomes one that base64 does not have. */
function rootWithoutForm(notes: Buffer): Buffer {
  const [origin = '', lines = ''] = notes.toString('latin1').split('\n')
  notes.write('.', origin.length + lines.length + 2)
  return notes
}

describe('the verifier written from the format', () => {
  test('accepts a recording with two parts, a crash and torn lines, as our own does', async () => {
    expect(await recording.findings({ sm3: true })).toEqual([])
    expect(await strangersVerdict()).toEqual({ code: 0, faults: [] })
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['a byte of media', () => recording.alter('cam-1.0002.mp4', flipped(5000)), 'cam-1.0002.mp4: whole'],
    ['a byte of the journal', () => recording.alter('journal.jsonl', flipped(500)), 'root'],
    ['lines in another order', () => recording.edit(swapped), 'line 3: seq'],
    ['a line that was removed', () => recording.edit((lines) => lines.toSpliced(4, 1)), 'line 4: seq'],
    ['a byte of a checkpoint', () => recording.alter('checkpoints', flipped(80)), 'checkpoints'],
    [
      'a checkpoint whose root is no base64',
      () => recording.alter('checkpoints', rootWithoutForm),
      'checkpoint 0: root',
    ],
    ['a byte of the signature', () => recording.alter('manifest.json.sig', flipped(9)), 'signature'],
  ])('finds %s', async (_, alter, fault) => {
    await alter()
    const { code, faults } = await strangersVerdict()
    expect(code).toBe(1)
    expect(faults).toContain(fault)
    expect(await recording.findings()).not.toEqual([])
  })

  test('finds one bit changed anywhere in what is signed, as our own does', async () => {
    const passed: string[] = []
    for (const file of ['journal.jsonl', 'checkpoints', 'manifest.json', 'manifest.json.sig']) {
      const { length } = await readFile(recording.path(file))
      for (let place = 0; place < 4; place++) {
        const offset = Math.floor((length * (place + 0.5)) / 4)
        await recording.restore()
        await recording.alter(file, flipped(offset, 2 * place))
        const [{ code, faults }, ours] = await Promise.all([strangersVerdict(), recording.findings()])
        if (code === 0 || faults.length === 0 || ours.length === 0) passed.push(`${file} ${offset}`)
      }
    }
    expect(passed).toEqual([])
  })

  test('finds a red finding that nobody explained, sealed by whoever has the key', async () => {
    const lines = await linesWithoutCrash(recording.folder)
    const close = lines.pop() ?? {}
    const { at, mono, run } = close
    const finding = { code: 'record-missing', level: 'red', subject: '', facts: {} }
    const compared = { kind: 'reconciliation', checked: at, person: '甲', unlisted: 0, at, mono, run }
    const seal = async (findings: object[]) => {
      const all = [...lines, { ...compared, findings }, close].map((line, seq) => ({ ...line, seq }))
      await sealAnew(recording.folder, all, keys)
      return (await strangersVerdict()).faults
    }
    expect(await seal([{ ...finding, explanation: '另行手写' }])).toEqual([])
    expect(await seal([finding])).toEqual(['red findings explained'])
  })

  test('names the chunk in which a byte was changed', async () => {
    const lines = (await readFile(recording.path('journal.jsonl'), 'utf8')).split('\n')
    const chunk = lines.find((line) => line.includes('"kind":"chunk"') && line.includes('"track":"mic-1"'))
    const { offset, chunk: number } = JSON.parse(chunk ?? '{}') as { offset: number; chunk: number }
    await recording.alter('mic-1.0001.mp4', flipped(offset + 100))
    expect((await strangersVerdict()).faults).toEqual([
      'mic-1.0001.mp4: whole',
      `mic-1.0001.mp4: chunk ${number}: SHA-256`,
      `mic-1.0001.mp4: chunk ${number}: SM3`,
    ])
  })
})

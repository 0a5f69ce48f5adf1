// A reconciliation that is stated twice, not at the end, or with a red finding that nobody explained, is found.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { alteredRecording, keys } from './altered-recording.ts'
import { linesWithoutCrash, sealAnew } from './sealed-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

type Told = Record<string, unknown>
const red = { code: 'record-missing', level: 'red', subject: '', facts: { kind: 'interview' } }
const amber = { code: 'step-skipped', level: 'amber', subject: 'recusal', facts: { reason: '已问过' } }
const stated = {
  ...{ kind: 'reconciliation', checked: '2026-03-01T01:02:03.004Z', person: '甲', unlisted: 0 },
  findings: [{ ...red, explanation: '另行手写' }, amber],
}
const mark = { kind: 'mark', id: 'm-1', word: '', person: '甲' }
const gap = { kind: 'gap', track: 'cam-1', from: stated.checked, to: stated.checked, cause: 'station-stopped' }

async function found(...added: readonly Told[]) {
  const lines = await linesWithoutCrash(recording.folder)
  const close = lines.pop() ?? {}
  const { at, mono, run } = close
  const all = [...lines, ...added.map((line) => ({ ...line, at, mono, run })), close]
  await sealAnew(
    recording.folder,
    all.map((line, seq) => ({ ...line, seq })),
    keys,
  )
  const { findings } = await recording.verify()
  return findings.map(({ code, details }) => [code, details?.['member'] ?? details?.['kind']])
}

describe('a reconciliation', () => {
  test.each<[string, Told[]]>([
    ['directly before the end', [stated]],
    ['before what a recovery found, where a crash came between', [stated, gap]],
    ['that nobody confirmed and nobody explained', [{ ...stated, person: null, findings: [red] }]],
  ])('%s is sound', async (_, added) => {
    expect(await found(...added)).toEqual([])
  })

  test.each<[string, Told[], [string, string][]]>([
    ['stated twice', [stated, stated], [['journal-line-misplaced', 'reconciliation']]],
    ['after which something happens', [stated, mark], [['journal-line-misplaced', 'mark']]],
    ['with a red finding unexplained', [{ ...stated, findings: [red] }], [['journal-line-invalid', 'findings']]],
    ['with an explanation that nobody gave', [{ ...stated, person: null }], [['journal-line-invalid', 'findings']]],
  ])('%s is found', async (_, added, codes) => {
    expect(await found(...added)).toEqual(codes)
  })
})

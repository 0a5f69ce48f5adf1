// A journal whose lines do not belong to the script that it states, or in which somebody speaks in a break, is found.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { shippedScript } from '../../../../native/contract/shipped-scripts/shipped.ts'
import { alteredRecording, keys } from './altered-recording.ts'
import { linesWithoutCrash, sealAnew } from './sealed-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

type Told = Record<string, unknown>

const { steps } = shippedScript('interview')
const script = { template: 'interview', version: 3, steps }
const title = '告知正在同步录音录像'
const said = { kind: 'announcement', step: 'recording-in-progress', title, person: '甲' }
const speaker = { kind: 'speaker', speaker: { name: '乙', role: 'party' }, person: '甲' }

/** The recording with a script in its first line, and other lines before `close`, sealed by whoever has the key. */
async function withLines(added: readonly Told[], stated: unknown = script): Promise<Told[]> {
  const [open = {}, ...others] = await linesWithoutCrash(recording.folder)
  const close = others.pop() ?? {}
  const { at, mono, run } = close
  const all = [{ ...open, ...(stated === null ? {} : { script: stated }) }, ...others]
  const lines = [...all, ...added.map((line) => ({ ...line, at, mono, run })), close]
  return lines.map((line, seq) => ({ ...line, seq }))
}
const found = async (lines: Told[]) => {
  await sealAnew(recording.folder, lines, keys)
  const { findings, script: told } = await recording.verify()
  return { findings: findings.map(({ code, details }) => [code, details?.['member'] ?? details?.['kind']]), told }
}

describe('a recording with a script', () => {
  test('is sound when its steps are said by their titles; what is open is told and is no finding', async () => {
    const { findings, told } = await found(await withLines([said, speaker, { ...speaker, speaker: null }]))
    expect(findings).toEqual([])
    expect(told).toMatchObject({ version: 3, said: 1, skipped: 0 })
    expect(told?.open).toContain('询问是否申请回避')
    expect(told?.open).not.toContain(title)
  })

  test.each<[string, Told, string]>([
    ['a step that it does not have', { ...said, step: 'rights-read' }, 'step'],
    ['a step by another title', { ...said, title: '告知不录音' }, 'title'],
    ['a step skipped without its title', { kind: 'skipped', step: 'recusal', person: '甲', reason: '无' }, 'title'],
  ])('with %s is found', async (_, line, member) => {
    const { findings } = await found(await withLines([line]))
    expect(findings).toEqual([['journal-line-invalid', member]])
  })

  test('that has a key twice is found', async () => {
    const { findings } = await found(await withLines([], { ...script, steps: [...steps, steps[0]] }))
    expect(findings).toEqual([['journal-line-invalid', 'script']])
  })

  test('in which somebody begins to speak in a break is found', async () => {
    const stop = { kind: 'break', reason: 'mediation', text: '', person: '甲' }
    const { findings } = await found(await withLines([stop, speaker]))
    // The clips were made before the break and seem to be captured in it: that is not asked here.
    expect(findings).toContainEqual(['journal-line-misplaced', 'speaker'])
  })
})

test('a recording that states no script may have steps without titles', async () => {
  const { findings, told } = await found(await withLines([{ kind: 'announcement', step: 'any', person: '甲' }], null))
  expect([findings, told]).toEqual([[], undefined])
})

// Whatever is done to an audit log is found: altered, removed, reordered, cut off, forged, any byte.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportAudit } from '../../../native/archive/export-audit.ts'
import { verifyAudit } from '../../../native/audit/verify-audit.ts'
import { rawPublicKey } from '../../../native/journal/note.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { Vault } from '../../../native/vault/vault.ts'
import { act, keptLog, settableClock, type KeptLog } from './kept-log.ts'

let kept: KeptLog
/** Handed out after half of the lines. */
let exported: string
let checkpoint: Buffer
beforeAll(async () => {
  kept = await keptLog()
  const { clock, set } = settableClock('2026-03-31T08:00:00.000Z')
  const out = join(kept.folder, 'out')
  await kept.live(
    async (log, vault) => {
      for (const name of ['a', 'b', 'c']) log.note(act('room-created', name))
      await log.checkpoint()
      set('2026-04-01T08:00:00.000Z')
      for (const name of ['d', 'e', 'f']) log.note(act('case-created', name))
      const handed = await exportAudit({ vault, log, to: out, software: 'zhenglu test' })
      exported = handed.folder
      checkpoint = await readFile(join(exported, 'checkpoint'))
      for (const name of ['g', 'h', 'i']) log.note(act('recording-viewed', name))
    },
    { clock },
  )
  await kept.keep()
})
afterAll(() => kept.remove())
beforeEach(() => kept.restore())

const lineList = (text: string) => text.split('\n').slice(0, -1)
const joined = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

describe('in a vault', () => {
  test('a sound log has no findings, with and without a checkpoint from elsewhere', async () => {
    expect(await kept.codes()).toEqual([])
    const { findings, audit } = await kept.verify({ checkpoint })
    expect(findings).toEqual([])
    expect(audit?.proves).toContain('audit-continues-checkpoint')
    expect(audit?.doesNotProve).not.toContain('audit-not-cut')
  })

  test.each<[string, (lines: string[]) => string[]]>([
    ['altered', (lines) => lines.map((line) => line.replace('"subject":"e"', '"subject":"x"'))],
    ['removed', (lines) => lines.filter((line) => !line.includes('"subject":"e"'))],
    ['added', (lines) => [...lines, lines.at(-1)?.replace(/"seq":\d+/, `"seq":${lines.length}`) ?? '']],
    ['put in another order', (lines) => lines.map((line, at) => lines[at === 2 ? 3 : at === 3 ? 2 : at] ?? line)],
    ['of a person renamed', (lines) => lines.map((line) => line.replaceAll('王书记员', '李书记员'))],
  ])('a line %s is found', async (what, change) => {
    await kept.edit('000002.jsonl', (text) => joined(change(lineList(text))))
    const codes = await kept.codes()
    if (what === 'added') expect((await kept.verify()).audit?.doesNotProve).toContain('audit-newest-lines')
    else expect(codes).toContain('audit-changed')
  })

  test('a line removed and the rest renumbered is found', async () => {
    await kept.edit('000002.jsonl', (text) =>
      joined(
        lineList(text)
          .filter((line) => !line.includes('"subject":"e"'))
          .map((line, seq) => line.replace(/"seq":\d+/, `"seq":${seq}`)),
      ),
    )
    expect(await kept.codes()).toEqual(expect.arrayContaining(['audit-cut-off']))
  })

  describe('a tail that was cut off', () => {
    /** Lines, checkpoints and the station's own mark, all put back to an earlier state that was once true. */
    const cutTo = async (lines: number, notes: number) => {
      await kept.edit('000002.jsonl', (text) => joined(lineList(text).slice(0, lines)))
      await kept.edit('000002.checkpoints', (text) =>
        text
          .split(/(?<=\n\n)(?=zhenglu)/)
          .slice(0, notes)
          .join(''),
      )
    }
    const noteCount = async () =>
      (await readFile(kept.path('000002.checkpoints'), 'utf8')).split(/(?<=\n\n)(?=zhenglu)/).length

    test('without its checkpoints is found', async () => {
      await cutTo(3, 99)
      expect(await kept.codes()).toContain('audit-cut-off')
    })

    test('with its checkpoints is found by what the station stated last', async () => {
      await cutTo(1, 1)
      expect(await kept.codes()).toEqual(['audit-cut-off'])
    })

    test('with everything that tells of it is found by a checkpoint from elsewhere, and by nothing else', async () => {
      expect(await noteCount()).toBe(3)
      await cutTo(1, 1)
      const lastAudit = vaultPaths(kept.vault).lastAudit
      const [note = ''] = (await readFile(kept.path('000002.checkpoints'), 'utf8')).split('\n\n')
      const [, size, root] = note.split('\n')
      const hex = Buffer.from(root ?? '', 'base64').toString('hex')
      await writeFile(lastAudit, JSON.stringify({ segment: 2, size: Number(size), root: hex }))
      const without = await kept.verify()
      expect(without.findings).toEqual([])
      expect(without.audit?.doesNotProve).toContain('audit-not-cut')
      expect(await kept.codes({ checkpoint })).toEqual(['audit-cut-off'])
    })

    test('as a whole segment is found', async () => {
      await rm(kept.path('000002.jsonl'))
      await rm(kept.path('000002.checkpoints'))
      expect(await kept.codes()).toEqual(['audit-cut-off'])
    })
  })

  test('a segment that is missing in the middle is found', async () => {
    await rm(kept.path('000001.jsonl'))
    await rm(kept.path('000001.checkpoints'))
    expect(await kept.codes()).toContain('audit-segment-missing')
  })

  test('a log that was written anew with another key is found', async () => {
    const other = await keptLog()
    await other.live((log) => {
      log.note(act('room-created', 'forged'))
    })
    for (const file of await readdir(kept.audit)) await rm(kept.path(file))
    for (const file of await readdir(other.audit)) await writeFile(kept.path(file), await readFile(other.path(file)))
    await writeFile(vaultPaths(kept.vault).lastAudit, await readFile(vaultPaths(other.vault).lastAudit))
    await other.remove()
    expect(await kept.codes()).toContain('key-unknown')
  })

  test('a checkpoint of another station, a forged and a garbled one are told apart', async () => {
    const text = checkpoint.toString()
    const of = async (note: string) => kept.codes({ checkpoint: Buffer.from(note) })
    expect(await of('nothing of the kind')).toEqual(['checkpoint-malformed'])
    expect(await of(text.replace(/zhenglu\/[^/]+/g, 'zhenglu/another'))).toEqual(['checkpoint-of-another'])
    expect(await of(text.replace(/\n\d+\n/, '\n2\n'))).toEqual(['checkpoint-signature-wrong'])
  })
})

describe('handed out', () => {
  test('it verifies anywhere, and with the key from elsewhere', async () => {
    const vault = await Vault.open(kept.vault)
    const publicKey = rawPublicKey(vault.signer.publicKey)
    await vault.close()
    const { findings, audit } = await verifyAudit(exported, { publicKey, checkpoint })
    expect(findings).toEqual([])
    expect(audit?.proves).toEqual([
      'audit-unaltered',
      'audit-signed',
      'signed-with-given-key',
      'audit-continues-checkpoint',
    ])
    expect((await verifyAudit(join(exported, '000002.jsonl'))).findings).toEqual([])
  })

  test('it has tables for people, which no office program takes for formulas', async () => {
    const table = await readFile(join(exported, '操作日志.csv'), 'utf8')
    expect(table.startsWith('\u{FEFF}时间（UTC）,人员,')).toBe(true)
    expect(table).toContain('王书记员,窗口,新建案件,完成')
    expect(await readFile(join(exported, 'audit-log.csv'), 'utf8')).toContain('王书记员,Window,Case created,Done')
  })

  test('any byte of any file that is changed is found', async () => {
    const files = await readdir(exported)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        async (file, at, mask) => {
          const path = join(exported, file)
          const original = await readFile(path)
          const changed = Buffer.from(original)
          const offset = Math.floor(at * original.length)
          changed.writeUInt8(changed.readUInt8(offset) ^ mask, offset)
          await writeFile(path, changed)
          const { findings, audit } = await verifyAudit(exported)
          await writeFile(path, original)
          expect(findings).not.toEqual([])
          expect(audit?.proves).not.toContain('audit-unaltered')
        },
      ),
      { numRuns: 150 },
    )
    expect((await verifyAudit(exported)).findings).toEqual([])
  })
})

test('any byte of a vault’s log that is changed, dropped or put in is found', async () => {
  const files = ['000001.jsonl', '000001.checkpoints', '000002.jsonl', '000002.checkpoints']
  const where = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  const how = fc.constantFrom('flip' as const, 'drop' as const, 'insert' as const)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      where,
      how,
      fc.integer({ min: 1, max: 255 }),
      async (file, at, kind, byte) => {
        const original = await readFile(kept.path(file))
        const offset = Math.floor(at * original.length)
        const [before, after] = [original.subarray(0, offset), original.subarray(offset)]
        const flipped = Buffer.of((after[0] ?? 0) ^ byte)
        const middle = {
          flip: [flipped, after.subarray(1)],
          drop: [after.subarray(1)],
          insert: [Buffer.of(byte), after],
        }
        await writeFile(kept.path(file), Buffer.concat([before, ...middle[kind]]))
        const { findings, audit } = await kept.verify()
        await writeFile(kept.path(file), original)
        expect(findings).not.toEqual([])
        expect(audit?.proves).not.toContain('audit-unaltered')
      },
    ),
    { numRuns: 150 },
  )
})

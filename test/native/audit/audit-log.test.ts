// The audit log over the lives of a station: continued, torn, damaged, lost, on a disk that fails, for years.
import { appendFile, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AuditLog, mostLines, mostWaiting } from '../../../native/audit/audit-log.ts'
import { verifyAudit } from '../../../native/audit/verify-audit.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { canMountDisks, mountDisk } from '../../rig/disk.ts'
import { act, keptLog, settableClock, type KeptLog } from './kept-log.ts'

const mountable = await canMountDisks()
let kept: KeptLog
beforeEach(async () => {
  kept = await keptLog()
})
afterEach(() => kept.remove())

const kinds = async () => (await kept.lines()).map(({ kind }) => kind)
const subjects = async () => (await kept.lines()).flatMap((line) => (line.kind === 'act' ? [line.subject] : []))

describe('a sound log', () => {
  test('is continued by the next life of the station, in the same segment', async () => {
    await kept.live((log) => {
      log.note(act('room-created', 'a'))
    })
    await kept.live((log) => {
      log.note(act('room-removed', 'b'))
      log.note(act('settings-changed', 'c'))
    })
    expect(await subjects()).toEqual(['a', 'b', 'c'])
    expect(await readdir(kept.audit)).toEqual(['000001.checkpoints', '000001.jsonl'])
    const { findings, audit } = await kept.verify()
    expect(findings).toEqual([])
    expect(audit).toMatchObject({ segments: 1, lines: 4, signed: { segment: 1, size: 4 } })
    expect(audit?.proves).toEqual(['audit-unaltered', 'audit-signed', 'audit-agrees-with-recordings'])
  })

  test('goes on in another segment with another month, and when one is long: a start reads only the newest', async () => {
    const { clock, set } = settableClock('2026-01-31T23:59:59.000Z')
    await kept.live(
      async (log) => {
        log.note(act('room-created', 'january'))
        await log.flush()
        set('2026-02-01T00:00:00.000Z')
        log.note(act('room-created', 'february'))
        await log.flush()
        for (let i = 0; i < mostLines; i += 1) log.note(act('recording-marked', String(i)))
        await log.flush()
        log.note(act('room-removed', 'last'))
      },
      { clock },
    )
    expect((await readdir(kept.audit)).filter((name) => name.endsWith('.jsonl'))).toEqual([
      '000001.jsonl',
      '000002.jsonl',
      '000003.jsonl',
    ])
    const opens = (await kept.lines()).filter((line) => line.kind === 'open')
    expect(opens.map(({ previous }) => previous?.state ?? null)).toEqual([null, 'closed', 'closed'])
    expect(await kept.codes()).toEqual([])
    // Nothing of the first two is needed to go on.
    const first = await readFile(kept.path('000001.jsonl'))
    await rm(kept.path('000001.jsonl'))
    await kept.live(
      (log) => {
        log.note(act('room-created', 'after'))
      },
      { clock },
    )
    await writeFile(kept.path('000001.jsonl'), first)
    expect((await subjects()).at(-1)).toBe('after')
    expect(await kept.codes()).toEqual([])
  })
})

describe('after a crash', () => {
  test.each([
    ['in the middle of a line', '{"action":"room-cre', ''],
    ['in the middle of a line of Chinese', Buffer.from('{"person":"王').subarray(0, -1), ''],
    ['of the power, with zeros where nothing was written', Buffer.alloc(300), ''],
    ['in the middle of a checkpoint', '', 'zhenglu/abc'],
    ['of both', '{"at"', 'zhenglu/abc\n12\n'],
  ])('%s, what was cut off stays and is declared', async (_, line, note) => {
    await kept.live((log) => {
      log.note(act('room-created', 'before'))
    })
    await appendFile(kept.path('000001.jsonl'), line)
    await appendFile(kept.path('000001.checkpoints'), note)
    for (const life of ['second', 'third']) {
      await kept.live((log) => {
        log.note(act('room-created', life))
      })
    }
    expect(await kept.codes()).toEqual([])
    const bytes = await readFile(kept.path('000001.jsonl'))
    expect(bytes.includes(Buffer.from(line))).toBe(true)
    expect(bytes.toString().match(/"kind":"recovered"/g)).toHaveLength(
      (line.length > 0 ? 1 : 0) + (note === '' ? 0 : 1),
    )
    expect(await readdir(kept.audit)).toHaveLength(2)
  })

  test('before the first line, the segment is begun anew', async () => {
    await kept.live(() => undefined)
    await rm(kept.audit, { recursive: true })
    await rm(vaultPaths(kept.vault).lastAudit)
    await kept.live(() => undefined)
    await writeFile(kept.path('000001.jsonl'), '{"chain":nu')
    await writeFile(kept.path('000001.checkpoints'), '')
    await rm(vaultPaths(kept.vault).lastAudit)
    await kept.live((log) => {
      log.note(act('room-created', 'a'))
    })
    expect(await kept.codes()).toEqual([])
    expect(await subjects()).toEqual(['a'])
  })

  test('between the end of a segment and the next one', async () => {
    const { clock, set } = settableClock('2026-01-10T00:00:00.000Z')
    await kept.live(() => undefined, { clock })
    const before = await readFile(kept.path('000001.checkpoints'))
    set('2026-02-10T00:00:00.000Z')
    await kept.live(
      (log) => {
        log.note(act('room-created', 'a'))
      },
      { clock },
    )
    // The crash: the next segment was never made, and the last checkpoint neither.
    await rm(kept.path('000002.jsonl'))
    await rm(kept.path('000002.checkpoints'))
    await writeFile(kept.path('000001.checkpoints'), before)
    await rm(vaultPaths(kept.vault).lastAudit)
    await kept.live(
      (log) => {
        log.note(act('room-created', 'b'))
      },
      { clock },
    )
    expect(await kept.codes()).toEqual([])
    expect(await subjects()).toEqual(['b'])
  })
})

describe('a damaged log', () => {
  const told: string[] = []
  const again = () =>
    kept.live(
      (log) => {
        expect(log.state.damaged).toEqual([1])
        log.note(act('room-created', 'after'))
      },
      { tell: (sentence) => told.push(sentence) },
    )
  beforeEach(async () => {
    told.length = 0
    await kept.live((log) => {
      log.note(act('room-created', 'a'))
      log.note(act('room-created', 'b'))
    })
  })

  test.each([
    ['an altered line', (text: string) => text.replace('"subject":"a"', '"subject":"x"')],
    ['a cut tail', (text: string) => text.split('\n').slice(0, -2).join('\n') + '\n'],
  ])('with %s stays as it is: a new segment names its last known root, loudly', async (_, change) => {
    await kept.edit('000001.jsonl', change)
    const damaged = await readFile(kept.path('000001.jsonl'))
    await again()
    expect((await readFile(kept.path('000001.jsonl'))).equals(damaged)).toBe(true)
    const opening = (await kept.lines()).find((line) => line.kind === 'open' && line.segment === 2)
    expect(opening).toMatchObject({ previous: { segment: 1, size: 3, state: 'damaged' } })
    expect(told.join()).toContain('segment 1 is damaged')
    expect((await kept.lines()).some((line) => line.kind === 'act' && line.action === 'audit-damaged')).toBe(true)
    expect(await kept.codes()).not.toEqual([])
  })

  test('that was removed as a whole is missed by the start and by verification', async () => {
    await rm(kept.audit, { recursive: true })
    await again()
    expect(await readdir(kept.audit)).toEqual(['000002.checkpoints', '000002.jsonl'])
    expect(await kept.codes()).toContain('audit-segment-missing')
    expect(told.join()).toContain('audit-segment-missing')
  })
})

describe('a disk that fails', () => {
  test('keeps nobody waiting; lines wait and are written in order when it is back', async () => {
    const told: string[] = []
    const vault = await Vault.open(kept.vault)
    // A file where the folder must be: nothing can be written, whoever runs this.
    await writeFile(kept.audit, 'in the way')
    const log = new AuditLog(vault, { software: 'zhenglu test', tell: (text) => told.push(text), retryAfter: 5 })
    log.note(act('room-created', 'first'))
    await log.flush()
    expect(log.state).toMatchObject({ state: 'failing', waiting: 1 })
    log.note(act('room-created', 'second'))
    expect(await log.signed()).toBeNull()
    expect(told).toHaveLength(1)
    await rm(kept.audit)
    while (log.state.state === 'failing') await nextTurn()
    await log.close()
    await vault.close()
    expect(await subjects()).toEqual(['first', 'second', null])
    const [, first, , interrupted] = await kept.lines()
    expect(interrupted).toMatchObject({ action: 'audit-interrupted', failure: 'disk-failed' })
    expect(Date.parse(first?.at ?? '')).toBeLessThanOrEqual(Date.parse(interrupted?.at ?? ''))
    expect(await kept.codes()).toEqual([])
  })

  test('for too long: what is given up is counted and stated', async () => {
    const vault = await Vault.open(kept.vault)
    await writeFile(kept.audit, 'in the way')
    const log = new AuditLog(vault, { software: 'zhenglu test', tell: () => undefined })
    for (let i = 0; i < mostWaiting + 7; i += 1) log.note(act('recording-marked', String(i)))
    await log.flush()
    expect(log.state).toMatchObject({ waiting: mostWaiting, lost: 7 })
    await rm(kept.audit)
    await log.flush()
    await log.close()
    await vault.close()
    expect((await kept.lines()).find(({ kind }) => kind === 'lost')).toMatchObject({ lines: 7 })
    expect(await kept.codes()).toEqual(['audit-lines-lost'])
  })

  test.skipIf(!mountable)('that is full while it writes, for real', async () => {
    await using disk = await mountDisk(8 << 20)
    await createVault(disk.path + '/vault', '证录')
    const vault = await Vault.open(disk.path + '/vault')
    const log = new AuditLog(vault, { software: 'zhenglu test', tell: () => undefined })
    log.note(act('room-created', 'before'))
    await log.flush()
    await using filler = await open(disk.path + '/filler', 'w')
    await filler.writeFile(Buffer.alloc(8 << 20)).catch(() => undefined)
    for (let i = 0; i < 100; i += 1) log.note(act('room-created', 'x'.repeat(200)))
    await log.flush()
    expect(log.state).toMatchObject({ state: 'failing', failure: 'disk-full', waiting: 100 })
    await filler.truncate(0)
    await log.flush()
    expect(log.state).toMatchObject({ state: 'writing', lost: 0 })
    await log.close()
    await vault.close()
    const { findings, audit } = await verifyAudit(disk.path + '/vault')
    expect(findings).toEqual([])
    expect(audit?.lines).toBe(103)
  })
})

test('lines noted in one turn are synced together: the cost does not grow with their number', async () => {
  await kept.live(async (log) => {
    for (let i = 0; i < 500; i += 1) log.note(act('recording-marked', String(i)))
    await log.flush()
    expect(log.state.waiting).toBe(0)
  })
  expect(await kinds()).toEqual(['open', ...Array.from({ length: 500 }, () => 'act')])
})

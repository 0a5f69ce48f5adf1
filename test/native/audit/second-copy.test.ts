// What is signed of the audit log lies on the second disk too, and only grows there; a log that was rewritten is told.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkpointsFile, linesFile } from '../../../native/audit/layout.ts'
import { completeAudit } from '../../../native/audit/second-copy.ts'
import type { Signed } from '../../../native/audit/segment-file.ts'
import { verifyAudit } from '../../../native/audit/verify-audit.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { act, keptLog } from './kept-log.ts'

test('the copy is completed segment by segment, and what was rewritten in the vault is told', async () => {
  const kept = await keptLog()
  const mirror = join(kept.vault, '..', 'mirror')
  await mkdir(mirror)
  const copy = (file: string) => readFile(join(vaultPaths(mirror).auditCopy, file), 'utf8')
  const own = (file: string) => readFile(kept.path(file), 'utf8')
  const complete = (signed: Signed) => completeAudit(kept.vault, mirror, signed)
  const taken: Signed[] = []
  try {
    for (const name of ['one', 'two']) {
      await kept.live(async (log) => {
        log.note(act('case-created', name))
        const signed = await log.signed()
        if (signed === null) throw new Error('not signed')
        // What is noted after the checkpoint waits for the next.
        log.note(act('case-changed', name))
        await log.flush()
        expect(await complete(signed)).toEqual([])
        const lines = await copy(linesFile(1))
        expect([lines.includes(`"${name}"`), lines.split('\n').at(-1)]).toEqual([true, ''])
        expect((await own(linesFile(1))).length).toBeGreaterThan(lines.length)
        expect(await copy(checkpointsFile(1))).toBe((await own(checkpointsFile(1))).slice(0, signed.noted))
        taken.push(signed)
      })
    }
    expect(await readdir(vaultPaths(mirror).auditCopy)).toEqual(['000001.checkpoints', '000001.jsonl'])
    // Its newest checkpoint proves what the vault's log must hold.
    const checkpoint = Buffer.from((await copy(checkpointsFile(1))).split(/\n\n(?=zhenglu)/).at(-1) ?? '')
    expect((await verifyAudit(kept.vault, { checkpoint })).findings).toEqual([])
    const before = await copy(linesFile(1))
    await writeFile(kept.path(linesFile(1)), (await own(linesFile(1))).replace('"one"', '"eno"'))
    const [last] = taken.slice(-1)
    expect(last === undefined ? null : await complete(last)).toEqual([linesFile(1)])
    expect(await copy(linesFile(1))).toBe(before)
  } finally {
    await kept.remove()
  }
})

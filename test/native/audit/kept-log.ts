// An audit log in a vault of its own, written by the station's own code, for tests to damage.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AuditLog, type AuditLogOptions } from '../../../native/audit/audit-log.ts'
import type { Act, AuditLine } from '../../../native/audit/lines.ts'
import { verifyAudit, type VerifyAuditOptions } from '../../../native/audit/verify-audit.ts'
import type { AuditAction } from '../../../native/contract/audit-actions.ts'
import type { Clock } from '../../../native/vault/clock.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

export const act = (action: AuditAction, subject: string | null = null, person: string | null = '王书记员'): Act => ({
  origin: 'window',
  person,
  action,
  outcome: 'done',
  failure: null,
  subject,
  details: {},
})

/** A clock that a test sets. */
export function settableClock(start: string) {
  let [now, mono] = [Date.parse(start), 0]
  const clock: Clock = { now: () => new Date(now), mono: () => (mono += 1) }
  return {
    clock,
    set: (instant: string) => {
      now = Date.parse(instant)
    },
  }
}

/** An empty vault in a folder of its own. */
export async function keptLog() {
  const folder = await temporaryFolder()
  const vault = join(folder.path, 'vault')
  await createVault(vault, '证录')
  const { audit } = vaultPaths(vault)
  const path = (file: string) => join(audit, file)

  /** One life of a station: opens the log, does `work`, closes it. */
  const live = async (
    work: (log: AuditLog, open: Vault) => Promise<void> | void,
    options: Partial<AuditLogOptions> & { clock?: Clock } = {},
  ) => {
    const { clock, ...rest } = options
    const open = await Vault.open(vault, clock === undefined ? {} : { clock })
    const log = new AuditLog(open, { software: 'zhenglu test', tell: () => undefined, ...rest })
    try {
      await log.start()
      await work(log, open)
    } finally {
      await log.close()
      await open.close()
    }
  }
  /** What every segment's lines say, in order. */
  const lines = async (): Promise<AuditLine[]> => {
    const names = (await readdir(audit)).filter((name) => name.endsWith('.jsonl')).sort()
    const texts = await Promise.all(names.map((name) => readFile(path(name), 'utf8')))
    return texts
      .join('')
      .split('\n')
      .filter((line) => line.endsWith('}')) // not what a crash cut off
      .map((line) => JSON.parse(line) as AuditLine)
  }
  const verify = (options: VerifyAuditOptions = {}) => verifyAudit(vault, options)
  const codes = async (options: VerifyAuditOptions = {}) => (await verify(options)).findings.map(({ code }) => code)
  /** Changes the text of one of the log's files. */
  const edit = async (file: string, change: (text: string) => string) => {
    await writeFile(path(file), change(await readFile(path(file), 'utf8')))
  }
  const kept = join(folder.path, 'kept')
  return {
    folder: folder.path,
    vault,
    audit,
    path,
    live,
    lines,
    verify,
    codes,
    edit,
    keep: () => cp(join(vault, 'station'), kept, { recursive: true }),
    restore: async () => {
      await rm(join(vault, 'station'), { recursive: true, force: true })
      await cp(kept, join(vault, 'station'), { recursive: true })
    },
    remove: () => folder.remove(),
  }
}
export type KeptLog = Awaited<ReturnType<typeof keptLog>>

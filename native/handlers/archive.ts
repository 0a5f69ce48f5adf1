// Long work: bundles, verification, the audit log.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { exportAudit } from '../archive/export-audit.ts'
import { caseBundle } from '../archive/case-bundle.ts'
import { exportCase } from '../archive/encrypted-bundle.ts'
import { encrypterFor } from '../archive/recipients.ts'
import { verifyBundle } from '../archive/verify-bundle.ts'
import { verifyAudit } from '../audit/verify-audit.ts'
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { Station } from '../station.ts'
import { vaultPaths } from '../vault/layout.ts'
import { verifyPath } from '../vault/verify/verify-path.ts'
import { software } from '../version.ts'
import { outside } from './target-folder.ts'

export function archiveHandlers(station: Station): HandlersOf<'archive' | 'audit' | 'jobs'> {
  const { jobs, vault } = station
  const publicKey = () => readFile(vaultPaths(vault.folder).publicKey)
  return {
    'archive.export': async ({ case: id, to, recipients }) => {
      const target = outside(vault.folder, to)
      if (recipients.length > 0) await encrypterFor(recipients)
      const wanted = await caseBundle(station, id)
      const job = jobs.start('export', wanted.case.number, async (tools) => ({
        folder: (await exportCase({ ...wanted, to: target, ...tools }, recipients)).folder,
      }))
      return { job }
    },
    'archive.verify': async ({ path }) => {
      await stat(path).catch((error: unknown) => {
        throw new Failure('path-missing', { path }, { cause: error })
      })
      const job = jobs.start('verification', path, async (tools) => ({
        report: await station.verified(await verifyPath(join(path), { ...tools, verifyBundle })),
      }))
      return { job }
    },
    'audit.find': (asked) => station.audit.index.find(asked),
    'audit.verify': async () => {
      await station.audit.log.checkpoint()
      const key = await publicKey()
      const job = jobs.start('verification', 'audit', async (tools) => ({
        report: await verifyAudit(vault.folder, { ...tools, publicKey: key }),
      }))
      return { job }
    },
    'audit.export': async ({ to }) => {
      const target = outside(vault.folder, to)
      const job = jobs.start('export', 'audit', async (tools) => ({
        folder: (await exportAudit({ vault, log: station.audit.log, to: target, software, ...tools })).folder,
      }))
      return Promise.resolve({ job })
    },
    'jobs.cancel': ({ job }) => {
      jobs.cancel(job)
      return Promise.resolve({})
    },
  }
}

// Hands the audit log out: a folder that `zhenglu verify --audit` checks anywhere (docs/format.md §8.3).
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditLog } from '../audit/audit-log.ts'
import { checkpointsFile, exportFiles, linesFile, segmentOrigin, segmentsAmong } from '../audit/layout.ts'
import { readSegment } from '../audit/read-segment.ts'
import type { Signed } from '../audit/segment-file.ts'
import { tableHead, tableRow } from '../audit/table.ts'
import type { ExportManifest } from '../audit/verify-export.ts'
import { Failure } from '../contract/failures.ts'
import { languages } from '../contract/terms.ts'
import { signCheckpoint } from '../journal/checkpoint.ts'
import { syncFolder, writeSynced } from '../vault/disk.ts'
import { publicKeyPem } from '../vault/keys.ts'
import { sixLetters, vaultPaths } from '../vault/layout.ts'
import type { Vault } from '../vault/vault.ts'
import { stopWhenCancelled } from '../vault/verify/options.ts'
import { writeFailure } from './archive-failure.ts'
import { forgetTarget, openTarget } from './target.ts'

export interface AuditExport {
  readonly vault: Vault
  readonly log: AuditLog
  /** Folder that gets the log's folder. */
  readonly to: string
  readonly software: string
  readonly signal?: AbortSignal
  /** Segments done and to do. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Writes a new folder `<to>/操作日志_<instant>`: whole, or not at all.
 * @throws Failure `audit-not-written`, `target-inside-vault`, `target-not-writable`, `target-exists`, `disk-full`,
 *   `cancelled`.
 */
export async function exportAudit(wanted: AuditExport): Promise<{ folder: string; signed: Signed }> {
  const { vault, log, to } = wanted
  stopWhenCancelled(wanted.signal)
  const signed = await log.signed()
  if (signed === null) throw new Failure('audit-not-written', { path: vaultPaths(vault.folder).audit })
  const now = vault.clock.now()
  const target = await openTarget(to, vault.folder)
  const folder = join(target.folder, folderName(now))
  const staging = `${folder}.${sixLetters()}.partial`
  try {
    await refuseExisting(folder)
    await mkdir(staging)
    await fill(staging, wanted, signed, now)
    await rename(staging, folder)
    await syncFolder(target.folder)
    return { folder, signed }
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    await forgetTarget(target)
    throw writeFailure(error, folder)
  }
}

const folderName = (now: Date) => {
  const digits = now.toISOString().replace(/\D/g, '')
  return `操作日志_${digits.slice(0, 8)}-${digits.slice(8, 14)}`
}

async function refuseExisting(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found !== undefined) throw new Failure('target-exists', { path: folder })
}

async function fill(staging: string, wanted: AuditExport, signed: Signed, now: Date): Promise<void> {
  const { vault, software, signal, onProgress } = wanted
  const files: ExportManifest['files'] = []
  const put = async (file: string, content: Uint8Array | string) => {
    const bytes = Buffer.from(content)
    await writeSynced(join(staging, file), bytes)
    files.push({ file, length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  const source = vaultPaths(vault.folder).audit
  const numbers = segmentsAmong(await readdir(source)).filter((number) => number <= signed.segment)
  for (const [at, number] of numbers.entries()) {
    stopWhenCancelled(signal)
    const isNewest = number === signed.segment
    for (const [file, length] of [
      [linesFile(number), signed.length],
      [checkpointsFile(number), signed.noted],
    ] as const) {
      // A file that was lost is handed out as lost: whoever verifies is told.
      const bytes = await readFile(join(source, file)).catch(() => undefined)
      if (bytes !== undefined) await put(file, isNewest ? bytes.subarray(0, length) : bytes)
    }
    onProgress?.(at + 1, numbers.length)
  }
  for (const [file, table] of await tables(staging, numbers)) await put(file, table)
  await put(exportFiles.publicKey, publicKeyPem(vault.signer))
  const { segment, size, root } = signed
  const origin = segmentOrigin(vault.station.id, segment)
  await put(
    exportFiles.checkpoint,
    await signCheckpoint({ origin, size, root: Buffer.from(root, 'hex') }, vault.signer),
  )
  const manifest: ExportManifest = {
    format: 'zhenglu-audit-export',
    version: 1,
    exported: now.toISOString(),
    software,
    station: vault.station,
    checkpoint: { segment, size, root },
    files,
  }
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  await writeSynced(join(staging, exportFiles.manifest), bytes)
  await writeSynced(join(staging, exportFiles.signature), await vault.signer.sign(bytes))
  await syncFolder(staging)
}

/** The log as one table per language. */
async function tables(folder: string, numbers: readonly number[]): Promise<[string, string][]> {
  const texts = languages.map((language) => [tableHead(language)])
  for (const number of numbers) {
    const { journal } = await readSegment(folder, number)
    for (const line of journal.lines) {
      if (line.kind !== 'act') continue
      for (const [at, language] of languages.entries()) texts[at]?.push(tableRow(number, line, language))
    }
  }
  return exportFiles.tables.map((file, at) => [file, (texts[at] ?? []).join('')])
}

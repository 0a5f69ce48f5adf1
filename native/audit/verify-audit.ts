// Verifies an audit log: reads as docs/format.md §8.2, collects every finding, says what is proved.
import type { KeyObject } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import type { ProvedCode, UnprovedCode } from '../contract/findings.ts'
import type { AuditReport, Finding, VerificationReport } from '../contract/verification.ts'
import { readPublicKey } from '../vault/keys.ts'
import { vaultPaths } from '../vault/layout.ts'
import { systemCode } from '../vault/vault-error.ts'
import { givenKey, stopWhenCancelled, type VerifyOptions } from '../vault/verify/options.ts'
import { checkContinuity } from './continuity.ts'
import { exportFiles, segmentsAmong } from './layout.ts'
import { lastSound, readSegment, type Segment } from './read-segment.ts'
import { checkExport } from './verify-export.ts'
import { checkGiven, checkStated } from './verify-checkpoint.ts'
import { checkExhibits } from './verify-exhibits.ts'
import { checkLateRecords } from './verify-records.ts'
import { checkRecordings } from './verify-recordings.ts'

export interface VerifyAuditOptions extends VerifyOptions {
  /** A checkpoint of the log that was kept elsewhere: a signed note. */
  readonly checkpoint?: Buffer
}

/** Where a log lies, and what lies around it. */
interface Place {
  readonly folder: string
  readonly vault: string | undefined
  readonly publicKey: string
}

/**
 * Verifies the audit log of a vault, or one that was exported; `path` may also be a file of it. Damage is a finding.
 * @throws Failure `path-missing`, `path-not-verifiable`, `input-invalid` (the key), `cancelled`.
 */
export async function verifyAudit(path: string, options: VerifyAuditOptions = {}): Promise<VerificationReport> {
  stopWhenCancelled(options.signal)
  const place = await placeOf(path)
  const given = options.publicKey === undefined ? undefined : givenKey(options.publicKey)
  const findings: Finding[] = []
  const own = await ownKey(place, findings)
  const names = await readdir(place.folder).catch(() => [])
  const segments: Segment[] = []
  const numbers = segmentsAmong(names)
  for (const number of numbers) {
    stopWhenCancelled(options.signal)
    segments.push(await readSegment(place.folder, number, given ?? own))
    options.onProgress?.(segments.length, numbers.length)
  }
  findings.push(
    ...strays(names, place),
    ...segments.flatMap((segment) => segment.findings),
    ...checkContinuity(segments),
  )
  if (place.vault === undefined) findings.push(...(await checkExport(place.folder, names, given ?? own)))
  else findings.push(...(await checkStated(place.vault, segments)))
  const checkpoint = options.checkpoint === undefined ? [] : checkGiven(options.checkpoint, segments, given ?? own)
  findings.push(...checkpoint)
  const ofRecordings =
    place.vault === undefined
      ? []
      : [
          ...(await checkRecordings(place.vault, segments)),
          ...(await checkExhibits(place.vault, segments)),
          ...(await checkLateRecords(place.vault, segments)),
        ]
  const all = [...findings, ...ofRecordings]
  const audit = reportOf(segments, {
    clean: findings.length === 0,
    given: options.checkpoint !== undefined && checkpoint.length === 0,
    keyGiven: given !== undefined,
    recordings: place.vault !== undefined && all.length === 0,
  })
  return { path, kind: 'audit', recordings: [], findings: all, audit }
}

async function placeOf(path: string): Promise<Place> {
  const found = await stat(path).catch((error: unknown) => {
    const code = systemCode(error) === 'ENOENT' ? 'path-missing' : 'path-not-verifiable'
    throw new Failure(code, { path }, { cause: error })
  })
  const folder = found.isDirectory() ? path : dirname(path)
  const names = await readdir(folder)
  if (names.includes('vault.json') || names.includes('station')) return inVault(folder)
  if (segmentsAmong(names).length === 0 && !names.includes(exportFiles.manifest))
    throw new Failure('path-not-verifiable', { path })
  const above = dirname(folder)
  if (basename(folder) === 'audit' && basename(above) === 'station') return inVault(dirname(above))
  return { folder, vault: undefined, publicKey: join(folder, exportFiles.publicKey) }
}

function inVault(vault: string): Place {
  const { audit, publicKey } = vaultPaths(vault)
  return { folder: audit, vault, publicKey }
}

async function ownKey({ publicKey }: Place, findings: Finding[]): Promise<KeyObject | undefined> {
  return readPublicKey(publicKey).catch(() => {
    findings.push({ code: 'vault-damaged', file: exportFiles.publicKey })
    return undefined
  })
}

/** What lies among the segments and is none. */
function strays(names: readonly string[], { vault }: Place): Finding[] {
  const beside: readonly string[] = vault === undefined ? Object.values(exportFiles).flat() : []
  return names
    .filter((name) => segmentsAmong([name]).length === 0 && !beside.includes(name))
    .map((file) => ({ code: 'file-unexpected', file }))
}

interface Proof {
  readonly clean: boolean
  readonly given: boolean
  readonly keyGiven: boolean
  readonly recordings: boolean
}

function reportOf(segments: readonly Segment[], { clean, given, keyGiven, recordings }: Proof): AuditReport {
  const lines = segments.flatMap(({ journal }) => journal.lines)
  const newest = segments.at(-1)
  const signed = newest === undefined ? null : { segment: newest.number, ...lastSound(newest) }
  const uncovered = newest !== undefined && signed !== null && signed.size < newest.journal.leaves.length
  const proves: [ProvedCode, boolean][] = [
    ['audit-unaltered', clean],
    ['audit-signed', clean],
    ['signed-with-given-key', clean && keyGiven],
    ['audit-continues-checkpoint', clean && given],
    ['audit-agrees-with-recordings', recordings],
  ]
  const doesNotProve: [UnprovedCode, boolean][] = [
    ['audit-complete', !clean],
    ['audit-newest-lines', uncovered],
    ['audit-not-cut', !given],
    ['audit-people', true],
    ['clock-right', true],
    ['key-in-right-hands', true],
    ['key-owner', !keyGiven],
  ]
  const holding = <T>(pairs: [T, boolean][]) => pairs.filter(([, holds]) => holds).map(([code]) => code)
  return {
    station: segments.find(({ open }) => open !== undefined)?.open?.station.id ?? '',
    segments: segments.length,
    lines: lines.length,
    signed,
    from: lines[0]?.at ?? null,
    to: lines.at(-1)?.at ?? null,
    proves: holding(proves),
    doesNotProve: holding(doesNotProve),
  }
}

// Verifies a whole vault: every recording by itself, and the chain that they form.
import type { KeyObject } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { Failure } from '../../contract/failures.ts'
import type { Finding, RecordingReport, VerificationReport } from '../../contract/verification.ts'
import { rawPublicKey } from '../../journal/note.ts'
import { readLastSeal, recordingFolders } from '../chain.ts'
import { readDescription } from '../description.ts'
import { readPublicKey } from '../keys.ts'
import { recordingIdPattern, vaultPaths } from '../layout.ts'
import { exhibitBytes, verifyVaultExhibits } from '../exhibit-list/verify-exhibits.ts'
import { VaultError } from '../vault-error.ts'
import { checkChain, type ChainCheck } from './chain-check.ts'
import { givenKey, stopWhenCancelled, type VerifyOptions } from './options.ts'
import { PartHasher } from './part-hasher.ts'
import { examine, mediaBytes, type Examined } from './verify-recording.ts'

/**
 * Verifies every recording of the vault. Each must name the given key, or that of the vault where none is given.
 * @throws Failure `cancelled`, `input-invalid` (the key), `path-not-verifiable`, `vault-newer-format`.
 */
export async function verifyVault(vault: string, options: VerifyOptions = {}): Promise<VerificationReport> {
  stopWhenCancelled(options.signal)
  const given = options.publicKey === undefined ? undefined : givenKey(options.publicKey)
  const findings = [...(await checkDescription(vault)), ...(await strays(vault))]
  const own = await ownKey(vault, findings)
  if (given !== undefined && own !== undefined && !rawPublicKey(own).equals(rawPublicKey(given))) {
    findings.push({ code: 'key-unknown', file: 'station/station.pub.pem' })
  }
  const folders = await recordingFolders(vault)
  // Exhibits are read after the recordings: both count from the beginning.
  const ofExhibits = await exhibitBytes(vault)
  let [done, total] = [0, 0]
  const onProgress = (bytes: number, all: number) => {
    ;[done, total] = [bytes, all]
    options.onProgress?.(bytes, all + ofExhibits)
  }
  const examined = await examineAll(folders, given ?? own, given !== undefined, { ...options, onProgress })
  const last = await readLastSeal(vault).catch(() => undefined)
  const chain = checkChain(examined, last)
  findings.push(...chain.findings)
  const unbroken = chain.findings.length === 0 && chain.ofLinks.every((ofLink) => ofLink.length === 0)
  const recordings = examined.map(({ report }, i) =>
    withChain(report, [...(chain.ofLinks[i] ?? []), ...misplaced(report, folders[i])], chain, unbroken),
  )
  const onBytes = (bytes: number) => options.onProgress?.((done += bytes), Math.max(done, total + ofExhibits))
  const exhibits = await verifyVaultExhibits(vault, { key: given ?? own, signal: options.signal, onBytes })
  findings.push(...exhibits.findings)
  const { report } = exhibits
  return { path: vault, kind: 'vault', recordings, findings, ...(report === undefined ? {} : { exhibits: report }) }
}

async function examineAll(
  folders: readonly string[],
  expectedKey: KeyObject | undefined,
  keyGiven: boolean,
  options: VerifyOptions,
): Promise<Examined[]> {
  const { signal, sm3 = false, onProgress } = options
  const sizes = await Promise.all(folders.map(mediaBytes))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let done = 0
  const onBytes = (bytes: number) => onProgress?.((done += bytes), Math.max(total, done))
  await using hasher = new PartHasher()
  const examined: Examined[] = []
  for (const folder of folders)
    examined.push(await examine(folder, { hasher, expectedKey, keyGiven, sm3, signal, onBytes }))
  return examined
}

async function checkDescription(vault: string): Promise<Finding[]> {
  const file = basename(vaultPaths(vault).description)
  try {
    await readDescription(vault)
    return []
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    if (error.code === 'vault-newer-format') throw new Failure('vault-newer-format', { path: vault }, { cause: error })
    return [error.code === 'vault-foreign' ? { code: 'file-missing', file } : { code: 'vault-damaged', file }]
  }
}

async function ownKey(vault: string, findings: Finding[]): Promise<KeyObject | undefined> {
  const { publicKey } = vaultPaths(vault)
  return readPublicKey(publicKey).catch((error: unknown) => {
    const absent = error instanceof VaultError && error.details['cause'] === 'ENOENT'
    findings.push({ code: absent ? 'file-missing' : 'vault-damaged', file: 'station/station.pub.pem' })
    return undefined
  })
}

/** What lies among the recordings and is none. */
async function strays(vault: string): Promise<Finding[]> {
  const years = (await readdir(vault)).filter((name) => /^\d{4}$/.test(name)).sort()
  const findings: Finding[] = []
  for (const year of years) {
    const entries = await readdir(join(vault, year), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const recording = recordingIdPattern.test(entry.name)
      if (!recording) findings.push({ code: 'file-unexpected', file: `${year}/${entry.name}` })
      else if (!entry.isDirectory()) findings.push({ code: 'file-not-plain', file: `${year}/${entry.name}` })
    }
  }
  return findings
}

/** A recording must lie where its id says. */
function misplaced({ recording }: RecordingReport, folder = ''): Finding[] {
  const [name, year] = [basename(folder), basename(dirname(folder))]
  if (name === recording && year === recording.slice(0, 4)) return []
  return [
    {
      code: 'recording-misplaced',
      file: '.',
      details: { place: relative(dirname(dirname(folder)), folder), recording },
    },
  ]
}

function withChain(
  report: RecordingReport,
  more: readonly Finding[],
  chain: ChainCheck,
  unbroken: boolean,
): RecordingReport {
  const followed = unbroken && report.sealed && report.recording !== chain.newest
  return {
    ...report,
    findings: [...report.findings, ...more],
    proves: unbroken && report.sealed ? [...report.proves, 'chain-unbroken'] : report.proves,
    doesNotProve: report.doesNotProve.filter((code) => !(followed && code === 'no-other-removed')),
  }
}

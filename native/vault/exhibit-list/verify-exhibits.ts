// Verifies the exhibits of a case: its list, the signed note over it, and each file that it states (docs/format.md §9).
import type { KeyObject } from 'node:crypto'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { FindingCode } from '../../contract/findings.ts'
import type { ExhibitsReport, Finding } from '../../contract/verification.ts'
import { openCheckpoint, type CheckpointFault } from '../../journal/checkpoint.ts'
import { readIfThere } from '../disk.ts'
import { vaultPaths } from '../layout.ts'
import { systemCode } from '../vault-error.ts'
import { readJournal } from '../verify/journal.ts'
import { stopWhenCancelled } from '../verify/options.ts'
import { checkSequence } from '../verify/sequence.ts'
import { checkStated } from '../verify/stated.ts'
import { filesOf, listLineSchema, listNames, listOrigin, type ListLine } from './lines.ts'
import { markAt } from './read-list.ts'

export interface ExhibitsCheck {
  readonly key: KeyObject | undefined
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** What of a verification concerns exhibits. */
export interface CheckedExhibits {
  readonly findings: readonly Finding[]
  /** Undefined where there are no exhibits. */
  readonly report: ExhibitsReport | undefined
}

const codes: Record<CheckpointFault, FindingCode> = {
  malformed: 'checkpoint-malformed',
  'wrong-origin': 'checkpoint-of-another',
  'wrong-signature': 'checkpoint-signature-wrong',
}

/** Opens the note over a list. */
export const openNote = (note: string, station: string, of: string, key: KeyObject) =>
  openCheckpoint(note, listOrigin(station, of), key)

/** Every case's exhibits of a vault. @throws Failure `cancelled`. */
export async function verifyVaultExhibits(vault: string, check: ExhibitsCheck): Promise<CheckedExhibits> {
  const place = vaultPaths(vault).exhibits
  const entries = await readdir(place, { withFileTypes: true }).catch(() => [])
  const findings: Finding[] = []
  const reports: ExhibitsReport[] = []
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const one = await verifyCase(join(place, name), check, name)
    const within = (finding: Finding) => ({ ...finding, file: `exhibits/${name}/${finding.file ?? ''}` })
    findings.push(...one.findings.map(within))
    if (one.report !== undefined) reports.push(one.report)
  }
  return { findings, report: summed(reports) }
}

/** Bytes of all files below `exhibits/`, for progress; what cannot be read counts nothing. */
export async function exhibitBytes(vault: string): Promise<number> {
  const options = { withFileTypes: true, recursive: true } as const
  const entries = await readdir(vaultPaths(vault).exhibits, options).catch(() => [])
  const sizes = entries.map(({ parentPath, name }) =>
    lstat(join(parentPath, name)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** Exhibits of one case in its folder. @param of the case that they must be of, where its id is known. */
export async function verifyCase(folder: string, check: ExhibitsCheck, of?: string): Promise<CheckedExhibits> {
  const bytes = await readIfThere(join(folder, listNames.list)).catch(() => undefined)
  if (bytes === undefined) return { findings: [{ code: 'file-missing', file: listNames.list }], report: undefined }
  const journal = await readJournal<ListLine>(bytes, listLineSchema)
  const { lines } = journal
  const findings = [...journal.findings, ...checkSequence(journal, undefined)].map((finding): Finding => ({
    ...finding,
    file: listNames.list,
  }))
  const open = lines[0]?.kind === 'open' ? lines[0] : undefined
  if (open === undefined) findings.push({ code: 'journal-without-open', file: listNames.list })
  if (of !== undefined && open !== undefined && open.case !== of) {
    findings.push({ code: 'recording-misplaced', file: listNames.list, details: { place: of, recording: open.case } })
  }
  findings.push(...(await checkNote(folder, bytes, open, check.key)), ...checkLines(lines))
  const files = await checkFiles(folder, lines, check)
  findings.push(...files.findings)
  const proves = findings.length === 0
  const report: ExhibitsReport = {
    cases: 1,
    files: files.count,
    bytes: files.bytes,
    proves: proves ? ['exhibits-unaltered', 'exhibits-signed'] : [],
    doesNotProve: [...(proves ? [] : ['exhibits-complete' as const]), 'exhibits-not-cut', 'exhibits-genuine'],
  }
  return { findings, report }
}

async function checkNote(
  folder: string,
  bytes: Buffer,
  open: Extract<ListLine, { kind: 'open' }> | undefined,
  key: KeyObject | undefined,
): Promise<Finding[]> {
  const file = listNames.checkpoint
  const note = (await readIfThere(join(folder, file)).catch(() => undefined))?.toString('utf8')
  if (note === undefined) return [{ code: 'file-missing', file }]
  if (key === undefined || open === undefined) return [{ code: 'checkpoint-signature-wrong', file }]
  const opened = openNote(note, open.station.id, open.case, key)
  if ('fault' in opened) return [{ code: codes[opened.fault], file }]
  const { size, root } = opened.checkpoint
  const found = markAt(bytes, size)
  if (found === undefined) return [{ code: 'checkpoint-beyond-journal', file, details: { lines: size } }]
  if (found.root !== root.toString('hex'))
    return [{ code: 'checkpoint-contradicts-journal', file, details: { to: size } }]
  return (markAt(bytes)?.size ?? 0) === size ? [] : [{ code: 'checkpoint-last-missing', file }]
}

/** Exhibits and documents are numbered without hole, and nothing is said of one that is not listed. */
function checkLines(lines: readonly ListLine[]): Finding[] {
  const last = { exhibit: 0, document: 0 }
  return lines.flatMap((line): Finding[] => {
    const misplaced: Finding[] = [
      { code: 'journal-line-misplaced', file: listNames.list, line: line.seq, details: { kind: line.kind } },
    ]
    if (line.kind === 'open') return line.seq === 0 ? [] : misplaced
    if (line.kind === 'exhibit' || line.kind === 'document') {
      last[line.kind] += 1
      return line.number === last[line.kind] ? [] : misplaced
    }
    return line.number <= last.exhibit ? [] : misplaced
  })
}

async function checkFiles(
  folder: string,
  lines: readonly ListLine[],
  { signal, onBytes }: ExhibitsCheck,
): Promise<{ findings: Finding[]; count: number; bytes: number }> {
  const findings: Finding[] = []
  const stated = new Map(lines.flatMap(filesOf).map((each) => [each.file, each]))
  const beside: readonly string[] = Object.values(listNames)
  const names = await readdir(folder).catch(() => [])
  for (const file of names.sort())
    if (!stated.has(file) && !beside.includes(file)) findings.push({ code: 'file-unexpected', file })
  let [count, bytes] = [0, 0]
  for (const one of stated.values()) {
    stopWhenCancelled(signal)
    const path = join(folder, basename(one.file))
    const there = await lstat(path).catch(() => undefined)
    if (there === undefined) findings.push({ code: 'file-missing', file: one.file })
    else if (!there.isFile()) findings.push({ code: 'file-not-plain', file: one.file })
    else {
      try {
        findings.push(...checkStated(one, await hashFile(path, { signal, onBytes })))
        count += 1
        bytes += there.size
      } catch (error) {
        stopWhenCancelled(signal)
        findings.push({ code: 'path-unreadable', file: one.file, details: { cause: systemCode(error) ?? 'unknown' } })
      }
    }
  }
  return { findings, count, bytes }
}

/** Length and SHA-256 of a file. @throws Failure `cancelled`, Error what the disk says. */
export async function hashFile(
  path: string,
  { signal, onBytes }: Pick<ExhibitsCheck, 'signal' | 'onBytes'> = {},
): Promise<{ length: number; sha256: string }> {
  const hash = createHash('sha256')
  let length = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    stopWhenCancelled(signal)
    hash.update(chunk as Buffer)
    length += (chunk as Buffer).length
    onBytes?.((chunk as Buffer).length)
  }
  return { length, sha256: hash.digest('hex') }
}

function summed(reports: readonly ExhibitsReport[]): ExhibitsReport | undefined {
  if (reports.length === 0) return undefined
  const all = reports.every(({ proves }) => proves.length > 0)
  const [first] = reports.filter(({ proves }) => all === proves.length > 0)
  return {
    cases: reports.length,
    files: reports.reduce((sum, { files }) => sum + files, 0),
    bytes: reports.reduce((sum, { bytes }) => sum + bytes, 0),
    proves: first?.proves ?? [],
    doesNotProve: first?.doesNotProve ?? [],
  }
}

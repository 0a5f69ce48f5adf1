// The files of signed written records against the journal's lines about them: there, of the stated length and hash (§6.1).
import { createHash } from 'node:crypto'
import type { Finding } from '../../contract/verification.ts'
import { fileNames, parseRecordFile, recordFile, recordFileTypes } from '../layout.ts'
import type { Line, LineOf } from '../lines.ts'
import { readListed, type Folder } from './folder.ts'
import { checkStated } from './stated.ts'

/** Each file that a line states, and each that none does. */
export async function checkRecords(folder: Folder, lines: readonly Line[]): Promise<Finding[]> {
  const stated = lines.filter((line) => line.kind === 'written-record')
  const findings: Finding[] = stated.flatMap((line, at) => checkLine(line, stated.slice(0, at)))
  const files = stated.flatMap((line) => line.files)
  for (const one of files) {
    const bytes = await readListed(folder, one.file, findings)
    if (bytes !== undefined) {
      const found = { length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
      findings.push(...checkStated(one, found))
    } else if (!folder.files.has(one.file)) findings.push({ code: 'file-missing', file: one.file })
  }
  const named = new Set(files.map(({ file }) => file))
  const unnamed = [...folder.files.keys()].filter((file) => parseRecordFile(file) !== undefined && !named.has(file))
  return [...findings, ...unnamed.map((file): Finding => ({ code: 'file-unexpected', file }))]
}

/** A line names files of its own number alone, each once, and no number comes twice. */
function checkLine(line: LineOf<'written-record'>, before: readonly LineOf<'written-record'>[]): Finding[] {
  const place = { file: fileNames.journal, line: line.seq }
  const own = recordFileTypes.map((type) => recordFile(line.number, type))
  const names = line.files.map(({ file }) => file)
  const isOwn = names.length > 0 && new Set(names).size === names.length && names.every((name) => own.includes(name))
  const isAgain = before.some(({ number }) => number === line.number)
  return [
    ...(isOwn ? [] : [{ code: 'journal-line-invalid' as const, ...place, details: { member: 'files' } }]),
    ...(isAgain ? [{ code: 'journal-line-misplaced' as const, ...place, details: { kind: line.kind } }] : []),
  ]
}

// What is in a recording's folder, by name and kind; nothing is opened (docs/format.md §6.1).
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../contract/verification.ts'
import { fileNames, parsePartFile, parseRecordFile } from '../layout.ts'
import { systemCode } from '../vault-error.ts'

/** A folder's plain files that may belong to a recording, and what does not. */
export interface Folder {
  readonly path: string
  /** Length in bytes by name. */
  readonly files: ReadonlyMap<string, number>
  readonly findings: readonly Finding[]
}

const fixed: readonly string[] = Object.values(fileNames)

/** Lists a recording's folder. Never throws. */
export async function listFolder(path: string): Promise<Folder> {
  const files = new Map<string, number>()
  const findings: Finding[] = []
  const names = await readdir(path).catch((error: unknown) => {
    findings.push({ code: 'path-unreadable', file: '.', details: { cause: systemCode(error) ?? 'unknown' } })
    return []
  })
  for (const file of names.sort()) {
    const belongs = fixed.includes(file) || parsePartFile(file) !== undefined || parseRecordFile(file) !== undefined
    const found = belongs ? await lstat(join(path, file)).catch(() => undefined) : undefined
    if (!belongs) findings.push({ code: 'file-unexpected', file })
    else if (found === undefined) findings.push({ code: 'path-unreadable', file })
    else if (!found.isFile()) findings.push({ code: 'file-not-plain', file })
    else files.set(file, found.size)
  }
  return { path, files, findings }
}

/** A listed file's bytes; undefined when it is not listed, or can't be read, which is then a finding. */
export async function readListed(folder: Folder, file: string, findings: Finding[]): Promise<Buffer | undefined> {
  if (!folder.files.has(file)) return undefined
  return readFile(join(folder.path, file)).catch((error: unknown) => {
    findings.push({ code: 'path-unreadable', file, details: { cause: systemCode(error) ?? 'unknown' } })
    return undefined
  })
}

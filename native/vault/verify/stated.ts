// The files against what the seal states of them: there, of the stated length, with the stated SHA-256 (§6.1, §6.3).
import type { Finding } from '../../contract/verification.ts'
import { fileNames, parsePartFile, partFile } from '../layout.ts'
import type { Manifest } from '../manifest.ts'
import type { Folder } from './folder.ts'
import type { PartTold } from './order.ts'

/** What is stated of a file; length and hash are unknown as long as there is no seal. */
export interface Stated {
  readonly file: string
  readonly length: number | undefined
  readonly sha256: string | undefined
}

/** What the manifest, else the journal, states of the parts. */
export function statedParts(manifest: Manifest | undefined, told: readonly PartTold[]): Stated[] {
  const stated = new Map<string, Stated>()
  for (const { part } of told) stated.set(part.file, { file: part.file, length: undefined, sha256: undefined })
  for (const { track, part, file, length, sha256 } of manifest?.parts ?? []) {
    if (file === partFile(track, part)) stated.set(file, { file, length, sha256 })
  }
  return [...stated.values()]
}

/** Files that must be there and are not, and parts that nothing speaks of. A part without any byte need not be there. */
export function checkPresence({ files }: Folder, parts: readonly Stated[], told: readonly PartTold[]): Finding[] {
  const silent = new Set(told.filter(({ bytes }) => bytes.length === 0).map(({ part }) => part.file))
  const needed = parts.filter(({ file, length }) => (length === undefined ? !silent.has(file) : length > 0))
  const named = new Set(parts.map(({ file }) => file))
  const missing = [fileNames.journal, fileNames.checkpoints, ...needed.map(({ file }) => file)].filter(
    (file) => !files.has(file),
  )
  const unexpected = [...files.keys()].filter((file) => parsePartFile(file) !== undefined && !named.has(file))
  return [
    ...missing.map((file): Finding => ({ code: 'file-missing', file, ...parsePartFile(file) })),
    ...unexpected.map((file): Finding => ({ code: 'file-unexpected', file })),
  ]
}

/** A file that is there against what is stated of it. */
export function checkStated(stated: Stated, found: { length: number; sha256: string }): Finding[] {
  const { file, length, sha256 } = stated
  const place = { file, ...parsePartFile(file) }
  if (length !== undefined && found.length !== length) {
    const code = found.length < length ? 'file-cut-off' : 'file-lengthened'
    return [
      { code, ...place, offset: Math.min(found.length, length), details: { stated: length, found: found.length } },
    ]
  }
  return sha256 === undefined || sha256 === found.sha256 ? [] : [{ code: 'file-changed', ...place }]
}

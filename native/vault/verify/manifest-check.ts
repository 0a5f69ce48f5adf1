// The manifest states nothing that the journal does not (§5): it is made anew from the lines and compared.
import type { Finding } from '../../contract/verification.ts'
import { canonicalBytes, type Json } from '../../journal/line.ts'
import { sealCode } from '../../journal/seal-code.ts'
import { fileNames } from '../layout.ts'
import type { Line } from '../lines.ts'
import { Summary, type Manifest } from '../manifest.ts'

/** Compares member by member. Says nothing as long as the journal has no `open` or no `close`. */
export function checkManifest(manifest: Manifest, lines: readonly Line[], noteCount: number): Finding[] {
  const summary = new Summary()
  for (const line of lines) summary.add(line)
  const { lines: count, root, length, sha256 } = manifest.journal
  const rootBytes = Buffer.from(root, 'hex')
  const told = summary.manifest(
    { lines: count, root: rootBytes, length, sha256 },
    { ...manifest.checkpoints, count: noteCount },
  )
  const contradicted = told === undefined ? [] : differing(manifest, told)
  if (manifest.journal.sealCode !== sealCode(rootBytes)) contradicted.push('journal.sealCode')
  return [...new Set(contradicted)].map((member) => ({
    code: 'manifest-contradicts-journal',
    file: fileNames.manifest,
    details: { member },
  }))
}

/** Members whose values are not the same; those of the journal itself are compared with the file. */
function differing(manifest: Manifest, told: Manifest): string[] {
  const members = Object.keys({ ...manifest, ...told }) as (keyof Manifest)[]
  return members.filter((member) => member !== 'journal' && !same(manifest[member], told[member]))
}

function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b
  return canonicalBytes({ a: a as Json }).equals(canonicalBytes({ a: b as Json }))
}

// Whether written records that were frozen after the seal are as the audit log states them (docs/format.md §2.1): no
// journal and no seal speaks of them.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import type { Finding } from '../contract/verification.ts'
import { readIfThere } from '../vault/disk.ts'
import { parseRecordFile, recordingIdPattern, vaultPaths } from '../vault/layout.ts'
import type { Segment } from './read-segment.ts'

/** Names of files and their hashes, in the same order. */
const named = z.object({
  afterSeal: z.literal(true),
  recording: z.string().regex(recordingIdPattern),
  ...{ file: z.string(), sha256: z.string() },
})

export async function checkLateRecords(vault: string, segments: readonly Segment[]): Promise<Finding[]> {
  const findings: Finding[] = []
  const { documents } = vaultPaths(vault)
  for (const line of segments.flatMap(({ journal }) => journal.lines)) {
    if (line.kind !== 'act' || line.action !== 'written-record-frozen' || line.outcome !== 'done') continue
    const { data } = named.safeParse(line.details)
    if (data === undefined) continue
    const hashes = data.sha256.split(' ')
    for (const [i, name] of data.file.split(' ').entries()) {
      if (parseRecordFile(name) === undefined) continue
      const file = `documents/${data.recording}/${name}`
      const bytes = await readIfThere(join(documents, data.recording, name)).catch(() => undefined)
      if (bytes === undefined) findings.push({ code: 'file-missing', file })
      else if (createHash('sha256').update(bytes).digest('hex') !== hashes[i])
        findings.push({ code: 'file-changed', file })
    }
  }
  return findings
}

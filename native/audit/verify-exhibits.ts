// Whether the audit log and the lists of exhibits support each other (docs/format.md §9.2).
import { basename, join } from 'node:path'
import * as z from 'zod'
import type { Finding } from '../contract/verification.ts'
import { readIfThere } from '../vault/disk.ts'
import { listNames } from '../vault/exhibit-list/lines.ts'
import { markAt } from '../vault/exhibit-list/read-list.ts'
import { exhibitCases } from '../vault/exhibit-list/recover.ts'
import { vaultPaths } from '../vault/layout.ts'
import { linesFile } from './layout.ts'
import type { Segment } from './read-segment.ts'

const named = z.object({ size: z.int().min(1), root: z.string() })

/** Each list goes on from what the log names of it, and the log names each list to its end. */
export async function checkExhibits(vault: string, segments: readonly Segment[]): Promise<Finding[]> {
  const place = vaultPaths(vault).exhibits
  const lists = new Map<string, Buffer>()
  const listOf = async (of: string): Promise<Buffer> => {
    const known = lists.get(of)
    // A subject is an id of ours, and never a path.
    const bytes =
      known ?? (await readIfThere(join(place, basename(of), listNames.list)).catch(() => undefined)) ?? Buffer.of()
    lists.set(of, bytes)
    return bytes
  }
  const newest = new Map<string, number>()
  const findings: Finding[] = []
  for (const { number, journal } of segments) {
    for (const line of journal.lines) {
      if (line.kind !== 'act' || line.action !== 'exhibits-listed' || line.subject === null) continue
      const { data } = named.safeParse(line.details)
      if (data === undefined) continue
      newest.set(line.subject, Math.max(data.size, newest.get(line.subject) ?? 0))
      if (markAt(await listOf(line.subject), data.size)?.root === data.root) continue
      const where = { file: linesFile(number), line: line.seq }
      findings.push({ code: 'audit-exhibits-differ', ...where, details: { case: line.subject, lines: data.size } })
    }
  }
  for (const of of await exhibitCases(vault)) {
    const size = markAt(await listOf(of))?.size ?? 0
    if (size > (newest.get(of) ?? 0))
      findings.push({ code: 'audit-exhibits-not-named', details: { case: of, lines: size } })
  }
  return findings
}

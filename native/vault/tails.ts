// Where the incomplete end of a part begins (docs/format.md §3.1, `recovered` `tail`). See [Note: Incomplete ends].
import { splitLines } from '../journal/line.ts'
import { partFile } from './layout.ts'
import { lineSchema } from './lines.ts'

/** What such a line holds and no other: its form is canonical, and quotes in what a person typed are escaped. */
const sign = '"what":"tail"'

/** Offset of the incomplete end of each part that has one, by the part's file, as whole lines of a journal state it. */
export function tailsIn(journal: Buffer): Map<string, number> {
  const tails = new Map<string, number>()
  for (const bytes of splitLines(journal).lines) {
    if (!bytes.includes(sign)) continue
    const line = lineOf(bytes)
    if (line?.kind !== 'recovered' || line.what !== 'tail') continue
    const file = partFile(line.track, line.part)
    tails.set(file, Math.min(line.offset, tails.get(file) ?? line.offset))
  }
  return tails
}

/** What a line says; undefined when a crash tore it. */
function lineOf(bytes: Buffer) {
  try {
    return lineSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

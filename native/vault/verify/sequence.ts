// Whether a journal's lines are all there and in order: their numbers and the clock that never jumps (§6.4).
import type { Finding } from '../../contract/verification.ts'
import { fileNames } from '../layout.ts'
import type { Stamped } from '../lines.ts'
import type { Journal } from './journal.ts'

const file = fileNames.journal

/** Checks the numbers of the lines. `sealedLines` is how many the seal covers, when it says. */
export function checkSequence(journal: Journal<Stamped>, sealedLines: number | undefined): Finding[] {
  return [...missingNumbers(journal, sealedLines ?? 0), ...outOfOrder(journal), ...clockBackwards(journal)]
}

/** Numbers that no line has, each run of them once. A line that can't be read counts as the one at its place. */
function missingNumbers({ leaves }: Journal<Stamped>, sealedLines: number): Finding[] {
  const there = [...new Set([...leaves.map(({ index, line }) => line?.seq ?? index), sealedLines])].sort(
    (a, b) => a - b,
  )
  return there.flatMap((seq, i): Finding[] => {
    const first = (there[i - 1] ?? -1) + 1
    return first === seq ? [] : [{ code: 'journal-line-missing', file, line: first, details: { to: seq - 1 } }]
  })
}

/** Lines whose number is not higher than that of the line before. */
function outOfOrder({ leaves }: Journal<Stamped>): Finding[] {
  let after = -1
  return leaves.flatMap(({ line, offset }): Finding[] => {
    if (line === undefined) return []
    const [before, { seq }] = [after, line]
    after = seq
    return seq > before
      ? []
      : [{ code: 'journal-line-out-of-order', file, line: seq, offset, details: { after: before } }]
  })
}

function clockBackwards({ lines }: Journal<Stamped>): Finding[] {
  const last = new Map<string, number>()
  return lines.flatMap(({ seq, run, mono }): Finding[] => {
    const before = last.get(run) ?? 0
    last.set(run, mono)
    return mono >= before ? [] : [{ code: 'journal-clock-backwards', file, line: seq, details: { before, mono } }]
  })
}

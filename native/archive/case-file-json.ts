// 元数据/案卷.json and 元数据/音像记录事项.json: the case file and the acts that must be recorded, for programs.
import type { BundledFile } from './bundle-file.ts'
import type { ListedItem } from './contents-xml.ts'

const json = (facts: object): string => `${JSON.stringify(facts, null, 2)}\n`

/** Items with their files in the bundle; codes are those of the program's closed lists. */
export function caseFileJson(
  { file, order, findings }: BundledFile,
  listed: readonly ListedItem[],
  made: Date,
): string {
  const { retention, totals, closings, closingNote, changedSince } = file
  return json({
    ...{ format: 'zhenglu-case-file', version: 1, made: made.toISOString(), retention, totals },
    items: listed.map(({ item, files }) => ({ ...item, files })),
    ...{ closingNote, closings, changedSince, findings, order },
  })
}

/** The versions of the list that count for this case, and each of its acts as it is judged. */
export function actsJson({ acts: { report, lists } }: BundledFile, made: Date): string {
  const { rows, counts, gapSeconds } = report
  return json({ format: 'zhenglu-acts', version: 1, made: made.toISOString(), gapSeconds, lists, counts, rows })
}

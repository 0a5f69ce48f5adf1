// Whether what is stated of steps belongs to the script that the recording states, and nobody speaks in a break (§3.1, §6.4).
import type { Finding, RecordingReport } from '../../contract/verification.ts'
import { breaksIn } from '../breaks.ts'
import { fileNames } from '../layout.ts'
import type { Line, OpenLine, StatedScript } from '../lines.ts'
import { ScriptTold } from '../script.ts'

const file = fileNames.journal

export function checkScript(lines: readonly Line[]): Finding[] {
  const open = lines.find((line) => line.kind === 'open')
  const findings: Finding[] = open?.script === undefined ? [] : checkSteps(open, open.script, lines)
  const breaks = breaksIn(lines)
  for (const line of lines) {
    if (line.kind !== 'speaker') continue
    const isInBreak = breaks.some(
      ({ began, ended }) => line.seq > began.seq && (ended === null || line.seq < ended.seq),
    )
    if (isInBreak) findings.push({ code: 'journal-line-misplaced', file, line: line.seq, details: { kind: line.kind } })
  }
  return findings
}

function checkSteps(open: OpenLine, { steps }: StatedScript, lines: readonly Line[]): Finding[] {
  const titles = new Map(steps.map(({ key, title }) => [key, title['zh-CN']]))
  const invalid = ({ seq }: Line, member: string): Finding[] => [
    { code: 'journal-line-invalid', file, line: seq, details: { member } },
  ]
  return [
    ...(titles.size === steps.length ? [] : invalid(open, 'script')),
    ...lines.flatMap((line) => {
      if (!('step' in line)) return []
      const title = titles.get(line.step)
      if (title === undefined) return invalid(line, 'step')
      return line.title === title ? [] : invalid(line, 'title')
    }),
  ]
}

/** What became of the steps that must not be left out; nothing where the recording states no script. */
export function scriptSummary(open: OpenLine | undefined, lines: readonly Line[]): Pick<RecordingReport, 'script'> {
  if (open?.script === undefined) return {}
  const told = new ScriptTold(open.script)
  for (const line of lines) told.note(line)
  const required = told.steps.filter(({ step, at }) => step.required && at !== null)
  const skipped = required.filter((each) => each.skipped !== null).length
  const left = told.open.map(({ step }) => step.title['zh-CN'])
  return { script: { version: open.script.version, said: required.length - skipped, skipped, open: left } }
}

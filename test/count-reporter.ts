// Prints the closing line "N passed, N failed" that continuous integration reads. Walks that went a second time
// (scripts/test.mjs) count by that, and are named.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

interface FileCount {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
interface Report {
  readonly files: Record<string, FileCount>
  /** What failed outside any test. */
  readonly errors: number
}

function countOf(module: TestModule): FileCount {
  const count = { passed: 0, failed: module.errors().length > 0 ? 1 : 0, skipped: 0, pending: 0 }
  for (const test of module.children.allTests()) count[test.result().state] += 1
  return { passed: count.passed, failed: count.failed, skipped: count.skipped + count.pending }
}

function closingLines({ files, errors }: Report, second: readonly string[]): string {
  const sum = (of: keyof FileCount) => Object.values(files).reduce((total, count) => total + count[of], 0)
  const told = second.map((file) => `${file} failed at first, and was run a second time, alone\n`).join('')
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  return `\n${told}${sum('passed')} passed, ${sum('failed') + errors} failed${skipped}\n`
}

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const now = Object.fromEntries(modules.map((module) => [module.relativeModuleId, countOf(module)]))
    const path = process.env['ZHENGLU_TEST_REPORT']
    const first = path !== undefined && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null
    const report: Report = { files: { ...first?.files, ...now }, errors: errors.length }
    if (path !== undefined) writeFileSync(path, JSON.stringify(report))
    // After the default reporter's own summary, as the last line of the run.
    process.on('exit', () => {
      process.stdout.write(closingLines(report, first === null ? [] : Object.keys(now)))
    })
  }
}

// Prints the closing line "N passed, N failed" that continuous integration reads.
import type { Reporter, TestModule } from 'vitest/node'

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) count.failed += 1
      for (const test of module.children.allTests()) count[test.result().state] += 1
    }
    // After the default reporter's own summary, as the last line of the run.
    process.on('exit', () => {
      const skipped = count.skipped + count.pending > 0 ? `, ${count.skipped + count.pending} skipped` : ''
      process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`)
    })
  }
}

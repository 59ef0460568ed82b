import type { Reporter, TestModule } from 'vitest/node'

/** Ends the output on one line that a machine can read: `412 passed, 0 failed, 3 skipped`. */
export class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((found) => found.result().state))
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
    const count = (state: string) => states.filter((found) => found === state).length
    const failed = count('failed') + broken + errors.length
    const skipped = count('skipped')
    process.stdout.write(`${count('passed')} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`)
  }
}

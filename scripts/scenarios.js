// `pnpm scenarios typeorm` plays the scenarios with TypeORM's own generator and writes docs/scenarios.md.
import { spawnSync } from 'node:child_process'

const [what = '', ...rest] = process.argv.slice(2)
if (what !== 'typeorm') {
  process.stderr.write('pnpm scenarios typeorm\n')
  process.exit(2)
}
const { status } = spawnSync(
  'pnpm',
  ['exec', 'vitest', 'run', 'packages/migrations/test/scenarios/typeorm.test.ts', '--testTimeout', '0', ...rest],
  { stdio: 'inherit', env: { ...process.env, RETORT_SCENARIOS_WRITE: '1' } },
)
process.exitCode = status ?? 1

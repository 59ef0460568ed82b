// `pnpm scenarios typeorm` plays the scenarios with TypeORM's own generator and writes docs/scenarios.md; `pnpm scenarios verified`
// has every one proven by `verify`, where CI proves a sample.
import { spawnSync } from 'node:child_process'

const ways = {
  typeorm: { file: 'typeorm.test.ts', environment: { RETORT_SCENARIOS_WRITE: '1' } },
  verified: { file: 'scenarios.test.ts', environment: { RETORT_SCENARIOS_VERIFIED: '1' } },
}

const [what = '', ...rest] = process.argv.slice(2)
const way = ways[what]
if (way === undefined) {
  process.stderr.write(`pnpm scenarios ${Object.keys(ways).join('|')}\n`)
  process.exit(2)
}
const file = `packages/migrations/test/scenarios/${way.file}`
const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', file, '--testTimeout', '0', ...rest], {
  stdio: 'inherit',
  env: { ...process.env, ...way.environment },
})
process.exitCode = status ?? 1

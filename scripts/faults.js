// Every fault at every point at which it can strike: connections cut, halved and frozen at each message of a run, processes
// killed at each, and twenty processes at once on fifty revisions, directly and behind PgBouncer. `pnpm faults` takes some
// six minutes on two cores; `pnpm faults crowd` runs only what has that in its name. In CI a fixed sample of the same runs.
import { spawnSync } from 'node:child_process'

const [wanted] = process.argv.slice(2)
const files = ['packages/migrations/test/faults', 'packages/migrations/test/io/run-faults.test.ts']
const chosen = wanted === undefined ? files : [wanted]
const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', ...chosen, '--testTimeout', '3600000'], {
  stdio: 'inherit',
  env: { ...process.env, SWEEP: '1' },
})
process.exitCode = status ?? 1

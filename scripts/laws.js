// The laws of the planner on as many random schemas as you have patience for: `pnpm laws 50` takes fifty times the usual
// number, from a seed of its own that it prints first. A failure prints its seed too; RETORT_LAWS_SEED repeats it.
import { spawnSync } from 'node:child_process'

const times = process.argv[2] ?? '20'
const seed = process.env.RETORT_LAWS_SEED ?? String(Math.floor(Math.random() * 2 ** 31))
process.stdout.write(`${times} times the usual number of schemas, from the seed ${seed}\n`)
const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', 'packages/migrations/test/laws', '--testTimeout', '0'], {
  stdio: 'inherit',
  env: { ...process.env, RETORT_LAWS_TIMES: times, RETORT_LAWS_SEED: seed },
})
process.exitCode = status ?? 1

// What the hazard rules say of locks, rewrites and scans, compared with every supported version of PostgreSQL: `pnpm hazards`.
// The tests themselves do so on the oldest and the newest; the servers that nothing else needs are installed in matrix/.
import { spawnSync } from 'node:child_process'

const installed = spawnSync('pnpm', ['--dir', 'matrix', 'install', '--frozen-lockfile'], { stdio: 'inherit' })
if (installed.status !== 0) process.exit(1)

const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', 'packages/migrations/test/hazards'], {
  stdio: 'inherit',
  env: { ...process.env, RETORT_EVERY_POSTGRES: '1' },
})
process.exitCode = status ?? 1

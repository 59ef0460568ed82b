// What the hazard rules say of locks, rewrites and scans, compared with every PostgreSQL that the tests have a server of: `pnpm hazards`.
// The tests themselves do so on the oldest and the newest.
import { spawnSync } from 'node:child_process'

const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', 'packages/migrations/test/hazards'], {
  stdio: 'inherit',
  env: { ...process.env, RETORT_EVERY_POSTGRES: '1' },
})
process.exitCode = status ?? 1

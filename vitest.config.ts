import { availableParallelism } from 'node:os'

import { defineConfig } from 'vitest/config'

import { TallyReporter } from './test/tally-reporter.ts'

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['packages/migrations/test/support/postgres-setup.ts'],
    pool: 'forks',
    // A test file waits for PostgreSQL for most of its time: two at once are right even for two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', new TallyReporter()],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

import { defineConfig } from 'vitest/config'

import { TallyReporter } from './test/tally-reporter.ts'

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts'],
    globalSetup: ['packages/migrations/test/support/postgres-setup.ts'],
    pool: 'forks',
    reporters: ['default', new TallyReporter()],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

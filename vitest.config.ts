import { availableParallelism } from 'node:os'

import { defineConfig } from 'vitest/config'

import { HeaviestFirst } from './test/heaviest-first.ts'
import { TallyReporter } from './test/tally-reporter.ts'

const everywhere = {
  pool: 'forks' as const,
  setupFiles: ['packages/migrations/test/support/each-file.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A second, which is what a poll has otherwise, is short where many tests run at once.
  expect: { poll: { timeout: 30_000 } },
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'bot',
          include: ['packages/{bot,fake-discord}/test/**/*.test.ts'],
          // To load discord.js takes longer than most of these files run.
          isolate: false,
          ...everywhere,
        },
      },
      {
        test: {
          name: 'migrations',
          include: ['packages/{entities,migrations}/test/**/*.test.ts', 'test/**/*.test.ts'],
          ...everywhere,
        },
      },
    ],
    sequence: { sequencer: HeaviestFirst },
    globalSetup: ['postgres', 'package'].map((name) => `packages/migrations/test/support/${name}-setup.ts`),
    // A test file waits for PostgreSQL for most of its time: two at once are right even for two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', new TallyReporter()],
  },
})

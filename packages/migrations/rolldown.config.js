import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'

/**
 * What is loaded together lies in one file, with all that it needs and none above it has: reading a file costs a program that
 * starts more than reading a few lines that it has no use for. None begins with a package.
 */
const together = {
  history: [
    'errors.ts',
    'settings.ts',
    'io/revisions.ts',
    'history/graph.ts',
    'history/resolve.ts',
    'history/statement-tree.ts',
    'sql/outside-transaction.ts',
    'sql/search-path.ts',
    'sql/split.ts',
  ],
  shell: [
    'cli/shell.ts',
    'cli/open-database.ts',
    'commands/command.ts',
    'commands/read-graph.ts',
    'commands/revision-view.ts',
    'plan/difference.ts',
  ],
  database: [
    'commands/status.ts',
    'commands/database-status.ts',
    'commands/compare-options.ts',
    'commands/new-revision.ts',
    'commands/revision.ts',
    'commands/sessions.ts',
    'commands/verify-report.ts',
    'io/entities-build.ts',
    'io/loss-count.ts',
  ],
  compare: ['commands/check-database.ts', 'io/data-source.ts'],
  autogenerate: ['commands/autogenerate-revision.ts'],
  declared: ['io/declare.ts', 'plan/declared.ts'],
  provenance: ['history/provenance.ts', 'actions/parser.ts'],
  hazards: ['hazards/assess.ts'],
  run: [
    'commands/upgrade.ts',
    'commands/downgrade.ts',
    'commands/run-report.ts',
    'commands/move-report.ts',
    'commands/wait-flag.ts',
    'io/count-tables.ts',
  ],
}

const groups = Object.entries(together).map(([name, modules], place, { length }) => {
  const files = new Set(modules.map((module) => fileURLToPath(new URL(`src/${module}`, import.meta.url))))
  return { name, priority: length - place, test: (file) => files.has(file) }
})

// A program that starts waits for each of its files.
export default defineConfig({
  input: {
    index: './src/index.ts',
    'cli/main': './src/cli/main.ts',
    'cli/start': './src/cli/start.ts',
    'io/embedded': './src/io/embedded.ts',
    // A program of its own, which is started by its path.
    'io/embedded-keeper': './src/io/embedded-keeper.ts',
  },
  // Every package, and every module of Node.
  external: /^[@a-z]/,
  platform: 'node',
  output: {
    dir: 'dist',
    // Node starts what is CommonJS sooner.
    format: 'cjs',
    strict: true,
    entryFileNames: '[name].cjs',
    // Beside the keeper, and as deep as the sources, because they find it and package.json from where they are.
    chunkFileNames: 'io/[name]-[hash].cjs',
    codeSplitting: { groups },
  },
})

import { defineCommand } from './command.ts'
import { offlineScript, refuseBoth, tryMove } from './dry-run-report.ts'
import { type Move, moveReport } from './move-report.ts'
import { readGraph } from './read-graph.ts'
import { moveOptions, reportOn, upgradeLine } from './run-report.ts'
import { patienceOf, waitFlag } from './wait-flag.ts'

export const downgradeCommand = defineCommand({
  name: 'downgrade',
  describe: 'Move the database towards base',
  flags: {
    target: {
      type: 'argument',
      required: true,
      describe: '-1, base, an id, its beginning, a number or label@-1',
      suggests: 'revisions',
    },
    sql: { type: 'switch', describe: 'Print a script for from:to, and ask no database' },
    dryRun: { type: 'switch', describe: 'Run it, tell what it locks and how long it takes, and roll it back' },
    allowDestructive: { type: 'switch', describe: 'Lose rows and values without being asked' },
    wait: waitFlag,
  },
  examples: [
    { type: 'downgrade -1', does: 'Undo the last revision' },
    { type: 'downgrade 8f31', does: 'Undo everything above that revision' },
    { type: 'downgrade -1 --dry-run', does: 'Try that, and see what it would lose' },
    { type: 'downgrade head:8f31 --sql', does: 'Write the script that leads back' },
    { type: 'downgrade base', does: 'Undo everything' },
  ],
  async run(context, { target, sql, dryRun, allowDestructive, wait }): Promise<Move> {
    refuseBoth({ sql, dryRun })
    if (sql) return offlineScript(context, { direction: 'downgrade', target })
    if (dryRun) return tryMove(context, { direction: 'downgrade', target })
    const options = await moveOptions(context, allowDestructive)
    const { runDowngrade } = await import('./downgrade.ts')
    const graph = await readGraph(context.settings)
    return reportOn(context, graph, await runDowngrade({ ...options, ...patienceOf(wait), target }, graph))
  },
  ...moveReport((report) => (report.pending.length > 0 && !report.interrupted ? upgradeLine(report) : null)),
})

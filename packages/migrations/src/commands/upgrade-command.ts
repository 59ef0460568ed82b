import { defineCommand } from './command.ts'
import { offlineScript, refuseBoth, tryMove } from './dry-run-report.ts'
import { type Move, moveReport } from './move-report.ts'
import { readGraph } from './read-graph.ts'
import { moveOptions, reportOn, upgradeLine } from './run-report.ts'
import { patienceOf, waitFlag } from './wait-flag.ts'

export const upgradeCommand = defineCommand({
  name: 'upgrade',
  describe: 'Move the database towards the heads',
  flags: {
    target: {
      type: 'argument',
      suggests: 'revisions',
      required: true,
      describe: 'head, heads, +1, an id, its beginning, a number or label@head',
    },
    sql: { type: 'switch', describe: 'Print a script for from:to, and ask no database' },
    dryRun: { type: 'switch', describe: 'Run it, tell what it locks and how long it takes, and roll it back' },
    allowDestructive: { type: 'switch', describe: 'Lose rows and values without being asked' },
    tag: { type: 'text', describe: 'What the run is for, such as a release; kept with each revision' },
    wait: waitFlag,
  },
  examples: [
    { type: 'upgrade head', does: 'Apply everything that is pending' },
    { type: 'upgrade +1', does: 'Apply the next revision' },
    { type: 'upgrade 8f31', does: 'Apply up to the revision whose id begins so' },
    { type: 'upgrade head --dry-run', does: 'Try what is pending, and roll it back' },
    { type: 'upgrade head --tag v1.4', does: 'Apply what is pending, and remember the release that brought it' },
    { type: 'upgrade 8f31:head --sql', does: 'Write the script that leads from one to the other' },
    { type: 'upgrade heads', does: 'Apply all branches of a history with several heads' },
    { type: 'upgrade head --targets tenants.txt --jobs 8', does: 'In every database or schema of a list' },
  ],
  async run(context, { target, sql, dryRun, allowDestructive, tag, wait }): Promise<Move> {
    refuseBoth({ sql, dryRun })
    if (sql) return offlineScript(context, { direction: 'upgrade', target })
    if (dryRun) return tryMove(context, { direction: 'upgrade', target })
    const options = await moveOptions(context, allowDestructive)
    const { runUpgrade } = await import('./upgrade.ts')
    const graph = await readGraph(context.settings)
    return reportOn(
      context,
      graph,
      await runUpgrade({ ...options, ...patienceOf(wait), target, tag: tag ?? undefined }, graph),
    )
  },
  ...moveReport((report) =>
    report.pending.length > 0
      ? upgradeLine(report)
      : 'Next: change an entity, then migrate revision --autogenerate -m "what you changed"',
  ),
})

import { defineCommand } from './command.ts'
import { moveOptions, reportOn, runLines, upgradeLine } from './run-report.ts'

export const downgradeCommand = defineCommand({
  name: 'downgrade',
  describe: 'Move the database towards base',
  flags: {
    target: { type: 'argument', required: true, describe: '-1, base, an id, its beginning, a number or label@-1' },
    allowDestructive: { type: 'switch', describe: 'Lose rows and values without being asked' },
  },
  examples: [
    { type: 'downgrade -1', does: 'Undo the last revision' },
    { type: 'downgrade 8f31', does: 'Undo everything above that revision' },
    { type: 'downgrade base', does: 'Undo everything' },
  ],
  async run(context, { target, allowDestructive }) {
    const options = await moveOptions(context, allowDestructive)
    const { downgrade } = await import('./downgrade.ts')
    return reportOn(context, await downgrade({ ...options, target }))
  },
  print: (report, look) => [...runLines(report, look), ...(report.pending.length > 0 ? [upgradeLine(report)] : [])],
  exitCode: ({ interrupted }) => (interrupted ? 'interrupted' : 0),
})

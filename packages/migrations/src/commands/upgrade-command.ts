import { defineCommand } from './command.ts'
import { moveOptions, reportOn, runLines, upgradeLine } from './run-report.ts'

export const upgradeCommand = defineCommand({
  name: 'upgrade',
  describe: 'Move the database towards the heads',
  flags: {
    target: {
      type: 'argument',
      required: true,
      describe: 'head, heads, +1, an id, its beginning, a number or label@head',
    },
    allowDestructive: { type: 'switch', describe: 'Lose rows and values without being asked' },
  },
  examples: [
    { type: 'upgrade head', does: 'Apply everything that is pending' },
    { type: 'upgrade +1', does: 'Apply the next revision' },
    { type: 'upgrade 8f31', does: 'Apply up to the revision whose id begins so' },
    { type: 'upgrade heads', does: 'Apply all branches of a history with several heads' },
  ],
  async run(context, { target, allowDestructive }) {
    const options = await moveOptions(context, allowDestructive)
    const { upgrade } = await import('./upgrade.ts')
    return reportOn(context, await upgrade({ ...options, target }))
  },
  print: (report, look) => [
    ...runLines(report, look),
    report.pending.length > 0
      ? upgradeLine(report)
      : 'Next: change an entity, then migrate revision --autogenerate -m "what you changed"',
  ],
  exitCode: ({ interrupted }) => (interrupted ? 'interrupted' : 0),
})

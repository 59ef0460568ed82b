import { historyRange } from '../history/range.ts'
import { defineCommand } from './command.ts'
import { currentIfNamed, databaseStatus } from './database-status.ts'
import { readGraph } from './read-graph.ts'
import { revisionBlock, revisionLine, revisionView } from './revision-view.ts'

export const history = defineCommand({
  name: 'history',
  describe: 'List the revisions, the last one first',
  flags: {
    range: {
      type: 'text',
      suggests: 'revisions',
      alias: 'r',
      describe: 'From:to, both included; either may be left out',
    },
    indicateCurrent: { type: 'switch', alias: 'i', describe: 'Mark where the database is' },
  },
  examples: [
    { type: 'history', does: 'All of it' },
    { type: 'history -r base:+2', does: 'The first two' },
    { type: 'history -r -3:', does: 'The last ones, from three before the head' },
    { type: 'history -i -r current:', does: 'Where the database is, and what it lacks' },
  ],
  async run(context, { range, indicateCurrent }) {
    const graph = await readGraph(context.settings)
    const current = indicateCurrent
      ? (await databaseStatus(context)).current
      : await currentIfNamed(context, range ?? '')
    const marked = indicateCurrent ? current : null
    return { revisions: historyRange(graph, range, current).map(({ id }) => revisionView(graph, id, marked)) }
  },
  print: ({ revisions }, look) =>
    revisions.flatMap((view) =>
      look.verbose
        ? revisionBlock(view, look)
        : [revisionLine(view, look, ['parents', 'labels', 'branching', 'message'])],
    ),
})

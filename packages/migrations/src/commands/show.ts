import { revisionsOf } from '../history/resolve.ts'
import { defineCommand } from './command.ts'
import { currentIfNamed } from './database-status.ts'
import { readGraph } from './read-graph.ts'
import { revisionBlock, revisionView } from './revision-view.ts'

export const show = defineCommand({
  name: 'show',
  describe: 'Say all that is known of a revision',
  flags: {
    revision: {
      type: 'argument',
      suggests: 'revisions',
      required: true,
      describe: 'Id, beginning of an id, number, label, head, heads or current',
    },
  },
  examples: [
    { type: 'show head', does: 'The head' },
    { type: 'show 8f31', does: 'The revision whose id begins so' },
    { type: 'show current', does: 'Where the database is' },
  ],
  async run(context, { revision }) {
    const graph = await readGraph(context.settings)
    const current = await currentIfNamed(context, revision)
    return { revisions: revisionsOf(graph, revision, current).map(({ id }) => revisionView(graph, id, current)) }
  },
  print: ({ revisions }, look) => revisions.flatMap((view) => revisionBlock(view, look)),
})

import { heads as headsOf } from '../history/graph.ts'
import { defineCommand } from './command.ts'
import { readGraph } from './read-graph.ts'
import { revisionBlock, revisionLine, revisionView } from './revision-view.ts'

export const heads = defineCommand({
  name: 'heads',
  describe: 'List the revisions that nothing follows',
  flags: {},
  examples: [
    { type: 'heads', does: 'One line a head' },
    { type: 'heads -v', does: 'All that is known of each' },
  ],
  async run({ settings }) {
    const graph = await readGraph(settings)
    return { heads: headsOf(graph).map(({ id }) => revisionView(graph, id, null)) }
  },
  print: ({ heads }, look) =>
    heads.flatMap((view) => (look.verbose ? revisionBlock(view, look) : [revisionLine(view, look, ['labels'])])),
})

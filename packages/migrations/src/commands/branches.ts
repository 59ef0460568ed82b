import { isBranchPoint } from '../history/graph.ts'
import { defineCommand } from './command.ts'
import { readGraph } from './read-graph.ts'
import { revisionBlock, revisionLine, revisionView } from './revision-view.ts'

export const branches = defineCommand({
  name: 'branches',
  describe: 'List the branch points, each with the revisions that follow it',
  flags: {},
  examples: [{ type: 'branches', does: 'Where the history splits' }],
  async run({ settings }) {
    const graph = await readGraph(settings)
    const points = graph.revisions.filter(({ id }) => isBranchPoint(graph, id))
    return {
      branches: points.map(({ id }) => {
        const point = revisionView(graph, id, null)
        return { point, into: point.nextRevisions.map((next) => revisionView(graph, next, null)) }
      }),
    }
  },
  print: ({ branches }, look) =>
    branches.flatMap(({ point, into }) => {
      const arrow = `${' '.repeat(point.id.length)} -> `
      return [
        ...(look.verbose ? revisionBlock(point, look) : [revisionLine(point, look, ['labels', 'branching'])]),
        ...into.map((view) => arrow + revisionLine(view, look, ['labels', 'branching', 'message'])),
      ]
    }),
})

import { HistoryError } from '../errors.ts'
import type { RevisionId } from '../model/revision.ts'
import { defineCommand } from './command.ts'
import { newHeader, writeNewRevision } from './new-revision.ts'
import { readGraph } from './read-graph.ts'

export const merge = defineCommand({
  name: 'merge',
  describe: 'Write a revision that joins several heads',
  flags: {
    revision: {
      type: 'arguments',
      suggests: 'revisions',
      required: true,
      describe: 'The heads to join, or heads for all',
    },
    message: { type: 'text', alias: 'm', required: true, describe: 'What it joins, in a few words' },
    revId: { type: 'text', describe: 'Id of the revision, instead of a random one' },
    branchLabel: { type: 'list', describe: 'Name of the branch that begins here; repeatable' },
    splice: { type: 'switch', describe: 'Join revisions that have followers already' },
  },
  examples: [
    { type: 'merge heads -m "join billing and loans"', does: 'Join all heads' },
    { type: 'merge 8f31 2b7e -m "join"', does: 'Join these two' },
  ],
  async run(context, { revision, message, revId, branchLabel, splice }) {
    const graph = await readGraph(context.settings)
    const wishes = { message, revId, branchLabel, splice, follows: revision, dependsOn: [] }
    const header = newHeader(graph, wishes, context.random)
    refuseSingle(header.downRevisions)
    return writeNewRevision(context, graph, { header, upgrade: [], downgrade: [] })
  },
  print: ({ file, downRevisions }, { path }) => [
    `Wrote ${path(file)}, which joins ${downRevisions.join(' and ')}.`,
    'Next: migrate upgrade head',
  ],
})

function refuseSingle(ids: readonly RevisionId[]): void {
  if (ids.length > 1) return
  throw new HistoryError(
    `A merge needs two revisions, and ${ids.length === 0 ? 'none is' : `only ${ids[0]} is`} named.`,
    {
      fault: 'range',
      ids,
      hint: 'See what there is to join: migrate heads',
    },
  )
}

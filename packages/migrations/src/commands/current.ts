import { effectiveHeads } from '../history/current.ts'
import type { RevisionGraph } from '../history/graph.ts'
import { tagIn } from '../io/ledger-write.ts'
import type { RevisionId } from '../model/revision.ts'
import { defineCommand, type Look } from './command.ts'
import { databaseAndHistory } from './database-status.ts'
import { type RevisionView, revisionBlock, revisionLine, revisionView } from './revision-view.ts'
import type { DatabaseStatus } from './status.ts'

interface Current extends Omit<DatabaseStatus, 'applied'> {
  /** What is at the database, as far as files hold it, with heads that only a dependency implies. */
  readonly revisions: readonly RevisionView[]
  /** What the runs were for that applied the current revisions, as far as `upgrade --tag` said so. */
  readonly tags: readonly { readonly id: RevisionId; readonly tag: string }[]
  /** The URL, without its password. */
  readonly database: string
}

export const current = defineCommand({
  name: 'current',
  describe: 'List the revisions that the database is at',
  flags: {},
  examples: [
    { type: 'current', does: 'One line a revision; nothing when none is applied' },
    { type: 'current -v', does: 'Also how the database stands to the history' },
  ],
  async run(context): Promise<Current> {
    const { status: found, graph } = await databaseAndHistory(context)
    const { applied, ...status } = found
    if (status.state !== 'up-to-date') context.reporter.note(status.advice)
    const revisions = graph === null ? [] : viewsOf(graph, status.current)
    const tags = applied
      .filter(({ id }) => status.current.includes(id))
      .flatMap(({ id, appliedBy }) => {
        const tag = tagIn(appliedBy)
        return tag === null ? [] : [{ id, tag }]
      })
    return { ...status, revisions, tags, database: withoutPassword(await context.databaseUrl()) }
  },
  print(result, look) {
    // That all of these are current goes without saying.
    const views = result.revisions.map((view) => ({ ...view, isCurrent: null }))
    const strangers = result.current.filter((id) => !result.revisions.some((view) => view.id === id))
    const unknown = strangers.map((id) => look.paint(id, 'id'))
    if (!look.verbose) return [...views.map((view) => revisionLine(view, look, ['branching'])), ...unknown]
    return verboseLines({ ...result, revisions: views }, { unknown, look })
  },
  brief: ({ current: ids, state, pending }) =>
    `${ids.length === 0 ? 'at base' : `at ${ids.join(', ')}`}, ${state}${pending.length === 0 ? '' : `, ${pending.length} pending`}`,
})

const viewsOf = (graph: RevisionGraph, ids: readonly RevisionId[]): readonly RevisionView[] =>
  effectiveHeads(graph, ids).map(({ id }) => revisionView(graph, id, ids))

const verboseLines = (
  { revisions, tags, database, state, pending }: Current,
  { unknown, look }: { unknown: readonly string[]; look: Look },
): readonly string[] => [
  `Current revisions of ${database}:`,
  '',
  ...revisions.flatMap((view) => revisionBlock(view, look)),
  ...unknown.map((id) => `Rev: ${id} (in no file)`),
  ...tags.map(({ id, tag }) => `Tag: ${tag} (brought ${look.paint(id, 'id')})`),
  `State: ${state}${pending.length === 0 ? '' : `, ${pending.length} pending`}`,
]

function withoutPassword(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  return shown.href
}

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { ConnectionError, HistoryError, RefusedError } from '../errors.ts'
import { followingOthers } from '../history/follow-others.ts'
import { heads, type RevisionGraph } from '../history/graph.ts'
import { renumbered } from '../history/naming.ts'
import { listed } from '../history/place.ts'
import { otherHead, type Rebase, rebaseOnto } from '../history/rebase.ts'
import { changeFiles, type FileChange } from '../io/change-files.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { type Context, defineCommand } from './command.ts'
import { databaseStatus } from './database-status.ts'
import { oneRevision } from './one-revision.ts'
import { readGraph } from './read-graph.ts'

interface MovedRevision {
  readonly id: RevisionId
  readonly downRevisions: readonly RevisionId[]
  readonly file: string
  /** Where the file was before; the same where it kept its name. */
  readonly fileBefore: string
}

export const rebase = defineCommand({
  name: 'rebase',
  describe: 'Move one side of a history with two heads onto the other',
  flags: {
    revision: {
      type: 'argument',
      suggests: 'revisions',
      required: true,
      describe: 'A revision that only the side to be moved has',
    },
    onto: { type: 'text', suggests: 'revisions', describe: 'What it is to follow; the other head by default' },
    allowApplied: { type: 'switch', describe: 'Move it even if the database has it already' },
  },
  examples: [
    { type: 'rebase 8f31', does: 'Let the side of this revision follow the other head' },
    { type: 'rebase loans@head --onto 2b7e', does: 'Where there are more than two heads' },
  ],
  async run(context, { revision, onto, allowApplied }) {
    const graph = await readGraph(context.settings)
    const { id: side } = await oneRevision(context, graph, revision)
    const target = onto === null ? otherHead(graph, side) : (await oneRevision(context, graph, onto)).id
    const plan = rebaseOnto(graph, side, target)
    if (!allowApplied) await refuseApplied(context, plan)
    const changes = await changesFor(graph, plan)
    await changeFiles(changes)
    const heads = await headsNow(context)
    return { onto: plan.onto.id, moved: plan.moved.map((moved, at) => movedView(moved, plan, changes[at])), heads }
  },
  print({ onto, moved, heads }, { path }) {
    const lines = moved.map(({ id, downRevisions, file, fileBefore }) => {
      const renamed = file === fileBefore ? path(file) : `${path(fileBefore)} is ${path(file)}`
      return `  ${renamed}: ${id} follows ${downRevisions.join(' and ')}`
    })
    const end = heads.length === 1 ? `The head is ${heads[0]}.` : `The heads are ${heads.join(' and ')}.`
    return [
      `Moved ${moved.length === 1 ? '1 revision' : `${moved.length} revisions`} onto ${onto}.`,
      ...lines,
      end,
      'Next: read them once more, for they run after others now; then migrate upgrade head',
    ]
  },
})

/** What a database has was run there before what it would follow from now on. */
async function refuseApplied(context: Context, { moved, onto }: Rebase): Promise<void> {
  const applied = await appliedIn(context)
  const there = moved.filter(({ id }) => applied.has(id)).map(({ id }) => id)
  if (there.length === 0) return
  const it = there.length === 1 ? 'it' : 'they'
  throw new RefusedError(`The database has ${listed(there, ' and ')} already, and ${it} would follow ${onto.id}.`, {
    findings: there,
    hint:
      `Undo ${it === 'it' ? it : 'them'} first: migrate downgrade ${firstBelow(moved)}. Or move the other side, ` +
      'or say --allow-applied: the next upgrade then runs what came in below.',
  })
}

const firstBelow = ([lowest]: readonly Revision[]): string => `${lowest?.id}@${lowest?.downRevisions[0] ?? 'base'}`

/** Nothing is known of a database that cannot be asked, and a rebase is no reason to start one. */
async function appliedIn(context: Context): Promise<ReadonlySet<RevisionId>> {
  if (!hasDatabase(context.settings)) return new Set()
  try {
    const { applied } = await databaseStatus(context)
    return new Set(applied.map(({ id }) => id))
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error
    context.reporter.warn(`Whether a database has these revisions is not known: ${error.message}`)
    return new Set()
  }
}

const hasDatabase = ({ url, project }: Context['settings']): boolean =>
  url !== null || existsSync(join(project, '.data', 'postgres'))

const changesFor = async (graph: RevisionGraph, { moved, follows }: Rebase): Promise<readonly FileChange[]> => {
  const others = graph.revisions.filter((revision) => !moved.includes(revision))
  const names = renumbered(moved, others)
  return Promise.all(
    moved.map(async (revision) => {
      const after = follows.get(revision.id)
      const source = after === undefined ? null : await sourceFollowing(revision, after)
      return { file: revision.file, name: names.get(revision.id) ?? null, source }
    }),
  )
}

async function sourceFollowing({ id, file }: Revision, downRevisions: readonly RevisionId[]): Promise<string> {
  const source = followingOthers(await readFile(file, 'utf8'), downRevisions)
  if (source !== null) return source
  throw new HistoryError(`${file} has changed since it was read.`, {
    fault: 'unreadable',
    ids: [id],
    files: [file],
    hint: 'Run the command again.',
  })
}

function movedView({ id, downRevisions, file }: Revision, { follows }: Rebase, change?: FileChange): MovedRevision {
  const name = change?.name ?? basename(file)
  return {
    id,
    downRevisions: follows.get(id) ?? downRevisions,
    file: join(dirname(file), name),
    fileBefore: file,
  }
}

const headsNow = async ({ settings }: Context): Promise<readonly RevisionId[]> =>
  heads(await readGraph(settings)).map(({ id }) => id)

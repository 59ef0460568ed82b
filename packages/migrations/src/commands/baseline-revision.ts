import { StateError, UsageError } from '../errors.ts'
import type { RevisionGraph } from '../history/graph.ts'
import { type Catalog, readCatalog } from '../io/catalog.ts'
import { connect } from '../io/database.ts'
import { managedKinds } from '../io/declarations.ts'
import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import { onServer } from '../model/circumstances.ts'
import { nameOf } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { bodiesOf, drafts } from '../plan/body.ts'
import { describe } from '../plan/describe.ts'
import { diff } from '../plan/diff.ts'
import { emptySchema } from '../plan/empty-schema.ts'
import { sayable } from '../plan/sayable.ts'
import { directly } from '../plan/stage.ts'
import type { RevisionOutcome } from './autogenerate-revision.ts'
import type { Context } from './command.ts'
import { migrationOptions } from './database-status.ts'
import type { StatusOptions } from './migration-options.ts'
import { newHeader, type Wishes, writeNewRevision } from './new-revision.ts'
import { readGraph } from './read-graph.ts'
import { stamp } from './stamp.ts'
import { type DatabaseStatus, status } from './status.ts'

type Unsaid = readonly { readonly what: string; readonly name: string }[]

export interface BaselineOutcome extends RevisionOutcome {
  /** What is there and cannot be written as a revision: it has to be built by other means. */
  readonly unmodelled: Unsaid
}

/** Adopts a database without a history: writes the revision that builds what is there from nothing, and stamps it. */
export async function baselineRevision(
  context: Context,
  wishes: Omit<Wishes, 'follows' | 'splice'>,
): Promise<BaselineOutcome> {
  const options = await migrationOptions(context)
  const graph = await readGraph(context.settings)
  refuseHistory(graph, await status(options))
  const { schema: there, unmodelled, serverVersion } = await catalogOf(options)
  const { schema, left } = parted(sayable(there), managedKinds(context.settings.declared))
  const [draft] = drafts(directly(emptySchema(), schema), onServer(serverVersion))
  if (draft === undefined || draft.upgrade.steps.length === 0) {
    throw new UsageError('The database is empty: there is nothing to adopt.', {
      hint: 'Begin with: migrate revision --autogenerate -m "initial schema"',
    })
  }
  const header = newHeader(graph, { ...wishes, splice: false, follows: ['base'] }, context.random)
  const { transaction, upgrade, downgrade } = bodiesOf(draft)
  const written = await writeNewRevision(context, graph, { header: { ...header, transaction }, upgrade, downgrade })
  await stamp({ ...options, targets: [written.id] }).catch((error: unknown) => {
    context.reporter.warn(`${written.file} is written, and not recorded in the database. Do that with: ${stampLine}`)
    throw error
  })
  const differences = describe(diff(emptySchema(), schema))
  return {
    revisions: [written],
    differences,
    hazards: [],
    forEmptyTables: false,
    obstacles: [],
    taken: [],
    replaced: [],
    verification: null,
    unmodelled: [...left, ...unmodelled],
  }
}

/** What is there because of who uses this database stays behind, unless it is declared: its roles may be nowhere else. */
function parted(there: Schema, managed: ReadonlySet<KindName>): { readonly schema: Schema; readonly left: Unsaid } {
  const isLeft = (name: KindName): boolean => kindOf(name).isIdle === true && !managed.has(name)
  const objects = kindNames.filter(isLeft).flatMap((what) => there[what].map((object: AnyObject) => ({ what, object })))
  return {
    schema: schemaOf((name) => (isLeft(name) ? [] : there[name])),
    left: objects.map(({ what, object }) => ({ what, name: nameOf(kindOf(what).key(object)) })),
  }
}

const stampLine = 'migrate stamp head'

function refuseHistory({ revisions }: RevisionGraph, { applied }: DatabaseStatus): void {
  if (revisions.length > 0) {
    throw new UsageError('This history has revisions already, and a baseline is its beginning.', {
      hint: 'Write what is missing with: migrate revision --autogenerate -m "…"',
    })
  }
  if (applied.length === 0) return
  throw new StateError('The ledger of this database has revisions that are not in these files.', {
    fault: 'unknown',
    ids: applied.map(({ id }) => id),
    hint: 'Bring the files back, or forget them with: migrate stamp --purge base',
  })
}

async function catalogOf(options: StatusOptions): Promise<Catalog> {
  const database = await connect(options, 'baseline')
  try {
    return await readCatalog(database, {
      defaultNamespace: options.defaultNamespace ?? 'public',
      ledgerSchema: options.ledgerSchema ?? 'retort',
    })
  } finally {
    await database.close()
  }
}

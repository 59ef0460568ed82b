import type { DataSource } from 'typeorm'

import { RefusedError } from '../errors.ts'
import { madeBy } from '../history/provenance.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { adoptLive } from '../plan/adopt.ts'
import { diff } from '../plan/diff.ts'
import { hasUndeclared, ownership as ownershipOf } from '../plan/ownership.ts'
import { type Catalog, readCatalog, type Unmodelled } from './catalog.ts'
import type { Database } from './database.ts'
import { type Entities, readEntities } from './entities.ts'
import { normalise } from './normalise.ts'

/** What separates the database from the entities. */
export interface Comparison {
  readonly live: Schema
  /** What the database shall be: the entities, and what is not theirs to decide. */
  readonly wanted: Schema
  readonly operations: readonly Operation[]
  /** Objects that neither an entity nor the history knows. */
  readonly unmanaged: readonly Key[]
  /** Unmanaged objects that go with a table or column that is dropped. */
  readonly taken: readonly Key[]
  /** Objects whose expressions could not be compared, because the server lets nobody write. */
  readonly uncompared: readonly Key[]
  readonly unmodelled: readonly Unmodelled[]
  readonly serverVersion: number
  /** The default namespace that both sides are relative to. */
  readonly namespace: string
}

export interface Comparing {
  /** Called once the catalog query is under way, because loading entities takes longer than the database does. */
  readonly dataSource: () => Promise<DataSource>
  /** Null: the data source's own. */
  readonly defaultNamespace: string | null
  readonly ledgerSchema: string
  /** The SQL of the history so far; asked for only if the database holds something that no entity declares. */
  readonly statements: () => Promise<readonly string[]>
  readonly includeUnmanaged: boolean
}

/** Compares what TypeORM's metadata says with what is there. Leaves nothing behind in the database. */
export async function compare(database: Database, comparing: Comparing): Promise<Comparison> {
  const { catalog, entities } = await readBoth(database, comparing)
  const live = catalog.schema
  const namespace = entities.defaultNamespace
  const adopted = adoptLive(live, entities.schema)
  const { declared, uncompared } = await normalise(database, { live, declared: adopted, namespace })
  const { wanted, blocking, ...ownership } = ownershipOf(live, declared, {
    made: hasUndeclared(live, declared) ? await madeBy(await comparing.statements(), namespace) : new Set(),
    ignored: entities.unmanaged,
    includeUnmanaged: comparing.includeUnmanaged,
  })
  refuseBlocked(blocking)
  const { unmodelled, serverVersion } = catalog
  return {
    live,
    wanted,
    operations: diff(live, wanted),
    ...ownership,
    uncompared,
    unmodelled,
    serverVersion,
    namespace,
  }
}

/** The catalog is read while the entities load; only where they say that another namespace is meant, once more. */
async function readBoth(
  database: Database,
  { dataSource, defaultNamespace, ledgerSchema }: Comparing,
): Promise<{ readonly catalog: Catalog; readonly entities: Entities }> {
  const assumed = defaultNamespace ?? 'public'
  const [catalog, entities] = await Promise.all([
    readCatalog(database, { defaultNamespace: assumed, ledgerSchema }),
    dataSource().then((loaded) => readEntities(loaded, defaultNamespace ?? undefined)),
  ])
  if (entities.defaultNamespace === assumed) return { catalog, entities }
  const options = { defaultNamespace: entities.defaultNamespace, ledgerSchema }
  return { catalog: await readCatalog(database, options), entities }
}

function refuseBlocked(blocking: readonly Key[]): void {
  const [first, ...others] = blocking
  if (first === undefined) return
  const rest = others.length === 0 ? '' : ` and ${others.length} more`
  throw new RefusedError(
    `${nameOf(first)}${rest} stands on something that would be dropped, and the history did not make it.`,
    {
      findings: blocking,
      hint: 'Drop or change it by hand first, or pass --include-unmanaged to have it dropped too.',
    },
  )
}

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
import { readRenamedCatalog } from './catalog-renamed.ts'
import type { Database } from './database.ts'
import { type Entities, readEntities } from './entities.ts'
import { followRenames, noRenames, type Renames, type Renaming } from './follow-renames.ts'
import { normalise } from './normalise.ts'

/** What separates the database from the entities. */
export interface Comparison {
  readonly live: Schema
  /** What the entities say, spelled as the database spells it. */
  readonly declared: Schema
  /** What the database shall be: the entities, and what is not theirs to decide. */
  readonly wanted: Schema
  readonly operations: readonly Operation[]
  /** What only gets another name; `live` is called so already. */
  readonly renames: Renames
  /** Objects that neither an entity nor the history knows. */
  readonly unmanaged: readonly Key[]
  /** Unmanaged objects that go with a table or column that is dropped. */
  readonly taken: readonly Key[]
  /** Unmanaged objects that are in the way of a drop. */
  readonly blocking: readonly Key[]
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
  /** Null: `public`. */
  readonly defaultNamespace: string | null
  readonly ledgerSchema: string
  /** The SQL of the history so far; asked for only if the database holds something that no entity declares. */
  readonly statements: () => Promise<readonly string[]>
  readonly includeUnmanaged: boolean
  /** Null: nothing is renamed, and the database is looked at as it is. */
  readonly renaming: Renaming | null
}

/** Compares what TypeORM's metadata says with what is there. Leaves nothing behind in the database. */
export async function compare(database: Database, comparing: Comparing): Promise<Comparison> {
  const { catalog, entities } = await readBoth(database, comparing)
  const { renaming, ledgerSchema } = comparing
  const { defaultNamespace } = entities
  const compareWith = (found: Catalog, renames: Renames) =>
    compareBoth(database, { catalog: found, entities, renames, comparing })
  const first = await compareWith(catalog, noRenames)
  const renamed = async (renames: Renames) =>
    compareWith(await readRenamedCatalog(database, renames.steps, { defaultNamespace, ledgerSchema }), renames)
  const found = renaming === null ? first : await followRenames(first, renaming, renamed)
  refuseBlocked(found.blocking)
  return found
}

interface Both {
  readonly catalog: Catalog
  readonly entities: Entities
  readonly renames: Renames
  readonly comparing: Comparing
}

async function compareBoth(database: Database, { catalog, entities, renames, comparing }: Both): Promise<Comparison> {
  const live = catalog.schema
  const namespace = entities.defaultNamespace
  const adopted = adoptLive(live, entities.schema)
  const { declared, uncompared } = await normalise(database, {
    live,
    declared: adopted,
    namespace,
    renames: renames.steps,
  })
  const ownership = ownershipOf(live, declared, {
    made: hasUndeclared(live, declared) ? await madeBy(await historyOf(comparing, renames), namespace) : new Set(),
    ignored: entities.unmanaged,
    includeUnmanaged: comparing.includeUnmanaged,
  })
  const { unmodelled, serverVersion } = catalog
  const operations = diff(live, ownership.wanted)
  return { live, declared, operations, renames, ...ownership, uncompared, unmodelled, serverVersion, namespace }
}

/** What the history made is called by then what the renames make of it. */
const historyOf = async ({ statements }: Comparing, { steps }: Renames): Promise<readonly string[]> => [
  ...(await statements()),
  ...steps.map(({ upgrade: { sql } }) => sql),
]

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

import type { KnownIndex, KnownSchema, KnownTable } from '../effects/known.ts'
import { knownTables } from '../effects/known-from-schema.ts'
import { ask, type Database } from './database.ts'

/** The partitioned tables that are there, with the names of their indexes and no more. */
export async function partitionedTables(database: Database, defaultNamespace: string): Promise<KnownSchema> {
  const rows = await ask(database, partitionedSql)
  const tables = new Map<string, KnownTable>()
  for (const { namespace, name, index } of rows) {
    const relation = { namespace: namespace === defaultNamespace ? null : (namespace ?? null), name: name ?? '' }
    const key = JSON.stringify(relation)
    const indexes = new Map(tables.get(key)?.indexes)
    if (index != null) indexes.set(index, indexNamed(index))
    tables.set(key, partitioned(relation, indexes))
  }
  return knownTables([...tables.values()])
}

const indexNamed = (name: string): KnownIndex => ({ name, unique: false, columns: [], hasExpression: false })

const partitioned = (name: KnownTable['name'], indexes: KnownTable['indexes']): KnownTable => ({
  name,
  sort: 'partitioned table',
  original: name,
  columns: new Map(),
  constraints: new Map(),
  indexes,
  statistics: new Set(),
  partitionOf: null,
  isDefaultPartition: false,
})

const partitionedSql = `
  select n.nspname::text as namespace, c.relname::text as name, i.relname::text as index
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_index x on x.indrelid = c.oid
  left join pg_class i on i.oid = x.indexrelid
  where c.relkind = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by n.nspname, c.relname, i.relname`

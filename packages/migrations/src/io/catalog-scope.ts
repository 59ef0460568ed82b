import { ownedSequence } from '../kinds/owned-sequence.ts'
import { undescribedConstraint } from '../kinds/undescribed-constraint.ts'
import { quoteLiteral } from '../sql/quote.ts'
import type { CatalogOptions, Mirrored } from './catalog.ts'
import { isOtherRecord } from './other-records.ts'

/** Whether migration tools, this one and others, keep in a table what they have applied. */
const isRecord = `
  case when c.relkind <> 'r' then false
    when c.relname = 'typeorm_metadata' then (
      select array_agg(a.attname::text) @> '{type,database,schema,table,name,value}'
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
    -- No record has many columns, and there may be thousands of tables.
    when c.relnatts < 4 or c.relname ~ '(migrations|alembic_version)$' then ${isOtherRecord}
    else false end`

function isRead({ records = [] }: CatalogOptions): string {
  if (records === 'all') return 'true'
  if (records.length === 0) return `not (${isRecord})`
  const named = records.map(({ namespace, name }) => `(${quoteLiteral(namespace ?? '')}, ${quoteLiteral(name)})`)
  return `((coalesce(n.namespace, ''), c.relname) in (${named.join(', ')}) or not (${isRecord}))`
}

/**
 * What the queries of all kinds start from: `namespace`, whose column of that name is null for the default one, and whose
 * `original` is itself or what it mirrors;
 * `relation`, without what extensions own and without partitions, which belong to their parent; `routine`, without what extensions
 * own; `owned_sequence`, the sequences behind serial and identity columns; and `undescribed_constraint`.
 */
export const catalogScope = (options: CatalogOptions): string => `
with namespace as materialized (${options.mirrors === undefined ? ownNamespaces(options) : mirroredNamespaces(options.mirrors, options)}
), relation as materialized (
  select c.oid, c.relname::text as name, n.namespace, c.relkind
  from pg_class c
  join namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition
    and ${isRead(options)}
    and not exists (
      select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
    )
), routine as materialized (
  select p.* from pg_proc p
  -- To be joined they would be gone through once for each namespace.
  where p.pronamespace = any (array(select n.oid from namespace n))
    and not exists (
      select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i')
    )
), owned_sequence as materialized (${ownedSequence}
), undescribed_constraint as materialized (${undescribedConstraint}
)`

const ownNamespaces = ({ defaultNamespace, ledgerSchema }: CatalogOptions): string => `
  select n.oid, n.nspname::text as name, nullif(n.nspname::text, ${quoteLiteral(defaultNamespace)}) as namespace, n.oid as original
  from pg_namespace n
  where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', ${quoteLiteral(ledgerSchema)})
    and not exists (
      select from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e'
    )`

const mirroredNamespaces = (mirrors: readonly Mirrored[], { defaultNamespace }: CatalogOptions): string => `
  select n.oid, m.name, nullif(m.name, ${quoteLiteral(defaultNamespace)}) as namespace, o.oid as original
  from pg_namespace n
  join (values ${mirrors.map(({ mirror, namespace }) => `(${quoteLiteral(mirror)}, ${quoteLiteral(namespace)})`).join(', ')}) m (mirror, name)
    on m.mirror = n.nspname
  left join pg_namespace o on o.nspname = m.name`

import type { Key } from '../model/key.ts'
import type { Kind } from '../model/kind.ts'
import { displayName } from '../sql/quote.ts'
import { domainByHand } from './domain-by-hand.ts'
import { tableKey } from './keys.ts'
import { isToldOf } from './published-table-catalog.ts'
import { decodeUses } from './uses.ts'

/** Something that no kind describes, and that PostgreSQL lets nobody change what it stands on for. */
export interface Bystander {
  /** What it is, such as `function`, and its name, as PostgreSQL identifies it. */
  readonly what: string
  readonly name: string
  /** The table with which it goes; null for most. */
  readonly of: Key | null
  readonly uses: readonly Key[]
}

/** The catalogs of what other kinds read, as far as it stands on columns and types. */
const described = ['pg_constraint', 'pg_attrdef', 'pg_rewrite', 'pg_trigger', 'pg_policy', 'pg_statistic_ext']

const isDescribed = `(d.classid in (${described.map((name) => `'${name}'::regclass`).join(', ')})
  or (d.classid = 'pg_class'::regclass and not exists (select from pg_class c where c.oid = d.objid and c.relkind in ('c', 'f')))
  or (d.classid = 'pg_publication_rel'::regclass and exists (select from pg_publication_rel m where m.oid = d.objid and ${isToldOf('m')}))
  or (d.classid = 'pg_proc'::regclass and exists (select from pg_proc p where p.oid = d.objid and p.prokind <> 'a'))
  or (d.classid = 'pg_type'::regclass and not exists (select from pg_type t where t.oid = d.objid and t.typtype = 'd')))`

/** The kinds read what stands on a table, and not what stands on one of its partitions alone. */
const uponPartitions = `
    select d.classid, d.objid, jsonb_build_array('column', r.namespace, r.name, a.attname), null, null
    from relation r
    join pg_class c on r.relkind = 'p' and c.relispartition and pg_partition_root(c.oid) = r.oid
    join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.deptype in ('n', 'a')
    join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid and a.attnum > 0
    left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
    left join pg_trigger t on d.classid = 'pg_trigger'::regclass and t.oid = d.objid
    where d.classid = 'pg_policy'::regclass or w.ev_class = c.oid or t.tgparentid = 0`

const bystanderCatalog = `
  select i.type as what, i.identity as name, jsonb_agg(distinct d.use) as uses,
    min(d.of_namespace) as of_namespace, min(d.of_table) as of_table
  from (
    select d.classid, d.objid, case r.relkind
        when 'v' then jsonb_build_array('view', r.namespace, r.name, null)
        when 'm' then jsonb_build_array('materialized view', r.namespace, r.name, null)
        else jsonb_build_array('column', r.namespace, r.name, a.attname) end as use,
      case when d.classid = 'pg_publication_rel'::regclass then r.namespace end as of_namespace,
      case when d.classid = 'pg_publication_rel'::regclass then r.name end as of_table
    from relation r
    join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = r.oid and d.deptype = 'n'
    join pg_attribute a on a.attrelid = r.oid and a.attnum = d.refobjsubid and a.attnum > 0
    where not ${isDescribed}
    union all
    ${uponPartitions}
    union all
    select d.classid, d.objid, jsonb_build_array('enum', n.namespace, e.typname, null), null, null
    from pg_type e
    join namespace n on n.oid = e.typnamespace
    join pg_depend d on d.refclassid = 'pg_type'::regclass and d.refobjid in (e.oid, e.typarray) and d.deptype = 'n'
    where e.typtype = 'e' and not ${isDescribed}
  ) d
  cross join lateral pg_identify_object(d.classid, d.objid, 0) i
  where not exists (select from pg_depend x where x.classid = d.classid and x.objid = d.objid and x.deptype = 'e')
  group by i.type, i.identity
  order by i.type, i.identity`

export const bystanderKind: Kind<Bystander> = {
  name: 'bystander',
  rank: 95,
  isBeyondEntities: true,
  isRemark: true,
  isImmovable: true,
  rebuildable: () => false,
  key: ({ what, name }) => `bystander:${what} ${name}` as Key,
  references: ({ of, uses }) => (of === null ? uses : [of, ...uses]),
  container: ({ of }) => of,
  catalog: {
    sql: bystanderCatalog,
    decode: (row) => ({
      what: row.what as string,
      name: row.name as string,
      of: row.of_table === null ? null : tableKey(row.of_namespace as string | null, row.of_table as string),
      uses: decodeUses(row.uses),
    }),
  },
  declared: () => [],
  byHand: ({ what, name, uses }, lookup) => {
    const domain = lookup.schema.domain.find(
      (each) => name.endsWith(displayName(each.name)) && each.uses.some((use) => uses.includes(use)),
    )
    return what !== 'type' || domain === undefined ? null : domainByHand(domain, lookup)
  },
  // It is only ever looked at: a plan in which it would have to move is refused.
  create: () => [],
  drop: () => [],
  change: () => [],
}

import type pg from 'pg'

/** Everything that a server can be asked about a database, without the help of what is tested. */
export interface Fingerprint {
  /** One line an object, sorted; columns without their place in the table, which nothing can restore. */
  readonly schema: readonly string[]
  readonly columns: readonly ColumnFound[]
  readonly rows: Rows
}

/** A column of a table: `public.customer`, `name`, `text`. */
export interface ColumnFound {
  readonly table: string
  readonly column: string
  readonly type: string
}

/** The rows of each table, each row as its columns' values; of a sequence what comes next, and for which table. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** The client's search path must be empty, so that the server writes every name in full. */
export async function fingerprint(client: pg.Client): Promise<Fingerprint> {
  const { rows } = await client.query<{ line: string }>(schemaSql)
  const { rows: columns } = await client.query<ColumnFound>(columnsSql)
  return { schema: rows.map(({ line }) => inOnePrint(line)), columns, rows: await rowsIn(client) }
}

/** What the server prints of IN over a varchar is printed in another way once it has been read again. */
const inOnePrint = (line: string): string =>
  line
    .replaceAll(/\(('(?:[^']|'')*'::character varying)\)::text/g, '$1')
    .replaceAll(/\((ARRAY\[(?:'(?:[^']|'')*'::character varying(?:, )?)+\])\)::text\[\]/g, '$1')

async function rowsIn(client: pg.Client): Promise<Rows> {
  const { rows: relations } = await client.query<{ name: string; sequence: boolean; of: string | null }>(relationsSql)
  if (relations.length === 0) return {}
  const queries = relations.map(({ name, sequence, of }) =>
    sequence
      ? `select ${literal(name)} as name, jsonb_build_object('next', last_value + is_called::int, 'of', ${of === null ? 'null' : literal(of)}) as row from ${name}`
      : `select ${literal(name)} as name, to_jsonb(r) as row from only ${name} r`,
  )
  const { rows } = await client.query<{ name: string; row: Record<string, unknown> }>(queries.join('\nunion all\n'))
  return Object.fromEntries(
    relations.map(({ name }) => [name, rows.filter((each) => each.name === name).map(({ row }) => row)]),
  )
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

const relationsSql = `
  select format('%I.%I', n.nspname, c.relname) as name, c.relkind = 'S' as sequence,
    (select min(d.refobjid::regclass::text) from pg_depend d
     where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
       and d.deptype in ('a', 'i') and c.relkind = 'S') as of
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'S') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
    and c.relname not in ('typeorm_metadata', 'migrations')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by 1`

const columnsSql = `
  select format('%I.%I', n.nspname, c.relname) as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r'`

const schemaSql = `
  with space as materialized (
    select n.oid, n.nspname, n.nspacl from pg_namespace n
    where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort')
  ),
  relation as materialized (
    select c.*, format('%I.%I', s.nspname, c.relname) as name
    from pg_class c join space s on s.oid = c.relnamespace
    where c.relname not in ('typeorm_metadata', 'migrations')
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  ),
  own as materialized (select * from relation where relkind in ('r', 'p', 'v', 'm', 'f')),
  line (kind, name, said) as (
    select 'schema', quote_ident(nspname), concat_ws(' ', nspacl, obj_description(oid, 'pg_namespace')) from space
    union all
    select 'extension', e.extname, s.nspname from pg_extension e join pg_namespace s on s.oid = e.extnamespace
    union all
    select 'relation', name, concat_ws(' ', relkind, relpersistence, reloptions, relacl, relrowsecurity, relforcerowsecurity,
      relreplident, reltablespace, pg_get_partkeydef(oid), pg_get_expr(relpartbound, oid), obj_description(oid, 'pg_class'),
      (select string_agg(i.inhparent::regclass::text, ',' order by i.inhseqno) from pg_inherits i where i.inhrelid = own.oid))
    from own
    union all
    select 'column', o.name || '.' || quote_ident(a.attname), concat_ws(' ', format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid),
      case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end, a.attstorage,
      nullif(coalesce(a.attstattarget, -1), -1), a.attoptions, a.attacl, col_description(o.oid, a.attnum))
    from own o
    join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
    union all
    -- Since 18 what is NOT NULL has a constraint, named after what table and column were called when it was made.
    select 'constraint', o.name || ' ' || case when k.contype = 'n' and k.conname ~ '_not_null\\d*$' then '' else quote_ident(k.conname) end,
      concat_ws(' ', pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint'))
    from own o join pg_constraint k on k.conrelid = o.oid
    union all
    select 'index', r.name, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisclustered, i.indisreplident,
      obj_description(i.indexrelid, 'pg_class'))
    from relation r join pg_index i on i.indexrelid = r.oid
    union all
    select 'view', name, concat_ws(' ', pg_get_viewdef(oid), relispopulated) from own where relkind in ('v', 'm')
    union all
    select 'sequence', r.name, concat_ws(' ', q.seqtypid::regtype, q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle,
      r.relacl, d.refobjid::regclass, a.attname, d.deptype, obj_description(r.oid, 'pg_class'))
    from relation r join pg_sequence q on q.seqrelid = r.oid
    left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype in ('a', 'i')
      and d.refclassid = 'pg_class'::regclass
    left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    union all
    select 'type', t.oid::regtype::text, concat_ws(' ', t.typtype, t.typnotnull, t.typdefault, t.typacl,
      case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end,
      (select string_agg(quote_literal(e.enumlabel), ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
      (select string_agg(pg_get_constraintdef(k.oid), ',' order by k.conname) from pg_constraint k where k.contypid = t.oid),
      (select string_agg(f.attname || ' ' || format_type(f.atttypid, f.atttypmod), ',' order by f.attnum)
       from pg_attribute f where f.attrelid = t.typrelid and not f.attisdropped),
      obj_description(t.oid, 'pg_type'))
    from pg_type t join space s on s.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
    where (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
    union all
    select 'trigger', o.name || ' ' || quote_ident(g.tgname),
      concat_ws(' ', pg_get_triggerdef(g.oid), g.tgenabled, obj_description(g.oid, 'pg_trigger'))
    from own o join pg_trigger g on g.tgrelid = o.oid and not g.tgisinternal
    union all
    select 'rule', o.name || ' ' || quote_ident(w.rulename), pg_get_ruledef(w.oid)
    from own o join pg_rewrite w on w.ev_class = o.oid and w.rulename <> '_RETURN'
    union all
    select 'policy', o.name || ' ' || quote_ident(p.polname), concat_ws(' ', p.polcmd, p.polpermissive, p.polroles::regrole[],
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    from own o join pg_policy p on p.polrelid = o.oid
    union all
    select 'statistics', x.stxname, pg_get_statisticsobjdef(x.oid) from own o join pg_statistic_ext x on x.stxrelid = o.oid
    union all
    select 'function', f.oid::regprocedure::text, pg_get_functiondef(f.oid)
    from pg_proc f join space s on s.oid = f.pronamespace
    where f.prokind <> 'a'
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e')
    union all
    select 'publication', o.name, p.pubname::text
    from own o join pg_publication_rel l on l.prrelid = o.oid join pg_publication p on p.oid = l.prpubid
  )
  select concat_ws(' ', kind, name) || ': ' || said as line from line order by 1`

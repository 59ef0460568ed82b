import { kindNames } from '../kinds/index.ts'
import { wordFor } from '../kinds/undescribed-constraint.ts'
import type { CatalogOptions } from './catalog.ts'
import { catalogScope } from './catalog-scope.ts'
import type { TextResult } from './database.ts'

/** Something that no kind describes, with the statements that make it, as far as the server prints them. */
export interface Definition {
  readonly what: string
  readonly name: string
  readonly sql: string
}

/** The query for the definitions, for a transaction in which `catalogStatements` have run. */
export const definitionsQuery = (options: CatalogOptions): string => `${catalogScope(options)}\n${definitionsSql}`

/** The definitions in the answers to `definitionsQuery`. */
export function definitionsFrom(results: readonly TextResult[]): readonly Definition[] {
  const rows = results.find(({ rows: found }) => found.some((row) => 'definition' in row))?.rows ?? []
  return rows
    .map(({ what, name, definition }) => ({
      what: what ?? '',
      name: name ?? '',
      sql: definition ?? '',
    }))
    .filter(({ what, sql }) => sql !== '' && !kindNames.some((kind) => kind === what))
}

const ofExtension = (catalog: string, oid: string): string =>
  `exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`

/** A type that stands in the namespaces of the schema and is nobody's part. */
const ownTypes = `
  pg_type t join namespace n on n.oid = t.typnamespace
  where not exists (
    select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype in ('e', 'i')
  )`

/** The words in front of the names are those under which the catalog lists what is not modelled. */
const definitionsSql = `
  select u.what, u.name, u.definition from (
    select 'composite type' as what, t.oid::regtype::text as name, format('create type %s as (%s)', t.oid::regtype, (
        select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
        from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
      )) as definition
    from (select t.* from ${ownTypes} and t.typtype = 'c') t join pg_class c on c.oid = t.typrelid and c.relkind = 'c'
    union all
    select 'range type', t.oid::regtype::text, format('create type %s as range (subtype = %s)', t.oid::regtype, r.rngsubtype::regtype)
    from (select t.* from ${ownTypes} and t.typtype = 'r') t join pg_range r on r.rngtypid = t.oid
    union all
    select 'collation', c.oid::regcollation::text, format('create collation %s (provider = %s, %s, deterministic = %s)', c.oid::regcollation,
        case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
        coalesce('locale = ' || quote_literal(coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale')),
          format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype)), c.collisdeterministic::text)
    from pg_collation c join namespace n on n.oid = c.collnamespace
    where not ${ofExtension('pg_collation', 'c.oid')}
    union all
    select 'partition', c.oid::regclass || ' of ' || i.inhparent::regclass,
      format('create table %s partition of %s %s', c.oid::regclass, i.inhparent::regclass, pg_get_expr(c.relpartbound, c.oid))
        || case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end
    from pg_inherits i join pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p') and c.relispartition
    join namespace n on n.oid = c.relnamespace
    union all
    select 'inheritance', c.oid::regclass || ' from ' || i.inhparent::regclass,
      format('alter table %s inherit %s', c.oid::regclass, i.inhparent::regclass)
    from pg_inherits i join pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p') and not c.relispartition
    join namespace n on n.oid = c.relnamespace
    union all
    select distinct 'publication', p.pubname::text, format('create publication %I', p.pubname)
    from relation r join pg_publication_rel m on m.prrelid = r.oid join pg_publication p on p.oid = m.prpubid
    union all
    select ${wordFor('u')}, quote_ident(u.name) || ' on ' || r.oid::regclass,
      format('alter table %s add constraint %I %s', r.oid::regclass, u.name, pg_get_constraintdef(u.oid))
    from undescribed_constraint u join relation r on r.oid = u.relation
  ) u
  order by u.what, u.name`

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

/**
 * What a parent demands an heir has to have before it inherits. Since 18 that goes for the name of NOT NULL as well: no type
 * can be changed under an heir's that has another.
 */
const inheritedConstraints = `(
        select string_agg(case k.contype
            when 'c' then format('alter table %s add constraint %I %s', c.oid::regclass, k.conname, pg_get_constraintdef(k.oid))
            else format('alter table %1$s alter %2$I drop not null; alter table %1$s add constraint %3$I not null %2$I',
              c.oid::regclass, a.attname, k.conname) end, '; ' order by k.conname)
        from pg_constraint k left join pg_attribute a on k.contype = 'n' and a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.conrelid = c.oid and k.coninhcount > 0 and (k.contype = 'n' or (k.contype = 'c' and not k.conislocal))
          and not exists (select from pg_index x where x.indrelid = c.oid and x.indisprimary and a.attnum = any (x.indkey))
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
      concat_ws('; ', ${inheritedConstraints}, format('alter table %s inherit %s', c.oid::regclass, i.inhparent::regclass))
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

import { usesOf } from './uses.ts'

/**
 * The server shows the condition in a view that has it from version 15 on, and there only for what it publishes under its own name,
 * which a partitioned table need not be.
 */
const shown = (member: string): string => `
  (select to_jsonb(t) ->> 'rowfilter'
    from pg_publication p join pg_publication_tables t on t.pubname = p.pubname
    join pg_namespace n on n.nspname = t.schemaname join pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
    where p.oid = ${member}.prpubid and c.oid = ${member}.prrelid)`

const hasCondition = (member: string): string => `to_jsonb(${member}) ->> 'prqual' is not null`

/** Whether the server says all of what a publication has to do with a table, as SQL over a row of `pg_publication_rel`. */
export const isToldOf = (member: string): string =>
  `case when ${hasCondition(member)} then ${shown(member)} is not null else true end`

const columns = `(
  select ' (' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ')'
  from pg_attribute a
  where a.attrelid = m.prrelid and to_jsonb(m) -> 'prattrs' @> to_jsonb(a.attnum))`

export const publishedCatalog = `
  select p.pubname::text as publication, r.namespace, r.name as table,
    coalesce(${columns}, '') || case when ${hasCondition('m')} then ' WHERE (' || ${shown('m')} || ')' else '' end as part,
    ${usesOf('pg_publication_rel', 'm.oid')} as uses
  from relation r
  join pg_publication_rel m on m.prrelid = r.oid
  join pg_publication p on p.oid = m.prpubid
  where ${isToldOf('m')}
  order by p.pubname, r.namespace nulls first, r.name`

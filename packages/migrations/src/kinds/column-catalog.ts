import { sequenceColumns } from '../sql/sequence-options.ts'
import { ownedSequence } from './owned-sequence.ts'
import { usesOf } from './uses.ts'

/**
 * Every column of every table. The sequence behind a serial or identity column is looked up column by column (`offset 0`
 * keeps it so): there is an index for that, and the planner, which cannot know how many there are, would go through all
 * of them for each column. What a default uses, PostgreSQL keeps under the default expression; what a generated column
 * computes from, there or, before 15, under the column. A type that PostgreSQL brings along, which has a low number, is
 * nothing to depend on.
 */
export const columnCatalog = `
  select r.namespace, r.name as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    case when a.attcollation <> t.typcollation then
      (select case when cn.nspname = 'pg_catalog' then '' else quote_ident(cn.nspname) || '.' end || quote_ident(co.collname)
       from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace where co.oid = a.attcollation)
    end as collation,
    not a.attnotnull as nullable, pg_get_expr(ad.adbin, ad.adrelid) as expression,
    a.attgenerated as generated, a.attidentity as identity, o.name as sequence, ${sequenceColumns},
    case when ad.oid is null then '[]' else ${usesOf('pg_attrdef', 'ad.oid')} end
      || case when a.attgenerated = '' and a.atttypid < 16384 then '[]' else ${usesOf('pg_class', 'r.oid', 'a.attnum')} end as uses
  from relation r
  join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
  left join lateral (
    ${ownedSequence} and d.refobjid = r.oid and d.refobjsubid = a.attnum and (a.atthasdef or a.attidentity <> '')
    offset 0
  ) o on true
  left join pg_sequence s on s.seqrelid = o.oid
  where r.relkind in ('r', 'p')
  order by r.namespace nulls first, r.name, a.attnum`

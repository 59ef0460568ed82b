import type { DroppedWhole, Losable } from '../model/loss.ts'
import { quoteLiteral, quoteQualified } from '../sql/quote.ts'

export type Gone = Exclude<Losable, { what: 'retype' }>

/** The tables and stored columns that are there, among those that would go. A column that goes with its table is not named again. */
export const storesSql = (losables: readonly Gone[]): string => `
  with recursive ${dropped(losables)}, ${referring(losables)},
  going (relation, attribute) as (
    ${named(losables)}
    union select object, part::smallint from dropped where class = 'pg_class'::regclass
    union select relation, 0::smallint from referring
  ),
  store as (
    select distinct c.oid, n.nspname::text as namespace, c.relname::text as name, a.attname::text as column
    from going
    join pg_class c on c.oid = going.relation and c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = going.attribute and a.attnum > 0
    where going.attribute = 0 or (not a.attisdropped and a.attgenerated = '')
  )
  select namespace, name, store.column from store
  where (store.column is null or not exists (select from store whole where whole.oid = store.oid and whole.column is null))
    and not exists (
      select from pg_inherits i join store parent on parent.oid = i.inhparent
      where i.inhrelid = store.oid and (parent.column is null or parent.column = store.column)
    )
  order by namespace, name, store.column`

/** What statements name themselves, as relation and number of the column, 0 for all of it. */
function named(losables: readonly Gone[]): string {
  const rows = losables.flatMap((losable) => {
    if (losable.what !== 'rows' && losable.what !== 'values') return []
    const column = losable.what === 'values' ? quoteLiteral(losable.column) : 'null'
    return [`(${regclass(losable)}, ${column})`]
  })
  return `select spoken.relation, coalesce(a.attnum, 0::smallint)
    from (values ${[...rows, '(null::regclass, null)'].join(', ')}) as spoken (relation, attribute)
    left join pg_attribute a on a.attrelid = spoken.relation and a.attname = spoken.attribute
    where spoken.attribute is null or a.attnum is not null`
}

const regclass = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  `to_regclass(${quoteLiteral(quoteQualified(namespace, name))})`

const origins: { readonly [W in DroppedWhole]: (name: string) => string } = {
  schema: (name) => `'pg_namespace'::regclass, (select oid from pg_namespace where nspname = ${name})`,
  extension: (name) => `'pg_extension'::regclass, (select oid from pg_extension where extname = ${name})`,
  type: (name) => `'pg_type'::regclass, to_regtype(${name})::oid`,
}

/** What goes with something that is dropped with CASCADE, as the server itself keeps account of it. */
function dropped(losables: readonly Gone[]): string {
  const rows = losables.flatMap((losable) => {
    if (losable.what !== 'dependents') return []
    const { of, namespace, name } = losable
    return [`(${origins[of](quoteLiteral(of === 'type' ? quoteQualified(namespace, name) : name))}, 0)`]
  })
  return `dropped (class, object, part) as (
    select class::oid, object, part from (values ${[...rows, '(null::regclass, null::oid, 0)'].join(', ')}) as origin (class, object, part)
    union
    select d.classid, d.objid, d.objsubid
    from dropped join pg_depend d on d.refclassid = dropped.class and d.refobjid = dropped.object
    where dropped.part = 0 or d.refobjsubid = dropped.part
  )`
}

/** TRUNCATE … CASCADE empties whatever refers to the table, and to that. */
function referring(losables: readonly Gone[]): string {
  const rows = losables.flatMap((losable) => (losable.what === 'referring-rows' ? [`(${regclass(losable)})`] : []))
  return `referring (relation) as (
    select relation::oid from (values ${[...rows, '(null::regclass)'].join(', ')}) as emptied (relation)
    union
    select k.conrelid from referring join pg_constraint k on k.confrelid = referring.relation and k.contype = 'f'
  )`
}

import type { Key } from '../model/key.ts'
import type { CatalogRow } from '../model/kind.ts'
import type { Constraint, ReferentialAction } from './constraint.ts'
import { constraintKey, indexKey } from './keys.ts'
import { decodeUses, usesOf } from './uses.ts'

const namesOf = (relation: string, numbers: string) => `coalesce((
    select jsonb_agg(a.attname order by u.place)
    from unnest(${numbers}) with ordinality u (attnum, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = u.attnum
  ), '[]')`

/**
 * What holds for a constraint `k` that is described here. Of what is none of an array the planner expects most rows, of other ways
 * to say it next to none, and would then go through all tables for each constraint.
 */
export const isDescribed = `k.contype in ('p', 'u', 'f', 'c', 'x') and k.conislocal and k.conparentid = 0
    and k.oid <> all (array(select u.oid from undescribed_constraint u))`

/**
 * PostgreSQL 18 also keeps NOT NULL here; that is an attribute of the column. Constraints that come from a parent
 * table or stand on its partitions belong to their parent.
 */
export const constraintCatalog = `
  select r.namespace, r.name as table, k.conname as name, k.contype as type,
    ${namesOf('k.conrelid', 'k.conkey')} as columns,
    case when k.contype in ('p', 'u') then ${namesOf('k.conrelid', '(x.indkey::int2[])[x.indnkeyatts : x.indnatts - 1]')} end as include,
    coalesce(x.indisunique and to_jsonb(x) -> 'indnullsnotdistinct' = 'true', false) as nulls_not_distinct,
    k.condeferrable as deferrable, k.condeferred as deferred, k.convalidated as validated, k.connoinherit as no_inherit,
    case k.contype when 'c' then pg_get_expr(k.conbin, k.conrelid) when 'x' then pg_get_constraintdef(k.oid) end as text,
    tn.namespace as target_namespace, tc.relname as target_table,
    ${namesOf('k.confrelid', 'k.confkey')} as target_columns,
    target_index.relname as target_index, target_key.conname as target_key,
    k.confmatchtype as match, k.confupdtype as on_update, k.confdeltype as on_delete,
    case when k.confdeltype in ('n', 'd') then ${namesOf('k.conrelid', "translate(to_jsonb(k) ->> 'confdelsetcols', '[]', '{}')::int2[]")} end as on_delete_columns,
    case k.contype
      when 'c' then ${usesOf('pg_constraint', 'k.oid')}
      when 'x' then ${usesOf('pg_constraint', 'k.oid')} || ${usesOf('pg_class', 'k.conindid')}
    end as uses
  from relation r
  join pg_constraint k on k.conrelid = r.oid and ${isDescribed}
  left join pg_index x on x.indexrelid = k.conindid and k.contype in ('p', 'u')
  left join pg_class tc on tc.oid = k.confrelid
  left join namespace tn on tn.oid = tc.relnamespace
  left join pg_class target_index on target_index.oid = k.conindid and k.contype = 'f'
  left join pg_constraint target_key on target_key.conrelid = k.confrelid and target_key.conindid = target_index.oid and target_key.contype in ('p', 'u')
  where r.relkind in ('r', 'p')
  order by r.namespace nulls first, r.name, k.contype = 'f', k.conname`

const actions: Readonly<Record<string, ReferentialAction>> = {
  a: 'NO ACTION',
  r: 'RESTRICT',
  c: 'CASCADE',
  n: 'SET NULL',
  d: 'SET DEFAULT',
}

const actionOf = (letter: unknown): ReferentialAction => actions[letter as string] ?? 'NO ACTION'

export function decodeConstraint(row: CatalogRow): Constraint {
  const [namespace, table, columns] = [row.namespace as string | null, row.table as string, row.columns as string[]]
  const named = { namespace, table, name: row.name as string }
  const deferring = { deferrable: row.deferrable as boolean, initiallyDeferred: row.deferred as boolean }
  const uses = decodeUses(row.uses, constraintKey(namespace, table, named.name))
  const validated = row.validated as boolean
  switch (row.type) {
    case 'c':
      return {
        ...named,
        type: 'check',
        expression: row.text as string,
        noInherit: row.no_inherit as boolean,
        validated,
        uses,
      }
    case 'x':
      return { ...named, type: 'exclusion', definition: (row.text as string).replace(/^EXCLUDE /, ''), uses }
    case 'f':
      return {
        ...named,
        ...deferring,
        type: 'foreign key',
        columns,
        ...decodeTarget(row),
        validated,
        uses: guaranteeOf(row),
      }
    default:
      return {
        ...named,
        ...deferring,
        type: row.type === 'p' ? 'primary key' : 'unique',
        columns,
        include: (row.include ?? []) as string[],
        nullsNotDistinct: row.nulls_not_distinct as boolean,
        uses: [],
      }
  }
}

/** The one constraint or unique index of the target that PostgreSQL chose when the foreign key was made. */
function guaranteeOf(row: CatalogRow): readonly Key[] {
  const namespace = row.target_namespace as string | null
  if (row.target_key) return [constraintKey(namespace, row.target_table as string, row.target_key as string)]
  return row.target_index ? [indexKey(namespace, row.target_index as string)] : []
}

const decodeTarget = (row: CatalogRow) => ({
  target: {
    namespace: row.target_namespace as string | null,
    table: row.target_table as string,
    columns: row.target_columns as string[],
  },
  match: row.match === 'f' ? ('FULL' as const) : ('SIMPLE' as const),
  onUpdate: actionOf(row.on_update),
  onDelete: actionOf(row.on_delete),
  onDeleteColumns: (row.on_delete_columns ?? []) as string[],
})

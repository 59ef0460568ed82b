import type { Kind, PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { freeName, suffixed } from '../sql/object-name.ts'
import { displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { labelRefusal } from './column-refusal.ts'
import { moveToNamesake } from './column-retype.ts'
import { adoptValues, declaredEnums } from './enum-declared.ts'
import { createEnum } from './enum-definition.ts'
import { enumObstacles } from './enum-obstacles.ts'
import { enumResemblance } from './enum-resemblance.ts'
import { columnsOfType, mergesInto, mergesOf } from './enum-rows.ts'
import { columnKey, enumKey, inNamespace } from './keys.ts'
import { rowHolders } from './table-columns.ts'
import { isTaken } from './taken.ts'

/** An enum type; its values are in sort order. */
export interface Enum {
  readonly namespace: string | null
  readonly name: string
  readonly values: readonly string[]
}

export const enumKind: Kind<Enum> = {
  name: 'enum',
  rank: 10,
  rebuildable: () => false,
  key: ({ namespace, name }) => enumKey(namespace, name),
  references: ({ namespace }) => inNamespace(namespace),
  occupies: ({ namespace, name }) => [`type:${displayQualified(namespace, name)}`],
  catalog: {
    sql: `
      select n.namespace, t.typname as name,
        coalesce(jsonb_agg(e.enumlabel order by e.enumsortorder) filter (where e.oid is not null), '[]') as values
      from pg_type t
      join namespace n on n.oid = t.typnamespace
      left join pg_enum e on e.enumtypid = t.oid
      where t.typtype = 'e'
        and not exists (
          select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e'
        )
      group by n.namespace, t.oid, t.typname
      order by n.namespace nulls first, t.typname`,
    decode: (row) => ({
      namespace: row.namespace as string | null,
      name: row.name as string,
      values: row.values as readonly string[],
    }),
  },
  declared: declaredEnums,
  adopt: adoptValues,
  relabel: (type, { namespace, name }) => ({ ...type, namespace, name }),
  resemblance: enumResemblance,
  parts: ({ values }) => values,
  obstacles: enumObstacles,
  create: (type) => [createType(type)],
  drop: ({ namespace, name }) => [statement(`DROP TYPE ${quoteQualified(namespace, name)}`)],
  disturbs: (before, after, context) => isRebuilt(before, after, context),
  revalues: (_before, after, context) =>
    columnsOfType(after, context)
      .filter(([, column]) => mergesInto(column, context).length > 0)
      .map(([, { namespace, table, name }]) => columnKey(namespace, table, name)),
  settles: (before, after) =>
    isExtension(before, after) ? after.values.filter((value) => !before.values.includes(value)) : [],
  hinderers: (before, after, context) =>
    before !== null && isRebuilt(before, after, context)
      ? columnsOfType(after, context).flatMap(([was]) => rowHolders(was, context.before))
      : [],
  change: (before, after, context) =>
    isRebuilt(before, after, context) ? rebuild(before, after, context) : addValues(before, after),
}

const createType = (type: Enum): Statement => statement(createEnum(type))

/** A value that is added in place cannot be used in the same transaction; one of a type made there can. */
export const isRebuilt = (before: Enum, after: Enum, { unsettled }: PlanContext): boolean =>
  !isExtension(before, after) || unsettled.has(enumKey(after.namespace, after.name))

/** ALTER TYPE can only add: every value is still there, and in the same order. */
function isExtension(before: Enum, after: Enum): boolean {
  const kept = after.values.filter((value) => before.values.includes(value))
  return kept.length === before.values.length && kept.every((value, index) => value === before.values[index])
}

function addValues(before: Enum, after: Enum): readonly Statement[] {
  const known = new Set(before.values)
  return after.values.flatMap((value, index) => {
    if (known.has(value)) return []
    const previous = after.values[index - 1]
    const next = after.values.slice(index + 1).find((other) => known.has(other))
    const place =
      previous !== undefined
        ? ` AFTER ${quoteLiteral(previous)}`
        : next !== undefined
          ? ` BEFORE ${quoteLiteral(next)}`
          : ''
    return [
      statement(`ALTER TYPE ${quoteQualified(after.namespace, after.name)} ADD VALUE ${quoteLiteral(value)}${place}`),
    ]
  })
}

/** Values cannot be removed or moved: a second type takes the name, and each column goes over by its text. */
function rebuild(before: Enum, after: Enum, context: PlanContext): readonly Statement[] {
  const { namespace, name } = before
  const staleName = freeName((suffix) => suffixed(name, suffix), {
    suffix: 'old',
    isTaken: (free) => isTaken('type', { namespace, name: free }, context),
  })
  const stale = { namespace, name: staleName }
  const removed = before.values.filter((value) => !after.values.includes(value))
  const merges = mergesOf(enumKey(namespace, name), removed, context)
  return [
    statement(`ALTER TYPE ${quoteQualified(namespace, name)} RENAME TO ${quoteName(stale.name)}`),
    createType(after),
    ...columnsOfType(after, context).flatMap(([was, becomes]) =>
      moveToNamesake(was, becomes, {
        merges,
        usings: context.usings,
        notes: context.isWayBack ? labelRefusal(becomes, removed, merges) : [],
      }),
    ),
    statement(`DROP TYPE ${quoteQualified(stale.namespace, stale.name)}`, {
      loses:
        removed.length === 0
          ? null
          : `the ${removed.length === 1 ? 'value' : 'values'} ${removed.map(quoteLiteral).join(', ')} of the type`,
    }),
  ]
}
